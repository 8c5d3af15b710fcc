namespace Sidecar.Credentials;

/// <summary>The configured key itself, in this process: for one's own machine, and only when spelled out.</summary>
internal sealed class DirectKeyCredential(string key) : ICredentialSource
{
    private readonly Credential _credential = new(key);

    public string Description => "direct-key";

    /// <summary>Where a key of this provider is found is the provider's to say.</summary>
    public string? Remedy => null;

    public ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => new(_credential);

    public bool Refused(Credential credential) => false;
}
