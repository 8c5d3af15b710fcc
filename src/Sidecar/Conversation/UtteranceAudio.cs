using Sidecar.Protocol;

namespace Sidecar.Conversation;

/// <summary>
/// The samples of an utterance from the played position to what has been received, in blocks. Memory is bounded by what
/// has not been heard yet. Invariant: played ≤ sent ≤ received.
/// </summary>
internal sealed class UtteranceAudio(PcmBlockPool pool) : IDisposable
{
    private readonly Queue<PcmBlock> _unplayed = new();
    private readonly Queue<PcmBlock> _unsent = new();
    private PcmBlock? _filling;
    private long _firstUnplayedBlockSample;

    public long ReceivedSamples { get; private set; }

    public long SentSamples { get; private set; }

    public long PlayedSamples { get; private set; }

    /// <summary>Nothing more will be received.</summary>
    public bool IsComplete { get; private set; }

    public bool IsAllSent => IsComplete && SentSamples == ReceivedSamples;

    public bool IsAllPlayed => IsComplete && PlayedSamples == ReceivedSamples;

    /// <summary>Appends a delta. The block that takes its first sample carries its arrival.</summary>
    public void Append(ReadOnlySpan<byte> pcm, long arrivalTimestamp)
    {
        bool isFirst = true;
        while (!pcm.IsEmpty)
        {
            _filling ??= pool.Rent();
            if (isFirst)
            {
                _filling.ArrivalTimestamp = arrivalTimestamp;
                isFirst = false;
            }
            int taken = _filling.Fill(pcm);
            pcm = pcm[taken..];
            ReceivedSamples += taken / PcmFormat.BytesPerSample;
            if (_filling.IsFull)
            {
                Seal();
            }
        }
    }

    public void Complete()
    {
        if (_filling is { SampleCount: > 0 })
        {
            Seal();
        }
        IsComplete = true;
    }

    /// <summary>The next block to send if it ends at or before <paramref name="limitSample"/>.</summary>
    public PcmBlock? PeekUnsent(long limitSample) =>
        _unsent.TryPeek(out PcmBlock? block) && SentSamples + block.SampleCount <= limitSample ? block : null;

    public void MarkSent()
    {
        SentSamples += _unsent.Dequeue().SampleCount;
    }

    /// <summary>What waits now was held back on purpose: its time no longer measures the relay.</summary>
    public void ForgetArrivals()
    {
        foreach (PcmBlock block in _unsent)
        {
            block.ArrivalTimestamp = 0;
        }
    }

    /// <summary>Takes a report, clamped to what was sent and to what was already known.</summary>
    public void MarkPlayed(long samples)
    {
        PlayedSamples = Math.Clamp(samples, PlayedSamples, SentSamples);
        while (_unplayed.TryPeek(out PcmBlock? block) && _firstUnplayedBlockSample + block.SampleCount <= PlayedSamples)
        {
            _unplayed.Dequeue();
            _firstUnplayedBlockSample += block.SampleCount;
            block.Release();
        }
    }

    /// <summary>Goes back to the block that holds the played position, for a client that came back without its queue.</summary>
    /// <returns>The sample that is sent next.</returns>
    public long Rewind()
    {
        _unsent.Clear();
        foreach (PcmBlock block in _unplayed)
        {
            _unsent.Enqueue(block);
        }
        SentSamples = _firstUnplayedBlockSample;
        PlayedSamples = Math.Min(PlayedSamples, SentSamples);
        return SentSamples;
    }

    public void Dispose()
    {
        while (_unplayed.TryDequeue(out PcmBlock? block))
        {
            block.Release();
        }
        _unsent.Clear();
        _filling?.Release();
        _filling = null;
    }

    private void Seal()
    {
        _unplayed.Enqueue(_filling!);
        _unsent.Enqueue(_filling!);
        _filling = null;
    }
}
