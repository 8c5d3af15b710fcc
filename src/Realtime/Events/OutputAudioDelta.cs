using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Events;

/// <summary>
/// <c>response.output_audio.delta</c>: a piece of speech, decoded. Pooled: it starts with one reference that belongs to
/// the subscriber of <see cref="Session.IRealtimeSession.Events"/>, who calls <see cref="Release"/> when done with it;
/// whoever else keeps it calls <see cref="Retain"/> first and <see cref="Release"/> later. After the last release the
/// object and its memory serve another delta, so nothing may be read from it any more. One that is never released is
/// merely collected as garbage. Its <see cref="ServerEvent.EventId"/> is always null.
/// </summary>
public sealed class OutputAudioDelta : ResponseContentEvent
{
    private readonly OutputAudioDeltaPool? _pool;
    private byte[] _buffer;
    private int _lengthBytes;
    private long _arrivalTimestamp;
    private int _references = 1;

    /// <summary>A delta outside any pool, for tests and replays; releasing it frees nothing.</summary>
    /// <param name="pcm">As <see cref="Pcm"/>; not copied.</param>
    /// <exception cref="ArgumentException">An odd number of bytes.</exception>
    public OutputAudioDelta(byte[] pcm)
    {
        ArgumentNullException.ThrowIfNull(pcm);
        if (pcm.Length % 2 != 0)
        {
            throw new ArgumentException($"PCM16 has an even number of bytes; these are {pcm.Length}.", nameof(pcm));
        }

        _buffer = pcm;
        _lengthBytes = pcm.Length;
    }

    internal OutputAudioDelta(OutputAudioDeltaPool pool)
    {
        _pool = pool;
        _buffer = [];
    }

    /// <summary>
    /// PCM16 little-endian mono at 24 kHz, whatever the wire has; always an even number of bytes, possibly none. Where the
    /// server cut a sample in two, its first byte is carried over to the next delta of the same content part.
    /// </summary>
    public ReadOnlySpan<byte> Pcm => _buffer.AsSpan(0, _lengthBytes);

    /// <summary><see cref="Pcm"/> as memory, under the same ownership.</summary>
    public ReadOnlyMemory<byte> PcmMemory => _buffer.AsMemory(0, _lengthBytes);

    /// <summary><see cref="TimeProvider.GetTimestamp"/> when its WebSocket message was complete.</summary>
    public long ArrivalTimestamp
    {
        get => _arrivalTimestamp;
        init => _arrivalTimestamp = value;
    }

    internal int CapacityBytes => _buffer.Length;

    /// <summary>Keeps it for one more owner.</summary>
    /// <exception cref="ObjectDisposedException">Its last owner has released it.</exception>
    public void Retain()
    {
        if (Interlocked.Increment(ref _references) <= 1)
        {
            Interlocked.Decrement(ref _references);
            throw new ObjectDisposedException(nameof(OutputAudioDelta));
        }
    }

    /// <summary>Gives up one ownership.</summary>
    /// <exception cref="ObjectDisposedException">Released more often than owned.</exception>
    public void Release()
    {
        var left = Interlocked.Decrement(ref _references);
        if (left == 0)
        {
            _pool?.Return(this);
        }
        else if (left < 0)
        {
            Interlocked.Increment(ref _references);
            throw new ObjectDisposedException(nameof(OutputAudioDelta));
        }
    }

    /// <summary>A buffer of at least this size; called by the one who just took this from the pool.</summary>
    internal Span<byte> Prepare(int capacityBytes)
    {
        if (_buffer.Length < capacityBytes)
        {
            _buffer = GC.AllocateUninitializedArray<byte>(
                (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacityBytes)
            );
        }

        _lengthBytes = 0;
        return _buffer;
    }

    internal void Complete(
        int lengthBytes,
        string responseId,
        string itemId,
        int outputIndex,
        int contentIndex,
        long arrivalTimestamp
    )
    {
        _lengthBytes = lengthBytes;
        _arrivalTimestamp = arrivalTimestamp;
        SetResponse(responseId);
        SetItem(itemId, outputIndex);
        SetContent(contentIndex);
    }

    internal void Revive() => Volatile.Write(ref _references, 1);
}
