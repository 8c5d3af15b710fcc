using Sidecar.Configuration;

namespace Sidecar.Tests.Configuration;

public sealed class CredentialRulesTests
{
    private const string Key = "sk-a-key-that-no-fault-shows";
    private const string Mint = "https://mint.example/token";

    [Theory]
    [InlineData("", "Provider:ApiKey", "OPENAI_API_KEY")]
    [InlineData("Provider:Kind=openai", "Provider:ApiKey", "OPENAI_API_KEY")]
    [InlineData("Provider:ApiKey=" + Key, "Provider:ApiKey", "")]
    [InlineData("Provider:ApiKey=" + Key + ";TokenMint:Url=" + Mint, "Provider:ApiKey", "")]
    [InlineData("Provider:ApiKey=" + Key + ";Provider:Auth=none;Provider:Endpoint=ws://h/", "Provider:ApiKey", "")]
    [InlineData("Provider:ApiKey=" + Key + ";Provider:Auth=token-mint;TokenMint:Url=" + Mint, "Provider:ApiKey", "")]
    public void KeyWithoutTheWords_IsRefused_WithBothRemedies(string sets, string key, string variable)
    {
        ConfigurationFault fault = Assert.Single(Faults(sets, variable));

        Assert.Equal(key, fault.Key);
        Assert.Contains("TokenMint:Url", fault.Problem, StringComparison.Ordinal);
        Assert.Contains("direct-key", fault.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, fault.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Provider:Kind=openai", "Provider:Auth")]
    [InlineData("Provider:Auth=direct-key", "Provider:ApiKey")]
    [InlineData("Provider:Auth=direct-key;Provider:Endpoint=wss://other.example/", "Provider:ApiKey")]
    [InlineData("Provider:Auth=token_mint", "TokenMint:Url")]
    [InlineData("Provider:Auth=vault", "Provider:Auth")]
    [InlineData("TokenMint:Url=mint.example", "TokenMint:Url")]
    [InlineData("TokenMint:Url=ftp://mint.example", "TokenMint:Url")]
    [InlineData("TokenMint:Url=https://me:" + Key + "@mint.example", "TokenMint:Url")]
    [InlineData("TokenMint:Url=http://mint.example/token", "TokenMint:Url")]
    [InlineData("TokenMint:Url=" + Mint + ";TokenMint:ApiKey=two words", "TokenMint:ApiKey")]
    [InlineData("TokenMint:Url=" + Mint + ";TokenMint:ApiKeyFile=/nowhere/key", "TokenMint:ApiKeyFile")]
    [InlineData("TokenMint:Url=" + Mint + ";TokenMint:ApiKey=a;TokenMint:ApiKeyFile=b", "TokenMint:ApiKeyFile")]
    [InlineData("Provider:Endpoint=ftp://h/?api-key=" + Key, "Provider:Endpoint")]
    [InlineData("Provider:Endpoint=" + Key + "@h", "Provider:Endpoint")]
    public void WhatCantWork_IsRefused_WithoutShowingAKey(string sets, string key)
    {
        ConfigurationFault fault = Assert.Single(Faults(sets));

        Assert.Equal(key, fault.Key);
        Assert.DoesNotContain(Key, fault.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Simulator", "None", "")]
    [InlineData("TokenMint:Url=" + Mint, "OpenAI", "TokenMint", "")]
    [InlineData("TokenMint:Url=" + Mint, "OpenAI", "TokenMint", "OPENAI_API_KEY")]
    [InlineData("TokenMint:Url=http://127.0.0.1:52720", "OpenAI", "TokenMint", "")]
    [InlineData("TokenMint:Url=http://10.0.0.7/token;TokenMint:AllowHttp=true", "OpenAI", "TokenMint", "")]
    [InlineData("TokenMint:Url=" + Mint + ";Provider:Kind=simulator", "Simulator", "None", "")]
    [InlineData("TokenMint:Url=" + Mint + ";Provider:Auth=none;Provider:Endpoint=ws://h/", "Compatible", "None", "")]
    [InlineData("Provider:Auth=direct-key", "OpenAI", "DirectKey", "OPENAI_API_KEY")]
    [InlineData("Provider:Auth=direct_key;Provider:ApiKey=" + Key, "OpenAI", "DirectKey", "")]
    [InlineData("Provider:Auth=direct-key;TokenMint:Url=" + Mint, "OpenAI", "DirectKey", "OPENAI_API_KEY")]
    [InlineData("Provider:Kind=simulator", "Simulator", "None", "OPENAI_API_KEY")]
    [InlineData("Provider:Endpoint=ws://127.0.0.1:9/", "Compatible", "None", "OPENAI_API_KEY")]
    public void WhatIsMeant_IsUnderstood(string sets, string kind, string auth, string variable)
    {
        SidecarOptions options = Load(sets, variable);

        Assert.Equal(
            (kind, auth),
            (ProviderEndpoint.Resolve(options).ToString(), ProviderEndpoint.ResolveAuth(options).ToString())
        );
    }

    private static IReadOnlyList<ConfigurationFault> Faults(string sets, string variable = "") =>
        Assert.Throws<ConfigurationException>(() => Load(sets, variable)).Faults;

    private static SidecarOptions Load(string sets, string variable)
    {
        Dictionary<string, string?> flags = sets.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(set => set.Split('=', 2))
            .ToDictionary(set => set[0], set => (string?)set[1], StringComparer.OrdinalIgnoreCase);
        Dictionary<string, string> environment = variable.Length > 0 ? new() { [variable] = Key } : [];
        return ConfigurationLoader.Load(null, flags, environment);
    }
}
