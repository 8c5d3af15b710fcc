using Sidecar.Face.Life;
using Sidecar.Face.Rig;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Performance;

/// <summary>
/// Plays the face of one character: the mouth as speech says, and everything that lives beside it, in the curves of one
/// rig. Frames are numbered on the conversation's own timeline, <see cref="FaceFrameRate.FramesPerSecond"/> a second, so
/// that what lives beside the mouth goes on through utterances and pauses. Not thread-safe: it belongs to the owner loop
/// of its conversation. Nothing allocates after construction.
/// </summary>
public sealed class FacePerformer
{
    private readonly ICurveMapping _mapping;
    private readonly ArKitMapping _arKit = new(withRotations: true);
    private readonly Articulator _articulator;
    private readonly CharacterLook _look;
    private readonly FacePose _pose = new();
    private readonly LifeTrack _life;
    private readonly SpokenPoses _spoken = new();

    /// <summary>Plays a face on a rig.</summary>
    /// <param name="curveSet">Any but <see cref="CurveSet.None"/>.</param>
    /// <param name="settings">How it is played.</param>
    /// <exception cref="ArgumentException">There are no curves of this set, or a setting is outside its range.</exception>
    public FacePerformer(CurveSet curveSet, FaceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Life.WhyInvalid() is { } why)
        {
            throw new ArgumentException(why, nameof(settings));
        }
        if (settings.Style.Faults().FirstOrDefault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(settings));
        }
        _mapping = CalibratedMapping.Of(CurveMappings.Of(curveSet), settings.Style.Calibration);
        _articulator = new Articulator(settings.Style);
        _look = new CharacterLook(settings.Style, settings.Seed);
        _life = new LifeTrack(settings.Life, settings.Seed);
    }

    /// <summary>Writes the frame that was drawn last once more, as ARKit's 61 curves, for whoever watches beside the rig.
    /// Style and life are in it; the rig's calibration is not.</summary>
    /// <param name="values">61 values, named by <see cref="CurveSets.ArKit61"/>.</param>
    public void WriteArKit61(Span<float> values) => _arKit.Write(_pose, values);

    /// <summary>Names and order of the values of a frame.</summary>
    public IReadOnlyList<string> CurveNames => _mapping.CurveNames;

    /// <summary>
    /// The character does something else. What was drawn already stays as it is: where it won't be shown, call
    /// <see cref="Interrupt"/> first.
    /// </summary>
    /// <param name="state">What it does.</param>
    /// <param name="frame">Since when, on the conversation's timeline.</param>
    public void SetState(FaceState state, long frame) => _life.Tell(new(LifeEventKind.State, frame, State: state));

    /// <summary>The user has finished speaking: shows that it was heard, within 100 ms.</summary>
    /// <param name="frame">When, on the conversation's timeline.</param>
    public void Acknowledge(long frame) => _life.Tell(new(LifeEventKind.Acknowledgement, frame));

    /// <summary>Expresses something; eased over about 400 ms.</summary>
    /// <param name="emotion">What; <see cref="FaceEmotion.Neutral"/> goes back to the character's own.</param>
    /// <param name="intensity">How much, 0..1; what is not a number is 0.</param>
    /// <param name="frame">Since when, on the conversation's timeline.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such emotion.</exception>
    public void SetEmotion(FaceEmotion emotion, float intensity, long frame)
    {
        if (!Enum.IsDefined(emotion))
        {
            throw new ArgumentOutOfRangeException(nameof(emotion), emotion, "There is no such emotion.");
        }
        float shown = float.IsNaN(intensity) ? 0 : Math.Clamp(intensity, 0, 1);
        _life.Tell(new(LifeEventKind.Emotion, frame, Emotion: emotion, Intensity: shown));
    }

    /// <summary>An utterance begins: the mouth starts at rest. Told some frames ahead, it is breathed in for.</summary>
    /// <param name="frame">When its first sample is expected to be heard, on the conversation's timeline.</param>
    public void BeginUtterance(long frame)
    {
        _articulator.Reset();
        _spoken.BeginUtterance();
        _life.Tell(new(LifeEventKind.Utterance, frame));
    }

    /// <summary>
    /// What was drawn for later frames will not be shown: an utterance was cut off, or is heard at another time. States
    /// and utterances that were to begin later are forgotten. The face eases from what was shown.
    /// </summary>
    /// <param name="frame">The first frame that will be drawn anew, on the conversation's timeline.</param>
    public void Interrupt(long frame)
    {
        _life.Interrupt(frame);
        _spoken.Interrupt(frame);
    }

    /// <summary>Draws one frame of an utterance; they come in order.</summary>
    /// <param name="frame">When it is expected to be heard, on the conversation's timeline.</param>
    /// <param name="speech">Laid out as <see cref="SpeechFrame"/> says.</param>
    /// <param name="values">One value per curve.</param>
    public void DrawSpeech(long frame, ReadOnlySpan<float> speech, Span<float> values)
    {
        _pose.Clear();
        _articulator.Articulate(speech, _pose);
        _spoken.AddRemains(frame, _pose, isSpeaking: true);
        _pose.Clamp();
        _spoken.Keep(frame, _pose);
        Finish(frame, speech, values);
    }

    /// <summary>Draws one frame of a face that doesn't speak; right after an utterance its mouth eases to rest.</summary>
    /// <param name="frame">When it is shown, on the conversation's timeline.</param>
    /// <param name="values">One value per curve.</param>
    public void DrawIdle(long frame, Span<float> values)
    {
        _pose.Clear();
        _spoken.AddRemains(frame, _pose, isSpeaking: false);
        Finish(frame, [], values);
    }

    private void Finish(long frame, ReadOnlySpan<float> speech, Span<float> values)
    {
        LifeBlend.Add(_life.At(frame, speech), _pose);
        _look.Apply(_pose);
        _pose.Clamp();
        _mapping.Write(_pose, values);
    }
}
