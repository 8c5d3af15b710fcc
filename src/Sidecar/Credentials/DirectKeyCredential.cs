namespace Sidecar.Credentials;

/// <summary>The configured key itself, in this process: for one's own machine, and only when spelled out.</summary>
internal sealed class DirectKeyCredential(string key) : ICredentialSource
{
    private readonly Credential _credential = new(key);

    public string Description => "direct-key";

    public string Remedy => "Check Provider:ApiKey (or OPENAI_API_KEY), and that it is a key of this provider.";

    public ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => new(_credential);

    public bool Refused(Credential credential) => false;
}
