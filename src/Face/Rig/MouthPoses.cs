using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Rig;

/// <summary>What the lips, the cheeks and the tongue do for each viseme, without the jaw and without the closing of the
/// lips, which have rules of their own. docs/face-rig.md gives the reason for every row.</summary>
internal static class MouthPoses
{
    /// <summary>Controls that a pose may not set: they follow the openness and the closure of the speech.</summary>
    public static bool IsRuled(FaceControl control) => control is JawOpen or LipsTogether;

    /// <summary>One row: at full weight of the viseme the control is at this value.</summary>
    public readonly record struct Part(Viseme Viseme, FaceControl Control, float Amount);

    public static IReadOnlyList<Part> Standard { get; } =
    [
        .. Both(Viseme.PP, MouthPressLeft, 0.35f),
        new(Viseme.PP, MouthRollLower, 0.30f),
        new(Viseme.PP, MouthRollUpper, 0.25f),
        new(Viseme.FF, LowerLipBite, 0.85f),
        new(Viseme.FF, MouthShrugUpper, 0.10f),
        .. Both(Viseme.FF, MouthUpperUpLeft, 0.20f),
        .. Both(Viseme.FF, MouthStretchLeft, 0.08f),
        new(Viseme.TH, TongueOut, 0.20f),
        .. Both(Viseme.TH, MouthLowerDownLeft, 0.18f),
        .. Both(Viseme.TH, MouthUpperUpLeft, 0.06f),
        new(Viseme.DD, TongueTipUp, 0.75f),
        .. Both(Viseme.DD, MouthLowerDownLeft, 0.20f),
        .. Both(Viseme.DD, MouthUpperUpLeft, 0.08f),
        .. Both(Viseme.DD, MouthStretchLeft, 0.06f),
        new(Viseme.kk, TongueBackUp, 0.80f),
        .. Both(Viseme.kk, MouthLowerDownLeft, 0.12f),
        .. Both(Viseme.kk, MouthStretchLeft, 0.10f),
        new(Viseme.CH, MouthFunnel, 0.48f),
        new(Viseme.CH, MouthPucker, 0.16f),
        new(Viseme.CH, TongueTipUp, 0.35f),
        .. Both(Viseme.CH, MouthUpperUpLeft, 0.15f),
        .. Both(Viseme.CH, MouthLowerDownLeft, 0.18f),
        .. Both(Viseme.SS, MouthStretchLeft, 0.26f),
        .. Both(Viseme.SS, MouthLowerDownLeft, 0.26f),
        .. Both(Viseme.SS, MouthUpperUpLeft, 0.12f),
        .. Both(Viseme.SS, MouthDimpleLeft, 0.08f),
        new(Viseme.SS, TongueTipUp, 0.30f),
        new(Viseme.nn, TongueTipUp, 0.90f),
        .. Both(Viseme.nn, MouthLowerDownLeft, 0.14f),
        .. Both(Viseme.nn, MouthUpperUpLeft, 0.06f),
        new(Viseme.RR, MouthFunnel, 0.30f),
        new(Viseme.RR, MouthPucker, 0.14f),
        new(Viseme.RR, TongueBackUp, 0.25f),
        .. Both(Viseme.RR, MouthLowerDownLeft, 0.08f),
        .. Both(Viseme.aa, MouthLowerDownLeft, 0.28f),
        .. Both(Viseme.aa, MouthUpperUpLeft, 0.14f),
        .. Both(Viseme.aa, CheekSquintLeft, 0.04f),
        .. Both(Viseme.E, MouthStretchLeft, 0.18f),
        .. Both(Viseme.E, MouthSmileLeft, 0.10f),
        .. Both(Viseme.E, MouthLowerDownLeft, 0.24f),
        .. Both(Viseme.E, MouthUpperUpLeft, 0.10f),
        .. Both(Viseme.I, MouthStretchLeft, 0.28f),
        .. Both(Viseme.I, MouthSmileLeft, 0.18f),
        .. Both(Viseme.I, MouthDimpleLeft, 0.08f),
        .. Both(Viseme.I, MouthLowerDownLeft, 0.20f),
        .. Both(Viseme.I, MouthUpperUpLeft, 0.08f),
        .. Both(Viseme.I, CheekSquintLeft, 0.06f),
        new(Viseme.O, MouthFunnel, 0.56f),
        new(Viseme.O, MouthPucker, 0.24f),
        .. Both(Viseme.O, MouthLowerDownLeft, 0.08f),
        new(Viseme.U, MouthPucker, 0.62f),
        new(Viseme.U, MouthFunnel, 0.28f),
    ];

    private static Part[] Both(Viseme viseme, FaceControl left, float amount) =>
        [new(viseme, left, amount), new(viseme, left + 1, amount)];
}
