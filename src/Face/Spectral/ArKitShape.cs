using static Sidecar.Face.ArKitCurve;

namespace Sidecar.Face.Spectral;

/// <summary>
/// ARKit blendshapes: the jaw from the openness, the lips as a blend of one pose per viseme. Head and eyes stay at 0.
/// </summary>
internal sealed class ArKitShape : IMouthShape
{
    // A jaw at 1 is a yawn; an open vowel needs about half of it.
    private const float WidestJaw = 0.55f;

    // Between these weights of PP the lips go from apart to touching.
    private const float ClosingFrom = 0.15f;
    private const float ClosedFrom = 0.4f;

    private static readonly Pose[] Poses =
    [
        .. Both(Viseme.PP, MouthPressLeft, 0.35f),
        new(Viseme.PP, MouthRollLower, 0.30f),
        new(Viseme.PP, MouthRollUpper, 0.25f),
        new(Viseme.FF, MouthRollLower, 0.45f),
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

    public void Draw(MouthReading mouth, Span<float> values)
    {
        values.Clear();
        foreach (var pose in Poses)
        {
            values[(int)pose.Curve] += mouth.Weights[(int)pose.Viseme] * pose.Amount;
        }

        // Epic's mapping of ARKit curves brings the lips together by MouthClose / JawOpen, so both are on one scale.
        var closed = Math.Clamp((mouth.Weights[(int)Viseme.PP] - ClosingFrom) / (ClosedFrom - ClosingFrom), 0, 1);
        var jaw = WidestJaw * mouth.Openness * (1 - 0.5f * closed);
        values[(int)JawOpen] = jaw;
        values[(int)MouthClose] = jaw * closed;
    }

    private static Pose[] Both(Viseme viseme, ArKitCurve left, float amount) =>
        [new(viseme, left, amount), new(viseme, left + 1, amount)];

    private sealed record Pose(Viseme Viseme, ArKitCurve Curve, float Amount);
}
