using Sidecar.Configuration;

namespace Sidecar.Credentials;

/// <summary>From the configuration to the source of the credential.</summary>
internal static class CredentialSetup
{
    /// <param name="options">Validated.</param>
    public static ICredentialSource Create(SidecarOptions options, TimeProvider time, ILoggerFactory logs)
    {
        switch (ProviderEndpoint.ResolveAuth(options))
        {
            case ProviderAuth.TokenMint:
                return new TokenMintCredential(
                    options.TokenMint,
                    options.Provider.Model,
                    time,
                    Random.Shared,
                    logs.CreateLogger<TokenMintCredential>()
                );
            case ProviderAuth.DirectKey:
                Log.DirectKey(logs.CreateLogger<DirectKeyCredential>());
                return new DirectKeyCredential(options.Provider.ApiKey);
            default:
                return new NoCredential();
        }
    }
}
