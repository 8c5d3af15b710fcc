using Microsoft.Extensions.Logging;

namespace Sidecar.Realtime.Session;

/// <summary>Makes sessions over WebSockets.</summary>
public sealed class RealtimeSessionFactory(TimeProvider timeProvider, ILoggerFactory loggerFactory)
    : IRealtimeSessionFactory
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The endpoint is no URL to which a WebSocket can be opened.</exception>
    public IRealtimeSession Create(RealtimeSessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new RealtimeSession(options, timeProvider, loggerFactory.CreateLogger("Sidecar.Realtime.Session"));
    }
}
