using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Rig;

/// <summary>Poses the mouth as speech frames say: one pose per viseme, blended, and the jaw from the openness.</summary>
internal sealed class Articulator
{
    // A jaw at 1 is a yawn; an open vowel needs about half of it.
    private const float WidestJaw = 0.55f;

    // Between these weights of PP the lips go from apart to touching.
    private const float ClosingFrom = 0.15f;
    private const float ClosedFrom = 0.4f;

    private static readonly Part[] Parts =
    [
        .. Both(Viseme.PP, MouthPressLeft, 0.35f),
        new(Viseme.PP, MouthRollLower, 0.30f),
        new(Viseme.PP, MouthRollUpper, 0.25f),
        new(Viseme.FF, LowerLipBite, 0.80f),
        new(Viseme.FF, MouthShrugUpper, 0.15f),
        .. Both(Viseme.FF, MouthUpperUpLeft, 0.20f),
        new(Viseme.TH, TongueOut, 0.15f),
        .. Both(Viseme.TH, MouthLowerDownLeft, 0.15f),
        .. Both(Viseme.DD, MouthLowerDownLeft, 0.18f),
        .. Both(Viseme.DD, MouthUpperUpLeft, 0.10f),
        .. Both(Viseme.kk, MouthLowerDownLeft, 0.12f),
        .. Both(Viseme.kk, MouthStretchLeft, 0.10f),
        new(Viseme.CH, MouthFunnel, 0.45f),
        new(Viseme.CH, MouthPucker, 0.20f),
        .. Both(Viseme.CH, MouthUpperUpLeft, 0.15f),
        .. Both(Viseme.CH, MouthLowerDownLeft, 0.15f),
        .. Both(Viseme.SS, MouthStretchLeft, 0.25f),
        .. Both(Viseme.SS, MouthLowerDownLeft, 0.25f),
        .. Both(Viseme.SS, MouthUpperUpLeft, 0.12f),
        .. Both(Viseme.nn, MouthLowerDownLeft, 0.12f),
        .. Both(Viseme.nn, MouthUpperUpLeft, 0.06f),
        new(Viseme.RR, MouthFunnel, 0.30f),
        new(Viseme.RR, MouthPucker, 0.15f),
        .. Both(Viseme.aa, MouthLowerDownLeft, 0.30f),
        .. Both(Viseme.aa, MouthUpperUpLeft, 0.15f),
        .. Both(Viseme.E, MouthSmileLeft, 0.15f),
        .. Both(Viseme.E, MouthStretchLeft, 0.18f),
        .. Both(Viseme.E, MouthLowerDownLeft, 0.25f),
        .. Both(Viseme.E, MouthUpperUpLeft, 0.10f),
        .. Both(Viseme.I, MouthSmileLeft, 0.25f),
        .. Both(Viseme.I, MouthStretchLeft, 0.28f),
        .. Both(Viseme.I, MouthLowerDownLeft, 0.18f),
        new(Viseme.O, MouthFunnel, 0.55f),
        new(Viseme.O, MouthPucker, 0.25f),
        new(Viseme.U, MouthPucker, 0.60f),
        new(Viseme.U, MouthFunnel, 0.30f),
    ];

    /// <summary>Forgets the movement so far: the mouth is at rest.</summary>
    public void Reset() { }

    /// <summary>Poses the mouth one frame on.</summary>
    /// <param name="speech">Laid out as <see cref="SpeechFrame"/> says.</param>
    /// <param name="pose">A cleared pose.</param>
    public void Articulate(ReadOnlySpan<float> speech, FacePose pose)
    {
        speech[..SpeechFrame.VisemeCount].CopyTo(pose.Visemes);
        foreach (Part part in Parts)
        {
            pose[part.Control] += speech[(int)part.Viseme] * part.Amount;
        }
        float closed = Math.Clamp((speech[(int)Viseme.PP] - ClosingFrom) / (ClosedFrom - ClosingFrom), 0, 1);
        pose[JawOpen] = WidestJaw * speech[SpeechFrame.Openness] * (1 - 0.5f * closed);
        pose[LipsTogether] = closed;
    }

    private static Part[] Both(Viseme viseme, FaceControl left, float amount) =>
        [new(viseme, left, amount), new(viseme, left + 1, amount)];

    private sealed record Part(Viseme Viseme, FaceControl Control, float Amount);
}
