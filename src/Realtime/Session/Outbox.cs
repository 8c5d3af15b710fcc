namespace Sidecar.Realtime.Session;

/// <summary>How a control message stands to the audio appended before it.</summary>
internal enum AudioOrder
{
    /// <summary>It overtakes waiting audio.</summary>
    Overtakes,

    /// <summary>It goes after it (commit).</summary>
    After,

    /// <summary>It makes it pointless (clear).</summary>
    Discards,
}

/// <summary>What the send loop is to do next.</summary>
internal enum OutboxWork
{
    /// <summary>Wait.</summary>
    None,

    /// <summary>Send a control message as it is.</summary>
    Control,

    /// <summary>Send a control message that refers to all audio sent before.</summary>
    EndOfAudio,

    /// <summary>Send a control message that makes the audio sent before pointless.</summary>
    AudioDiscarded,

    /// <summary>Send PCM.</summary>
    Audio,

    /// <summary>Close: everything that had to go has gone.</summary>
    Finished,

    /// <summary>Stop: the connection is gone.</summary>
    Abandoned,
}

/// <summary>
/// What waits to be sent: control in order, before audio; audio bounded in time, the oldest dropped. Many writers, one
/// reader.
/// </summary>
internal sealed class Outbox(int maxControlMessages, int audioCapacityBytes)
{
    private readonly Lock _lock = new();
    private readonly AsyncSignal _signal = new();
    private readonly Queue<Control> _control = new();
    private readonly AudioRing _audio = new(audioCapacityBytes);
    private byte[] _frame = new byte[2048];
    private bool _wasDropping;
    private bool _isCompleted;
    private bool _isAbandoned;

    /// <summary>When the PCM that was taken last had been appended. For the reader alone.</summary>
    public long TakenAudioTimestamp { get; private set; }

    public (long Frames, long Bytes) Dropped
    {
        get
        {
            lock (_lock)
            {
                return (_audio.DroppedFrames, _audio.DroppedBytes);
            }
        }
    }

    /// <summary>Queues a control message.</summary>
    /// <returns>False when the queue is full.</returns>
    public bool TryEnqueue(ReadOnlyMemory<byte> message, AudioOrder order)
    {
        lock (_lock)
        {
            if (_isCompleted)
            {
                return true;
            }

            if (_control.Count >= maxControlMessages)
            {
                return false;
            }

            _control.Enqueue(new Control(message, order, _audio.EndPosition));
        }

        _signal.Set();
        return true;
    }

    /// <summary>Queues a frame of PCM that came at this time.</summary>
    /// <returns>True when audio began to be dropped with this frame.</returns>
    public bool Append(ReadOnlySpan<byte> pcm, long timestamp = 0)
    {
        bool beganToDrop;
        lock (_lock)
        {
            if (_isCompleted)
            {
                return false;
            }

            var droppedBefore = _audio.DroppedBytes;
            _audio.Append(pcm, timestamp);
            var isDropping = _audio.DroppedBytes > droppedBefore;
            beganToDrop = isDropping && !_wasDropping;
            _wasDropping = isDropping;
        }

        _signal.Set();
        return beganToDrop;
    }

    /// <summary>Takes nothing more; what is queued as control still goes.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isCompleted = true;
        }

        _signal.Set();
    }

    /// <summary>Ends the send loop at once.</summary>
    public void Abandon()
    {
        lock (_lock)
        {
            _isCompleted = true;
            _isAbandoned = true;
        }

        _signal.Set();
    }

    /// <summary>Takes the next message, or PCM that is valid until the next call.</summary>
    public OutboxWork Take(out ReadOnlyMemory<byte> content)
    {
        lock (_lock)
        {
            content = default;
            if (_isAbandoned)
            {
                return OutboxWork.Abandoned;
            }

            if (_control.TryPeek(out var next))
            {
                if (next.Order == AudioOrder.Discards)
                {
                    _audio.DiscardBefore(next.AudioPosition);
                }

                if (next.Order != AudioOrder.After || _audio.IsEmpty || _audio.StartPosition >= next.AudioPosition)
                {
                    content = _control.Dequeue().Message;
                    return next.Order switch
                    {
                        AudioOrder.After => OutboxWork.EndOfAudio,
                        AudioOrder.Discards => OutboxWork.AudioDiscarded,
                        _ => OutboxWork.Control,
                    };
                }
            }
            else if (_isCompleted)
            {
                return OutboxWork.Finished;
            }
            else if (_audio.IsEmpty)
            {
                return OutboxWork.None;
            }

            if (_frame.Length < _audio.NextFrameBytes)
            {
                _frame = new byte[_audio.NextFrameBytes];
            }

            TakenAudioTimestamp = _audio.NextFrameTimestamp;
            content = _frame.AsMemory(0, _audio.Take(_frame));
            return OutboxWork.Audio;
        }
    }

    public ValueTask WaitAsync() => _signal.WaitAsync();

    private readonly record struct Control(ReadOnlyMemory<byte> Message, AudioOrder Order, long AudioPosition);
}
