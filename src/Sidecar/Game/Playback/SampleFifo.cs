using System.Buffers;

namespace Sidecar.Game.Playback;

/// <summary>A growing ring of samples, first in, first out. Its user bounds it.</summary>
internal sealed class SampleFifo
{
    private short[] _ring = new short[8192];
    private int _head;

    public int Count { get; private set; }

    public void Push(ReadOnlySpan<short> samples)
    {
        EnsureRoom(samples.Length);
        var tail = (_head + Count) & (_ring.Length - 1);
        var first = Math.Min(samples.Length, _ring.Length - tail);
        samples[..first].CopyTo(_ring.AsSpan(tail));
        samples[first..].CopyTo(_ring);
        Count += samples.Length;
    }

    public void PushSilence(int count)
    {
        var zeros = ArrayPool<short>.Shared.Rent(count);
        Array.Clear(zeros, 0, count);
        Push(zeros.AsSpan(0, count));
        ArrayPool<short>.Shared.Return(zeros);
    }

    /// <summary>Takes as many samples as there are, at most the length of <paramref name="destination"/>.</summary>
    public int Pop(Span<short> destination)
    {
        var count = Math.Min(destination.Length, Count);
        var first = Math.Min(count, _ring.Length - _head);
        _ring.AsSpan(_head, first).CopyTo(destination);
        _ring.AsSpan(0, count - first).CopyTo(destination[first..]);
        _head = (_head + count) & (_ring.Length - 1);
        Count -= count;
        return count;
    }

    public short[] Drain()
    {
        var rest = new short[Count];
        Pop(rest);
        return rest;
    }

    private void EnsureRoom(int added)
    {
        if (Count + added <= _ring.Length)
        {
            return;
        }

        var size = _ring.Length;
        while (size < Count + added)
        {
            size *= 2;
        }

        var larger = new short[size];
        var kept = Pop(larger);
        Count = kept;
        _ring = larger;
        _head = 0;
    }
}
