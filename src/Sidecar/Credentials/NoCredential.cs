namespace Sidecar.Credentials;

/// <summary>For servers that ask for none: the simulator, or one on this machine.</summary>
internal sealed class NoCredential : ICredentialSource
{
    public string Description => "none";

    public string? Remedy =>
        "The server wants a key: set TokenMint:Url, or Provider:Auth to direct-key and Provider:ApiKey (docs/keys.md).";

    public ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => new(Credential.None);

    public bool Refused(Credential credential) => false;
}
