using Sidecar.TokenMint.Configuration;
using Sidecar.TokenMint.Secrets;

namespace Sidecar.TokenMint.Upstream;

internal static class UpstreamRules
{
    public static IEnumerable<ConfigurationFault> Check(UpstreamOptions upstream)
    {
        if (!ConfigurationRules.IsHttp(upstream.Endpoint) || upstream.Endpoint.AsSpan().IndexOfAny("?#@") >= 0)
        {
            yield return new("Upstream:Endpoint", "is not an http:// or https:// URL without user, query and fragment");
        }
        else if (new Uri(upstream.Endpoint) is { Scheme: "http", IsLoopback: false } && !upstream.AllowPlainHttp)
        {
            yield return new(
                "Upstream:Endpoint",
                "would carry the key unencrypted; set Upstream:AllowPlainHttp to true if that is meant"
            );
        }
        foreach (ConfigurationFault fault in CheckKey(upstream))
        {
            yield return fault;
        }
        if (upstream.TotalTimeoutMs < upstream.TimeoutMs)
        {
            yield return new("Upstream:TotalTimeoutMs", "is shorter than Upstream:TimeoutMs");
        }
    }

    private static IEnumerable<ConfigurationFault> CheckKey(UpstreamOptions upstream)
    {
        if (upstream.ApiKey.Length > 0 && upstream.ApiKeyFile.Length > 0)
        {
            yield return new("Upstream:ApiKeyFile", "and Upstream:ApiKey are both set; one of them is meant");
        }
        else if (upstream.ApiKeyFile.Length > 0)
        {
            if (SecretFile.FaultOf(upstream.ApiKeyFile, UpstreamKey.Parse) is { } problem)
            {
                yield return new("Upstream:ApiKeyFile", problem);
            }
        }
        else if (upstream.ApiKey.Length == 0)
        {
            yield return new(
                "Upstream:ApiKey",
                "is needed: set MINT_UPSTREAM__APIKEY or Upstream:ApiKeyFile; OPENAI_API_KEY is read for api.openai.com"
            );
        }
        else if (upstream.ApiKey.Trim().Any(c => c is < '!' or > '~'))
        {
            yield return new("Upstream:ApiKey", "has a blank or a character that no key has; was it copied whole?");
        }
    }
}
