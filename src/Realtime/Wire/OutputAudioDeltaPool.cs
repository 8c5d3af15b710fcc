using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Wire;

/// <summary>Keeps released deltas with their buffers, within bounds: a few megabytes at most.</summary>
internal sealed class OutputAudioDeltaPool
{
    private const int MaxPooled = 256;
    private const int MaxPooledBytes = 64 * 1024;

    private readonly Lock _lock = new();
    private readonly OutputAudioDelta?[] _free = new OutputAudioDelta?[MaxPooled];
    private int _count;
    private int _outstanding;

    /// <summary>Deltas that nobody has released yet, for leak tests.</summary>
    public int Outstanding => Volatile.Read(ref _outstanding);

    public OutputAudioDelta Rent()
    {
        Interlocked.Increment(ref _outstanding);
        lock (_lock)
        {
            if (_count > 0)
            {
                var delta = _free[--_count]!;
                _free[_count] = null;
                delta.Revive();
                return delta;
            }
        }

        return new OutputAudioDelta(this);
    }

    public void Return(OutputAudioDelta delta)
    {
        Interlocked.Decrement(ref _outstanding);
        if (delta.CapacityBytes > MaxPooledBytes)
        {
            return;
        }

        lock (_lock)
        {
            if (_count < MaxPooled)
            {
                _free[_count++] = delta;
            }
        }
    }
}
