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
    private readonly Articulator _articulator = new();
    private readonly FacePose _pose = new();
    private readonly float[] _rest = new float[SpeechFrame.Length];

    /// <summary>Plays a face on a rig.</summary>
    /// <param name="curveSet">Any but <see cref="CurveSet.None"/>.</param>
    /// <param name="settings">How it is played.</param>
    /// <exception cref="ArgumentException">There are no curves of this set.</exception>
    public FacePerformer(CurveSet curveSet, FaceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _mapping = CurveMappings.Of(curveSet);
        SpeechFrame.Rest(_rest);
    }

    /// <summary>Names and order of the values of a frame.</summary>
    public IReadOnlyList<string> CurveNames => _mapping.CurveNames;

    /// <summary>An utterance begins: the mouth starts at rest.</summary>
    public void BeginUtterance() => _articulator.Reset();

    /// <summary>Draws one frame of an utterance; they come in order.</summary>
    /// <param name="frame">When it is expected to be heard, on the conversation's timeline.</param>
    /// <param name="speech">Laid out as <see cref="SpeechFrame"/> says.</param>
    /// <param name="values">One value per curve.</param>
    public void DrawSpeech(long frame, ReadOnlySpan<float> speech, Span<float> values)
    {
        _pose.Clear();
        _articulator.Articulate(speech, _pose);
        _pose.Clamp();
        _mapping.Write(_pose, values);
    }

    /// <summary>Draws one frame of a face that doesn't speak.</summary>
    /// <param name="frame">When it is shown, on the conversation's timeline.</param>
    /// <param name="values">One value per curve.</param>
    public void DrawIdle(long frame, Span<float> values)
    {
        _pose.Clear();
        _pose.Clamp();
        _mapping.Write(_pose, values);
    }
}
