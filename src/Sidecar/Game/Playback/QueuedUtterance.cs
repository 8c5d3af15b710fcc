using System.Runtime.InteropServices;
using Sidecar.Protocol.V1;

namespace Sidecar.Game.Playback;

/// <summary>One utterance in the jitter buffer.</summary>
internal sealed class QueuedUtterance(ulong id, long firstSampleIndex)
{
    private readonly SampleFifo _samples = new();

    public ulong Id { get; } = id;

    /// <summary>The sample that is heard next.</summary>
    public long PlayedSamples { get; private set; } = firstSampleIndex;

    /// <summary>The sample that is received next.</summary>
    public long ReceivedSamples { get; private set; } = firstSampleIndex;

    /// <summary>How many samples there are to play; null until the sidecar has said so.</summary>
    public long? TotalSamples { get; private set; }

    public int Underruns { get; private set; }

    /// <summary>Something of it was heard.</summary>
    public bool HasStarted { get; set; }

    /// <summary>It flows: the pre-roll was there, and the queue has not run dry since.</summary>
    public bool IsFlowing { get; set; }

    /// <summary>The queue ran dry. It only counts as an underrun when more audio comes.</summary>
    public bool IsDry { get; set; }

    public int Buffered => _samples.Count;

    public bool IsComplete => TotalSamples is { } total && PlayedSamples >= Math.Min(total, ReceivedSamples);

    /// <summary>Adds a chunk; what was received before is left out, a gap is filled with silence.</summary>
    /// <returns>The length of the gap.</returns>
    public int Push(AudioChunk chunk)
    {
        var pcm = MemoryMarshal.Cast<byte, short>(chunk.Pcm.Span);
        var gap = chunk.SampleIndex - ReceivedSamples;
        if (gap < 0)
        {
            pcm = pcm[(int)Math.Min(-gap, pcm.Length)..];
        }

        if (pcm.IsEmpty)
        {
            return 0;
        }

        if (IsDry)
        {
            Underruns++;
            IsDry = false;
        }

        if (gap > 0)
        {
            _samples.PushSilence((int)gap);
        }

        _samples.Push(pcm);
        ReceivedSamples = Math.Max(ReceivedSamples, chunk.SampleIndex) + pcm.Length;
        return (int)Math.Max(0, gap);
    }

    public void End(long totalSamples) => TotalSamples ??= totalSamples;

    public int Play(Span<short> destination)
    {
        if (TotalSamples is { } total)
        {
            destination = destination[..(int)Math.Clamp(total - PlayedSamples, 0, destination.Length)];
        }

        var count = _samples.Pop(destination);
        PlayedSamples += count;
        return count;
    }

    public short[] Drop() => _samples.Drain();
}
