using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Session;

/// <summary>
/// One session with a server that speaks the Realtime API: one socket, one server-side conversation. It is created
/// without I/O, observed, then started; it never reconnects by itself.
/// </summary>
public interface IRealtimeSession : IAsyncDisposable
{
    /// <summary>What this provider can do. Code asks this record, never the provider's name.</summary>
    RealtimeCapabilities Capabilities { get; }

    /// <summary>
    /// Every server event in wire order, called on the receive thread: an observer must hand over and return, never
    /// wait. Completes when the session ends, after a last <see cref="SessionEnded"/> that says how.
    /// <see cref="OutputAudioDelta"/> carries pooled memory; see there who releases it.
    /// </summary>
    IObservable<ServerEvent> Events { get; }

    /// <summary>What has been counted so far, readable at any time; zeros from a session that doesn't count.</summary>
    RealtimeSessionStatistics Statistics => RealtimeSessionStatistics.Zero;

    /// <summary>
    /// Connects, sends the configuration and waits until the server has confirmed it (<c>session.updated</c>). Observers
    /// have seen that event when this returns, and the error when it fails.
    /// </summary>
    /// <exception cref="RealtimeSessionException">
    /// The server can't be reached, refused the handshake, refused the configuration, or did not confirm it in time.
    /// <see cref="RealtimeSessionException.Failure"/> says which, with a remedy a person understands.
    /// </exception>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Appends microphone audio (PCM16 24 kHz mono, any even number of bytes; copied before this returns). The queue is
    /// bounded: when the socket can't keep up, the oldest audio is dropped and counted. Never blocks, never allocates.
    /// </summary>
    /// <returns>False when the session is not open.</returns>
    /// <exception cref="ArgumentException">An odd number of bytes.</exception>
    bool AppendAudio(ReadOnlySpan<byte> pcm);

    /// <summary>
    /// Queues a control event; never dropped. Ignored once the session has ended. <c>response.create</c> is held back
    /// while another response is in flight, and several waiting ones become one. What is sent before the session is open
    /// goes out once it is.
    /// </summary>
    /// <exception cref="ArgumentException">It holds what no client may send, such as an item of the server's.</exception>
    void Send(ClientEvent clientEvent);

    /// <summary>
    /// Closes in order, in bounded time, whether or not the server answers: control events still queued go out first,
    /// audio does not. Cancelling skips the wait; it throws nothing.
    /// </summary>
    Task CloseAsync(CancellationToken cancellationToken);
}

/// <summary>Makes sessions.</summary>
public interface IRealtimeSessionFactory
{
    /// <summary>A session that is not yet connected.</summary>
    IRealtimeSession Create(RealtimeSessionOptions options);
}
