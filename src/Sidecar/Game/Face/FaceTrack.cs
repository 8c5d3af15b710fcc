using Sidecar.Game.Playback;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Game.Face;

/// <summary>
/// What the face does on the screen: 60 times per second the frame that belongs to the sample that is heard, the idle
/// face between utterances, and a short ease wherever one source follows the other.
/// </summary>
internal sealed class FaceTrack
{
    /// <summary>60 per second.</summary>
    public const int TickSamples = PcmFormat.SampleRateHz / 60;

    private const ulong IdleUtteranceId = 0;
    private const int EaseTicks = 6;

    // Idle frames are sent when they are due; shown this late, there are always some at hand. 50 ms.
    private const int IdleDelaySamples = PcmFormat.SampleRateHz / 20;

    private readonly Dictionary<ulong, FaceTimeline> _timelines = [];
    private readonly int _curveCount;
    private readonly float[] _shown;
    private readonly float[] _easeFrom;
    private readonly float[] _target;
    private ulong _source;
    private int _easeTicksLeft;
    private long _nextTick;

    public FaceTrack(int curveCount)
    {
        _curveCount = curveCount;
        _shown = new float[curveCount];
        _easeFrom = new float[curveCount];
        _target = new float[curveCount];
    }

    /// <summary>
    /// The farthest that the nearest frame at hand was from a sample that was heard. Half a frame (8.3 ms) is the most
    /// that a complete and timely track can have; late and missing frames make it more.
    /// </summary>
    public long MaxOffsetSamples { get; private set; }

    /// <summary>Adds the frames of a message.</summary>
    /// <exception cref="GameException">Samples and values don't fit together.</exception>
    public void Add(FaceFrames frames)
    {
        if (!_timelines.TryGetValue(frames.UtteranceId, out var timeline))
        {
            _timelines[frames.UtteranceId] = timeline = new FaceTimeline(_curveCount);
        }

        timeline.Add(frames);
    }

    /// <summary>Different frames that were received of an utterance.</summary>
    public int FramesOf(ulong utteranceId) => _timelines.GetValueOrDefault(utteranceId)?.Received ?? 0;

    /// <summary>Shows the ticks of a block that was played.</summary>
    public void Render(long cardSample, int count, IReadOnlyList<PlayedRun> runs, IFaceTrackSink sink)
    {
        for (; _nextTick < cardSample + count; _nextTick += TickSamples)
        {
            Show(_nextTick, runs);
            sink.OnFace(_nextTick, _shown);
        }
    }

    /// <summary>Drops everything of the utterances up to and including one; the face eases to rest.</summary>
    public void Flush(ulong throughUtteranceId)
    {
        foreach (var (id, timeline) in _timelines)
        {
            if (id != IdleUtteranceId && id <= throughUtteranceId)
            {
                timeline.Clear();
            }
        }
    }

    /// <summary>Drops the memory of all utterances before one, for games that run for days.</summary>
    public void ForgetBefore(ulong utteranceId)
    {
        foreach (var id in _timelines.Keys.Where(id => id != IdleUtteranceId && id < utteranceId).ToArray())
        {
            _timelines.Remove(id);
        }
    }

    private void Show(long tick, IReadOnlyList<PlayedRun> runs)
    {
        var source = IdleUtteranceId;
        var sampleIndex = tick - IdleDelaySamples;
        foreach (var run in runs)
        {
            if (tick >= run.CardSample && tick < run.CardSample + run.Count)
            {
                source = run.UtteranceId;
                sampleIndex = run.SampleIndex + tick - run.CardSample;
            }
        }

        if (source != _source)
        {
            _source = source;
            _shown.CopyTo(_easeFrom, 0);
            _easeTicksLeft = EaseTicks;
        }

        _target.AsSpan().Clear();
        var offset = _timelines.GetValueOrDefault(source)?.Sample(sampleIndex, _target);
        if (source != IdleUtteranceId && _curveCount > 0)
        {
            // Without any frame the face stands still since the utterance began.
            MaxOffsetSamples = Math.Max(MaxOffsetSamples, offset ?? sampleIndex);
        }

        Ease();
    }

    private void Ease()
    {
        // Speech is shown as it is, so that the mouth is never late; what follows it is eased in.
        if (_source != IdleUtteranceId || _easeTicksLeft == 0)
        {
            _target.CopyTo(_shown, 0);
            return;
        }

        _easeTicksLeft--;
        var share = 1 - ((float)_easeTicksLeft / EaseTicks);
        for (var curve = 0; curve < _curveCount; curve++)
        {
            _shown[curve] = _easeFrom[curve] + (share * (_target[curve] - _easeFrom[curve]));
        }
    }
}

/// <summary>Receives the face as it is shown.</summary>
internal interface IFaceTrackSink
{
    /// <summary>The face from this sample on.</summary>
    /// <param name="cardSample">When, as a sample of the sound card.</param>
    /// <param name="values">One value per curve; valid only during the call.</param>
    void OnFace(long cardSample, ReadOnlySpan<float> values);
}
