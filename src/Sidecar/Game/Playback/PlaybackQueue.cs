using Sidecar.Protocol.V1;

namespace Sidecar.Game.Playback;

/// <summary>
/// The jitter buffer between the sidecar and the sound card: utterances one after the other, silence between them and
/// where nothing has arrived in time. Not thread-safe: it belongs to the game's loop.
/// </summary>
internal sealed class PlaybackQueue(PlaybackOptions options)
{
    private readonly Queue<QueuedUtterance> _utterances = new();
    private readonly List<PlayedRun> _runs = [];
    private readonly Queue<PlaybackChange> _changes = new();
    private readonly GainRamp _gain = new(options.DuckRampSamples);
    private bool _isHolding;
    private bool _isHoldReported;
    private QueuedUtterance? _newest;
    private QueuedUtterance? _lastPlayed;
    private ulong _flushedThroughId;
    private long _lastReportedSamples;

    /// <summary>What the last <see cref="Render"/> played. Valid until the next.</summary>
    public IReadOnlyList<PlayedRun> Runs => _runs;

    /// <summary>Nothing is waiting to be heard.</summary>
    public bool IsIdle => _utterances.Count == 0;

    /// <summary>The utterance that is being heard, or is heard next.</summary>
    public QueuedUtterance? Current => _utterances.TryPeek(out var current) ? current : null;

    public int Underruns { get; private set; }

    /// <summary>Samples that were missing between chunks, and were played as silence.</summary>
    public long GapSamples { get; private set; }

    public void Begin(UtteranceStarted started)
    {
        if (started.UtteranceId > _flushedThroughId && started.UtteranceId > (_newest?.Id ?? 0))
        {
            _newest = new QueuedUtterance(started.UtteranceId, started.FirstSampleIndex);
            _utterances.Enqueue(_newest);
        }
    }

    /// <summary>Adds audio; an utterance that was not announced begins with it.</summary>
    /// <exception cref="GameException">The queue is full, or the chunk can't be right.</exception>
    public void Push(AudioChunk chunk)
    {
        if (chunk.UtteranceId <= _flushedThroughId)
        {
            return;
        }

        Begin(new UtteranceStarted { UtteranceId = chunk.UtteranceId, FirstSampleIndex = chunk.SampleIndex });
        if (_newest is null || _newest.Id != chunk.UtteranceId || chunk.Pcm.Length % 2 != 0)
        {
            throw new GameException(
                $"The sidecar sent audio out of order: {chunk.Pcm.Length} bytes of utterance {chunk.UtteranceId} at "
                    + $"sample {chunk.SampleIndex}, while utterance {_newest?.Id ?? 0} is being received."
            );
        }

        if (chunk.SampleIndex + (chunk.Pcm.Length / 2) - _newest.PlayedSamples > options.CapacitySamples)
        {
            throw new GameException(
                $"The sidecar sent utterance {chunk.UtteranceId} more than "
                    + $"{Protocol.PcmFormat.ToMs(options.CapacitySamples)} ms ahead of what was heard."
            );
        }

        var underruns = _newest.Underruns;
        GapSamples += _newest.Push(chunk);
        Underruns += _newest.Underruns - underruns;
    }

    public void End(UtteranceEnded ended)
    {
        foreach (var utterance in _utterances)
        {
            if (utterance.Id == ended.UtteranceId)
            {
                utterance.End(ended.TotalSamples);
            }
        }

        FinishCompleted();
    }

    /// <summary>Drops everything up to and including an utterance.</summary>
    public FlushResult Flush(ulong throughUtteranceId)
    {
        _flushedThroughId = Math.Max(_flushedThroughId, throughUtteranceId);
        var stopped = _utterances.TryPeek(out var head) && head.Id <= throughUtteranceId ? head : _lastPlayed;
        var dropped = new List<DroppedAudio>();
        while (_utterances.TryPeek(out var utterance) && utterance.Id <= throughUtteranceId)
        {
            _utterances.Dequeue();
            _lastPlayed = utterance;
            if (utterance.Buffered > 0)
            {
                dropped.Add(new DroppedAudio(utterance.Id, utterance.PlayedSamples, utterance.Drop()));
            }
        }

        _gain.Reset();
        _isHolding = false;
        _lastReportedSamples = 0;
        return new FlushResult(
            stopped?.Id ?? throughUtteranceId,
            stopped?.PlayedSamples ?? 0,
            stopped?.Underruns ?? 0,
            dropped
        );
    }

    /// <summary>Lowers the voice.</summary>
    /// <param name="gainDb">To this, when it is not held.</param>
    /// <param name="hold">Takes no more samples once the fade is over, until <see cref="Resume"/>.</param>
    public void Duck(float gainDb, bool hold)
    {
        _gain.FadeTo(hold ? 0 : MathF.Pow(10, Math.Min(0, gainDb) / 20));
        _isHolding = hold;
        _isHoldReported = false;
    }

    /// <summary>Raises the voice again, from the sample that was held.</summary>
    public void Resume()
    {
        _gain.FadeTo(1);
        _isHolding = false;
    }

    /// <summary>Fills a block of the sound card.</summary>
    public void Render(long cardSample, Span<short> block)
    {
        _runs.Clear();
        var filled = 0;
        var wanted = _isHolding ? Math.Min(block.Length, _gain.RemainingSamples) : block.Length;
        while (filled < wanted && _utterances.TryPeek(out var utterance) && CanFlow(utterance))
        {
            var sampleIndex = utterance.PlayedSamples;
            var count = utterance.Play(block[filled..wanted]);
            if (count > 0)
            {
                _runs.Add(new PlayedRun(utterance.Id, sampleIndex, cardSample + filled, count));
                filled += count;
                ReportProgress(utterance);
            }

            if (!FinishCompleted() && filled < wanted)
            {
                utterance.IsFlowing = false;
                utterance.IsDry = true;
                break;
            }
        }

        block[filled..].Clear();
        _gain.Apply(block);
        if (_isHolding && _gain.RemainingSamples == 0 && !_isHoldReported)
        {
            _isHoldReported = true;
            if (Current is { HasStarted: true } held)
            {
                Add(held, PlaybackEvent.Progress);
            }
        }
    }

    /// <summary>Takes the oldest change that was not yet taken.</summary>
    public bool TryTakeChange(out PlaybackChange change) => _changes.TryDequeue(out change);

    private bool CanFlow(QueuedUtterance utterance)
    {
        // Chunks come in order, so audio of a later utterance means that nothing more of this one is on its way.
        var nothingFollows = utterance.TotalSamples is not null || utterance.Id != _newest?.Id;
        utterance.IsFlowing |= nothingFollows || utterance.Buffered >= options.PreRollSamples;
        if (utterance.Id != _newest?.Id)
        {
            utterance.End(utterance.ReceivedSamples);
        }

        return utterance.IsFlowing;
    }

    private void ReportProgress(QueuedUtterance utterance)
    {
        if (!utterance.HasStarted)
        {
            utterance.HasStarted = true;
            Add(utterance, PlaybackEvent.Started);
        }
        else if (
            utterance.PlayedSamples - _lastReportedSamples >= options.ReportIntervalSamples
            && !utterance.IsComplete
        )
        {
            Add(utterance, PlaybackEvent.Progress);
        }
    }

    private bool FinishCompleted()
    {
        var any = false;
        while (_utterances.TryPeek(out var utterance) && utterance.IsComplete)
        {
            any = true;
            _utterances.Dequeue();
            _lastPlayed = utterance;
            Add(utterance, PlaybackEvent.Ended);
        }

        return any;
    }

    private void Add(QueuedUtterance utterance, PlaybackEvent playbackEvent)
    {
        _lastReportedSamples = utterance.PlayedSamples;
        _changes.Enqueue(new PlaybackChange(utterance.Id, playbackEvent, utterance.PlayedSamples, utterance.Underruns));
    }
}
