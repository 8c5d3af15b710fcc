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

    public void Send(string type, byte[] utf8) => Send(utf8, frameBytes: 0);

    /// <param name="utf8">The message.</param>
    /// <param name="frameBytes">The size of its WebSocket frames; 0 sends it in one.</param>
    public void Send(byte[] utf8, int frameBytes)
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

        _entries.Writer.TryWrite(new(utf8) { FrameBytes = frameBytes });
    }

    public void Close(int code, string reason) => End(new CloseFrame(code, reason));

    /// <summary>Ends the connection without a close frame, once everything queued before is sent.</summary>
    public void Break(bool reset) => End(new BrokenLine(reset));

    public IAsyncEnumerable<OutboxEntry> ReadAllAsync(CancellationToken cancellationToken) =>
        _entries.Reader.ReadAllAsync(cancellationToken);

    public void Sent(OutboxEntry entry) => Interlocked.Add(ref _queuedBytes, -entry.Utf8.Length);

    /// <summary>Nothing more is sent for a while (null: for good) once everything queued before is; null when closed.</summary>
    public OutboxStall? Stall(TimeSpan? duration)
    {
        var stall = new OutboxStall(duration);
        return !_closed && _entries.Writer.TryWrite(new([]) { Stall = stall }) ? stall : null;
    }

    private void End(OutboxEnd end)
    {
        if (!_closed)
        {
            _closed = true;
            _entries.Writer.TryWrite(new([]) { End = end });
            _entries.Writer.TryComplete();
        }
    }
}

/// <summary>A message, a pause, or how the connection ends.</summary>
internal readonly record struct OutboxEntry(byte[] Utf8)
{
    /// <summary>0 for a single frame.</summary>
    public int FrameBytes { get; init; }

    public OutboxStall? Stall { get; init; }

    /// <summary>Set on the last entry.</summary>
    public OutboxEnd? End { get; init; }
}

/// <param name="duration">Null for good.</param>
internal sealed class OutboxStall(TimeSpan? duration)
{
    private volatile bool _lifted;

    public TimeSpan? Duration => duration;

    /// <summary>True where the pause was called off before its turn came.</summary>
    public bool Lifted => _lifted;

    public void Lift() => _lifted = true;
}

internal abstract record OutboxEnd;

internal sealed record CloseFrame(int Code, string Reason) : OutboxEnd;

/// <param name="Reset">A TCP reset instead of the end of the stream.</param>
internal sealed record BrokenLine(bool Reset) : OutboxEnd;
