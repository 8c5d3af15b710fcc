using Sidecar.Face.Rig;

namespace Sidecar.Face.Life;

/// <summary>
/// What lives beside the mouth, frame by frame on the conversation's timeline. Every frame is lived once, in order, and
/// kept for a while, so that it looks the same whether it is drawn for an utterance or for the time between. Nothing
/// allocates after construction.
/// </summary>
internal sealed class LifeTrack
{
    /// <summary>How many frames are kept; more than the longest lead of speech over what is heard.</summary>
    public const int KeptFrames = 512;

    // Past a longer silence of the one who draws, the face goes on from where it was: nobody has seen what it missed.
    private static readonly int LongestWalkFrames = LifeTime.Frames(5);

    // The rows of an utterance come at a rate of their own: one may stand for a few frames.
    private static readonly int LongestGapFrames = LifeTime.Frames(0.1f);
    private static readonly int StaleAcknowledgementFrames = LifeTime.Frames(0.5f);

    private readonly float[] _kept = new float[KeptFrames * Width];
    private readonly FacePose _pose = new();
    private readonly LifeScene _scene = new();
    private readonly LifeEvents _events = new();
    private readonly ILifeLayer[] _layers;
    private readonly LifeEasing _easing = new();
    private long _first;
    private long _next;
    private bool _hasBegun;

    /// <summary>A track that has lived nothing yet.</summary>
    public LifeTrack(FaceLifeOptions options, ulong seed)
    {
        _layers = LifeLayers.Of(options, seed);
    }

    /// <summary>Values of a kept frame: one per <see cref="FaceControl"/>, then <see cref="TalkIndex"/>.</summary>
    public const int Width = FaceControls.Count + 1;

    /// <summary>Where a kept frame says how surely the character talks, 0..1.</summary>
    public const int TalkIndex = FaceControls.Count;

    /// <summary>Tells the face something; what was lived already stays as it is.</summary>
    public void Tell(LifeEvent told) => _events.Add(told);

    /// <summary>The values of a frame, living up to it where need be. One that is no longer kept gives the oldest.</summary>
    /// <param name="frame">Which.</param>
    /// <param name="speech">What the mouth says in it; empty outside an utterance.</param>
    public ReadOnlySpan<float> At(long frame, ReadOnlySpan<float> speech)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            _first = _next = frame;
        }
        if (frame - _next > LongestWalkFrames)
        {
            Skip(frame);
        }
        while (_next <= frame)
        {
            Live(frame - _next <= LongestGapFrames ? speech : []);
        }
        return Row(Math.Max(frame, _first));
    }

    /// <summary>Forgets what was lived from a frame on; from there it is lived anew, eased from what was before.</summary>
    public void Interrupt(long frame)
    {
        _events.Remove(LifeEventKind.Utterance, frame);
        _events.Remove(LifeEventKind.State, frame);
        if (_hasBegun && frame < _next)
        {
            _next = Math.Max(frame, _first + 1);
            _easing.Begin(Row(_next - 1), Row(Math.Max(_next - 2, _first)));
        }
    }

    private void Skip(long frame)
    {
        if (_next > _first)
        {
            ReadOnlySpan<float> last = Row(_next - 1);
            last.CopyTo(Row(frame - 1));
            _first = frame - 1;
        }
        else
        {
            _first = frame;
        }
        _next = frame;
    }

    private void Live(ReadOnlySpan<float> speech)
    {
        _scene.IsStateNew = _scene.Acknowledges = _scene.BeginsUtterance = false;
        _scene.GazeShiftDegrees = 0;
        while (_events.TryTake(_next, out LifeEvent taken))
        {
            Take(taken);
        }
        long utterance = _events.Next(LifeEventKind.Utterance);
        _scene.FramesToUtterance =
            utterance == long.MaxValue ? int.MaxValue : (int)Math.Min(utterance - _next, int.MaxValue);
        _scene.Voice.Advance(speech);
        _pose.Clear();
        foreach (ILifeLayer layer in _layers)
        {
            layer.Advance(_scene, _pose);
        }
        _pose.Clamp();
        Span<float> row = Row(_next);
        _pose.Controls.CopyTo(row);
        row[TalkIndex] = _scene.Voice.Talk;
        _easing.Apply(row);
        _next++;
        _first = Math.Max(_first, _next - KeptFrames);
    }

    private void Take(LifeEvent taken)
    {
        switch (taken.Kind)
        {
            case LifeEventKind.State when taken.State != _scene.State:
                _scene.LastState = _scene.State;
                _scene.State = taken.State;
                _scene.IsStateNew = true;
                break;
            case LifeEventKind.Acknowledgement:
                _scene.Acknowledges = _next - taken.Frame <= StaleAcknowledgementFrames;
                break;
            case LifeEventKind.Emotion:
                _scene.Emotion = taken.Emotion;
                _scene.EmotionIntensity = taken.Intensity;
                break;
            case LifeEventKind.Utterance:
                _scene.BeginsUtterance = true;
                break;
            default:
                break;
        }
    }

    private Span<float> Row(long frame)
    {
        int slot = (int)(((frame % KeptFrames) + KeptFrames) % KeptFrames);
        return _kept.AsSpan(slot * Width, Width);
    }
}
