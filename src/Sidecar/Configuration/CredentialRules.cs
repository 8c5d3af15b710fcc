using Sidecar.Credentials;

namespace Sidecar.Configuration;

/// <summary>The rules about where the key comes from. A fault never shows a key.</summary>
internal static class CredentialRules
{
    public static IEnumerable<ConfigurationFault> Check(SidecarOptions options)
    {
        ProviderOptions provider = options.Provider;
        ProviderKind kind = ProviderEndpoint.Resolve(options);
        if (provider.ApiKey.Length > 0 && provider.Auth != ProviderAuth.DirectKey && kind != ProviderKind.Simulator)
        {
            yield return new(
                "Provider:ApiKey",
                "is set (or OPENAI_API_KEY is), but a key is used directly only where that is said in words. Either take it "
                    + "away and set TokenMint:Url, so that a token mint keeps it; or, on a machine of your own, set "
                    + "Provider:Auth to direct-key (--auth direct-key). See docs/keys.md"
            );
        }
        else if (
            kind is ProviderKind.OpenAI or ProviderKind.Azure or ProviderKind.XAi
            && ProviderEndpoint.ResolveAuth(options) == ProviderAuth.None
            && provider.Headers.Length == 0
        )
        {
            yield return new(
                "Provider:Auth",
                $"{kind} wants a key: set TokenMint:Url, so that a token mint keeps it; or, on a machine of your own, set "
                    + "Provider:Auth to direct-key and SIDECAR_PROVIDER__APIKEY (for OpenAI also OPENAI_API_KEY); or use --provider simulator. See docs/keys.md"
            );
        }
        if (provider.Auth == ProviderAuth.DirectKey && provider.ApiKey.Length == 0 && kind != ProviderKind.Simulator)
        {
            yield return new(
                "Provider:ApiKey",
                "is needed when Provider:Auth is direct-key; set SIDECAR_PROVIDER__APIKEY, or OPENAI_API_KEY for OpenAI"
            );
        }
        if (provider.ApiKey.Any(c => c is < '!' or > '~'))
        {
            yield return new("Provider:ApiKey", "has a blank or a character that no key has; was it copied whole?");
        }
        if (provider.Auth == ProviderAuth.TokenMint && options.TokenMint.Url.Length == 0)
        {
            yield return new("TokenMint:Url", "is needed when Provider:Auth is token-mint");
        }
        foreach (ConfigurationFault fault in CheckMint(options.TokenMint))
        {
            yield return fault;
        }
    }

    private static IEnumerable<ConfigurationFault> CheckMint(TokenMintOptions mint)
    {
        if (mint.Url.Length > 0)
        {
            if (!Uri.TryCreate(mint.Url, UriKind.Absolute, out Uri? url) || url.Scheme is not ("http" or "https"))
            {
                yield return new(
                    "TokenMint:Url",
                    "is not an http:// or https:// URL, such as https://mint.example/token"
                );
            }
            else if (url.UserInfo.Length > 0)
            {
                yield return new(
                    "TokenMint:Url",
                    "holds a name or password; the caller's key belongs in TokenMint:ApiKey"
                );
            }
            else if (url.Scheme == "http" && !url.IsLoopback && !mint.AllowHttp)
            {
                yield return new(
                    "TokenMint:Url",
                    $"would carry secrets in clear text to {url.Host}; use https, or set TokenMint:AllowHttp to true if the "
                        + "network between is yours"
                );
            }
        }
        if (!CallerKey.IsOneWord(mint.ApiKey))
        {
            yield return new("TokenMint:ApiKey", "has a blank or a character that no key has; was it copied whole?");
        }
        if (mint.ApiKey.Length > 0 && mint.ApiKeyFile.Length > 0)
        {
            yield return new("TokenMint:ApiKeyFile", "and TokenMint:ApiKey are both set; keep one");
        }
        else if (mint.ApiKeyFile.Length > 0 && !File.Exists(mint.ApiKeyFile))
        {
            yield return new("TokenMint:ApiKeyFile", $"there is no file '{mint.ApiKeyFile}'");
        }
    }
}
