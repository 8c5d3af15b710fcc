using System.Net.WebSockets;
using System.Threading.Channels;

namespace Sidecar.Simulator.Session;

/// <summary>
/// Events on their way to the client. Bounded by bytes: a client that doesn't read them is dropped, because a protocol
/// without resume has no way to skip any.
/// </summary>
internal sealed class Outbox : ISessionOutbox
{
    /// <summary>About 16 minutes of speech.</summary>
    public const long MaxQueuedBytes = 64L * 1024 * 1024;

    // Unbounded in entries, because the bound that matters is the one on bytes below.
    private readonly Channel<OutboxEntry> _entries = Channel.CreateUnbounded<OutboxEntry>(
        new() { SingleReader = true }
    );

    private readonly TaskCompletionSource _overflowed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _queuedBytes;
    private volatile bool _closed;

    /// <summary>Ends when the client has fallen too far behind.</summary>
    public Task Overflowed => _overflowed.Task;

    public bool Closing => _closed;

    public void Send(byte[] utf8)
    {
        if (_closed)
        {
            return;
        }

        if (Interlocked.Add(ref _queuedBytes, utf8.Length) > MaxQueuedBytes)
        {
            // First: whoever sees the queue end must also see why.
            _overflowed.TrySetResult();
            _closed = true;
            _entries.Writer.TryComplete();
            return;
        }

        _entries.Writer.TryWrite(new(utf8, null, ""));
    }

    public void Close(int code, string reason)
    {
        if (!_closed)
        {
            _closed = true;
            _entries.Writer.TryWrite(new([], (WebSocketCloseStatus)code, reason));
            _entries.Writer.TryComplete();
        }
    }

    public IAsyncEnumerable<OutboxEntry> ReadAllAsync(CancellationToken cancellationToken) =>
        _entries.Reader.ReadAllAsync(cancellationToken);

    public void Sent(OutboxEntry entry) => Interlocked.Add(ref _queuedBytes, -entry.Utf8.Length);
}

/// <param name="CloseStatus">Set on the last entry when the server closes.</param>
internal readonly record struct OutboxEntry(byte[] Utf8, WebSocketCloseStatus? CloseStatus, string CloseReason);
