namespace Sidecar.Realtime.Session;

/// <summary>
/// Microphone frames that wait for the socket, in one fixed buffer. When it is full, the oldest frames go. Positions
/// count the bytes appended since the start. Not thread-safe.
/// </summary>
internal sealed class AudioRing(int capacityBytes)
{
    private readonly byte[] _buffer = new byte[capacityBytes];
    private readonly Queue<(int Bytes, long Timestamp)> _frames = new(256);
    private int _start;
    private int _used;

    public bool IsEmpty => _used == 0;

    /// <summary>Where the next frame will begin.</summary>
    public long EndPosition { get; private set; }

    /// <summary>Where the oldest frame begins.</summary>
    public long StartPosition => EndPosition - _used;

    /// <summary>Size of the oldest frame.</summary>
    public int NextFrameBytes => _frames.TryPeek(out var frame) ? frame.Bytes : 0;

    /// <summary>When the oldest frame was appended; 0 without one.</summary>
    public long NextFrameTimestamp => _frames.TryPeek(out var frame) ? frame.Timestamp : 0;

    public long DroppedFrames { get; private set; }

    public long DroppedBytes { get; private set; }

    /// <summary>Appends a frame; of one that is larger than the ring only the end is kept.</summary>
    public void Append(ReadOnlySpan<byte> frame, long timestamp = 0)
    {
        EndPosition += frame.Length;
        if (frame.Length > _buffer.Length)
        {
            DroppedBytes += frame.Length - _buffer.Length;
            frame = frame[^_buffer.Length..];
        }

        while (_used + frame.Length > _buffer.Length)
        {
            DroppedBytes += Remove();
            DroppedFrames++;
        }

        var end = (_start + _used) % _buffer.Length;
        var first = Math.Min(frame.Length, _buffer.Length - end);
        frame[..first].CopyTo(_buffer.AsSpan(end));
        frame[first..].CopyTo(_buffer);
        _used += frame.Length;
        _frames.Enqueue((frame.Length, timestamp));
    }

    /// <summary>Moves the oldest frame to <paramref name="destination"/>.</summary>
    public int Take(Span<byte> destination)
    {
        var length = _frames.Peek().Bytes;
        var first = Math.Min(length, _buffer.Length - _start);
        _buffer.AsSpan(_start, first).CopyTo(destination);
        _buffer.AsSpan(0, length - first).CopyTo(destination[first..]);
        return Remove();
    }

    /// <summary>Forgets the frames before a position, on request and hence not counted as dropped.</summary>
    public void DiscardBefore(long position)
    {
        while (!IsEmpty && StartPosition < position)
        {
            Remove();
        }
    }

    private int Remove()
    {
        var length = _frames.Dequeue().Bytes;
        _start = (_start + length) % _buffer.Length;
        _used -= length;
        return length;
    }
}
