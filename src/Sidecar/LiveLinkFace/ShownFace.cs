using Sidecar.Conversation;
using Sidecar.Protocol;

namespace Sidecar.LiveLinkFace;

/// <summary>
/// Decides what the face shows, as the Unreal plugin does: exactly the frame of the sample that is heard; where nothing
/// is heard, the idle face, and where there is none, rest. From one to another it eases with a smoothstep that begins at
/// what was shown last, so that nothing jumps. Not thread-safe; allocates nothing per frame.
/// </summary>
internal sealed class ShownFace(TimeProvider time)
{
    // As short as the fade of a voice that is resumed: meanwhile the mouth is not where the sound is.
    private static readonly TimeSpan IntoUtterance = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan OutOfUtterance = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan OutOfFlushed = TimeSpan.FromMilliseconds(100);

    /// <summary>An utterance whose sample has not moved for this long (held, or run dry) leaves the face.</summary>
    private static readonly TimeSpan LongestStall = TimeSpan.FromMilliseconds(150);

    // Idle frames are sent when they are due; shown this late, there are always some at hand. 50 ms.
    private const long IdleDelaySamples = PcmFormat.SampleRateHz / 20;

    // Without new idle frames for this long nobody plays the face: the game has gone. 500 ms.
    private const long LongestIdleGapSamples = PcmFormat.SampleRateHz / 2;

    private readonly FaceTracks _tracks = new();
    private readonly HeardPosition _heard = new(time);
    private readonly float[] _shown = new float[FaceTracks.CurveCount];
    private readonly float[] _from = new float[FaceTracks.CurveCount];
    private readonly float[] _target = new float[FaceTracks.CurveCount];
    private Source _source;
    private ulong _sourceId;
    private TimeSpan _easing;
    private long _easedSince;
    private long? _lastAt;
    private ulong _flushedThrough;
    private long _idleBegan;
    private bool _isLeaving;

    private enum Source
    {
        Rest,
        Idle,
        Utterance,
    }

    /// <summary>Whether the face is at rest and stays there.</summary>
    public bool IsAtRest => _source == Source.Rest && _easing == TimeSpan.Zero;

    /// <summary>This is where the idle timeline counts from.</summary>
    public void Begin(long timestamp)
    {
        _idleBegan = timestamp;
        _tracks.Clear();
    }

    /// <param name="utteranceId">Whose frames.</param>
    /// <param name="batch">The frames.</param>
    /// <param name="originSample">The sample that their samples are counted from.</param>
    public void Add(ulong utteranceId, FaceBatch batch, long originSample)
    {
        if (utteranceId == FaceTracks.IdleUtteranceId || utteranceId > _flushedThrough)
        {
            _tracks.Add(utteranceId, batch, originSample);
        }
    }

    /// <summary>So much of an utterance was heard.</summary>
    public void Report(ulong utteranceId, long samples, long timestamp)
    {
        if (utteranceId > _flushedThrough)
        {
            _heard.Report(utteranceId, samples, timestamp);
            _tracks.ForgetBefore(utteranceId);
        }
    }

    /// <summary>An utterance has so many samples and no more.</summary>
    public void End(ulong utteranceId, long totalSamples)
    {
        if (_tracks.Find(utteranceId) is { } track)
        {
            track.TotalSamples = totalSamples;
        }
    }

    /// <summary>Nothing more of the utterances up to this one will be heard.</summary>
    public void Flush(ulong throughUtteranceId)
    {
        _flushedThrough = Math.Max(_flushedThrough, throughUtteranceId);
        _tracks.ForgetBefore(_flushedThrough + 1);
        if (_heard.UtteranceId <= _flushedThrough)
        {
            _heard.Clear();
        }
    }

    public void Hold(long timestamp) => _heard.Hold(timestamp);

    public void Resume(long timestamp) => _heard.Resume(timestamp);

    /// <summary>The conversation is over: the face eases to rest, and stays there.</summary>
    public void Leave() => _isLeaving = true;

    /// <summary>The 61 values to show now; valid until the next call.</summary>
    public ReadOnlySpan<float> At(long timestamp)
    {
        (Source source, ulong id) = Choose(timestamp);
        if (source != _source || id != _sourceId)
        {
            _easing = EasingTo(source);
            // The voice began after the last frame. Counted from there the mouth is in place a frame earlier; out of an
            // utterance there is no such hurry.
            _easedSince = source == Source.Utterance ? _lastAt ?? timestamp : timestamp;
            _shown.CopyTo(_from, 0);
            (_source, _sourceId) = (source, id);
        }
        _lastAt = timestamp;
        TimeSpan eased = time.GetElapsedTime(_easedSince, Math.Max(_easedSince, timestamp));
        if (eased >= _easing)
        {
            _easing = TimeSpan.Zero;
            _target.CopyTo(_shown, 0);
            return _shown;
        }
        float progress = (float)(eased / _easing);
        float share = progress * progress * (3 - 2 * progress);
        for (int i = 0; i < _shown.Length; i++)
        {
            _shown[i] = (1 - share) * _from[i] + share * _target[i];
        }
        return _shown;
    }

    private (Source Source, ulong Id) Choose(long timestamp)
    {
        ulong id = _heard.UtteranceId;
        if (!_isLeaving && id != 0 && _heard.StalledAt(timestamp) < LongestStall && _tracks.Find(id) is { } track)
        {
            long sample = _heard.SampleAt(timestamp);
            if (!(sample >= track.TotalSamples) && track.Sample(sample, _target))
            {
                return (Source.Utterance, id);
            }
        }
        if (!_isLeaving && _tracks.Find(FaceTracks.IdleUtteranceId) is { } idle)
        {
            long elapsed = PcmFormat.FromTimeSpan(time.GetElapsedTime(_idleBegan, Math.Max(_idleBegan, timestamp)));
            long sample = elapsed - IdleDelaySamples;
            if (sample - idle.LastSample < LongestIdleGapSamples && idle.Sample(sample, _target))
            {
                return (Source.Idle, 0);
            }
        }
        Array.Clear(_target);
        return (Source.Rest, 0);
    }

    private TimeSpan EasingTo(Source source)
    {
        if (source == Source.Utterance)
        {
            return IntoUtterance;
        }
        bool isFlushed = _source == Source.Utterance && _sourceId <= _flushedThrough;
        return isFlushed ? OutOfFlushed : OutOfUtterance;
    }
}
