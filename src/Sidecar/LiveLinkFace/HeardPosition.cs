using Sidecar.Protocol;

namespace Sidecar.LiveLinkFace;

/// <summary>
/// Which sample is heard now: the one that was reported last, carried on by the clock. The player reports about every
/// 100 ms; when it falls silent for longer than that, or the voice is held, the position stands still.
/// </summary>
internal sealed class HeardPosition(TimeProvider time)
{
    private static readonly TimeSpan LongestCarriedOn = TimeSpan.FromMilliseconds(250);

    // A report that is this little behind what the clock made of the last one is jitter, and no reason to step back.
    private const long JitterSamples = 100 * PcmFormat.SamplesPerMs;

    private long _reportedSamples;
    private long _reportedAt;
    private long? _heldAt;
    private long _lastSample;

    /// <summary>0 when nothing is heard.</summary>
    public ulong UtteranceId { get; private set; }

    public void Report(ulong utteranceId, long samples, long timestamp)
    {
        if (utteranceId < UtteranceId)
        {
            return;
        }
        if (utteranceId > UtteranceId)
        {
            _lastSample = 0;
        }
        UtteranceId = utteranceId;
        _reportedSamples = samples;
        _reportedAt = timestamp;
        if (_heldAt is not null)
        {
            _heldAt = Math.Min(_heldAt.Value, timestamp);
        }
    }

    /// <summary>The voice stands still.</summary>
    public void Hold(long timestamp) => _heldAt ??= timestamp;

    /// <summary>The voice goes on where it stood.</summary>
    public void Resume(long timestamp)
    {
        if (_heldAt is { } heldAt)
        {
            _reportedSamples = SampleAt(heldAt);
            _reportedAt = timestamp;
            _heldAt = null;
        }
    }

    /// <summary>Nothing is heard any more.</summary>
    public void Clear()
    {
        UtteranceId = 0;
        _heldAt = null;
    }

    /// <summary>The sample of <see cref="UtteranceId"/> that is heard.</summary>
    public long SampleAt(long timestamp)
    {
        TimeSpan since = Elapsed(_reportedAt, Math.Min(timestamp, _heldAt ?? timestamp));
        since = since > LongestCarriedOn ? LongestCarriedOn : since;
        long sample = _reportedSamples + PcmFormat.FromTimeSpan(since);
        bool isJitter = sample < _lastSample && _lastSample - sample <= JitterSamples;
        return _lastSample = isJitter ? _lastSample : sample;
    }

    /// <summary>For how long the position has stood still.</summary>
    public TimeSpan StalledAt(long timestamp)
    {
        TimeSpan unheardOf = Elapsed(_reportedAt, timestamp) - LongestCarriedOn;
        TimeSpan held = _heldAt is { } heldAt ? Elapsed(heldAt, timestamp) : TimeSpan.Zero;
        return TimeSpan.FromTicks(Math.Max(0, Math.Max(unheardOf.Ticks, held.Ticks)));
    }

    private TimeSpan Elapsed(long from, long to) => to > from ? time.GetElapsedTime(from, to) : TimeSpan.Zero;
}
