using Sidecar.Realtime.Session;

namespace Sidecar.Credentials;

/// <summary>Makes sessions that get their credential from a source, and ask it once more when it is refused.</summary>
internal sealed class CredentialedSessionFactory(
    IRealtimeSessionFactory inner,
    ICredentialSource source,
    TimeProvider time
) : IRealtimeSessionFactory
{
    public IRealtimeSession Create(RealtimeSessionOptions options) =>
        new CredentialedSession(options, inner, source, time);
}
