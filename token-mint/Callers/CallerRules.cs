using Sidecar.TokenMint.Configuration;
using Sidecar.TokenMint.Secrets;

namespace Sidecar.TokenMint.Callers;

internal static class CallerRules
{
    public static IEnumerable<ConfigurationFault> Check(AuthenticationOptions options)
    {
        bool hasAny = options.ApiKeys.Count > 0 || options.ApiKeysFile.Length > 0 || options.Jwt.IsConfigured;
        if (!hasAny && options.Mode != AuthenticationMode.Unsecured)
        {
            yield return new(
                "Authentication",
                "no caller could be told from a stranger: set ApiKeys, ApiKeysFile or Jwt; "
                    + "or spell out Authentication:Mode = Unsecured"
            );
        }
        if (hasAny && options.Mode == AuthenticationMode.Unsecured)
        {
            yield return new(
                "Authentication:Mode",
                "is Unsecured, and yet keys or Jwt are configured; which is meant?"
            );
        }
        if (FaultOf(options.ApiKeys) is { } keysFault)
        {
            yield return new("Authentication:ApiKeys", keysFault);
        }
        if (
            options.ApiKeysFile.Length > 0
            && SecretFile.FaultOf(options.ApiKeysFile, ApiKeyList.ParseFile) is { } fileFault
        )
        {
            yield return new("Authentication:ApiKeysFile", fileFault);
        }
        foreach (ConfigurationFault fault in options.Jwt.IsConfigured ? CheckJwt(options.Jwt) : [])
        {
            yield return fault;
        }
    }

    private static IEnumerable<ConfigurationFault> CheckJwt(JwtOptions jwt)
    {
        if (jwt.Issuer.Length == 0)
        {
            yield return new("Authentication:Jwt:Issuer", "is needed with the other Jwt keys");
        }
        if (jwt.Audience.Length == 0)
        {
            yield return new("Authentication:Jwt:Audience", "is needed with the other Jwt keys");
        }
        if (jwt.KeysFile.Length > 0 == jwt.Secret.Length > 0)
        {
            yield return new("Authentication:Jwt:KeysFile", "or Authentication:Jwt:Secret is needed, and not both");
        }
        else if (jwt.Secret.Length is > 0 and < JwtKeys.MinSecretLength)
        {
            yield return new("Authentication:Jwt:Secret", $"has fewer than {JwtKeys.MinSecretLength} characters");
        }
        else if (jwt.KeysFile.Length > 0 && SecretFile.FaultOf(jwt.KeysFile, JwtKeys.FromKeySet) is { } problem)
        {
            yield return new("Authentication:Jwt:KeysFile", problem);
        }
    }

    private static string? FaultOf(IReadOnlyDictionary<string, string> hashes)
    {
        try
        {
            ApiKeyList.FromHashes(hashes);
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }
}
