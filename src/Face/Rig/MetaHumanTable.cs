using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Rig;

/// <summary>Which raw controls of a MetaHuman each control of a face moves. docs/face-rig.md gives the reason for every
/// row, and is checked against this table.</summary>
internal static class MetaHumanTable
{
    /// <summary>One row: the curve gets weight × the control, where that is more than 0.</summary>
    public readonly record struct Row(FaceControl Control, float Weight, string Curve);

    /// <summary>Makes Unreal take the subject for raw controls, and is never anything but 0.</summary>
    public const string Marker = "mouthUp";

    /// <summary>Curves of which only one may be above 0: the lesser is taken off both.</summary>
    public static IReadOnlyList<(string One, string Other)> Opposites { get; } =
    [("tongueTipUp", "tongueTipDown"), ("tongueOut", "tongueIn")];

    public static IReadOnlyList<Row> Rows { get; } =
    [
        .. Sides(EyeBlinkLeft, 1, "eyeBlink"),
        .. Sides(EyeWideLeft, 1, "eyeWiden"),
        .. Sides(EyeSquintLeft, 1, "eyeSquintInner"),
        .. Each(GazeYaw, 1, "eyeLookLeftL", "eyeLookLeftR"),
        .. Each(GazeYaw, -1, "eyeLookRightL", "eyeLookRightR"),
        .. Each(GazePitch, 1, "eyeLookUpL", "eyeLookUpR"),
        .. Each(GazePitch, -1, "eyeLookDownL", "eyeLookDownR"),
        .. Sides(BrowDownLeft, 1, "browDown"),
        .. Sides(BrowDownLeft, 0.4f, "browLateral"),
        .. Each(BrowInnerUp, 1, "browRaiseInL", "browRaiseInR"),
        .. Sides(BrowOuterUpLeft, 1, "browRaiseOuter"),
        .. Each(CheekPuff, 1, "mouthCheekBlowL", "mouthCheekBlowR"),
        .. Sides(CheekSquintLeft, 1, "eyeCheekRaise"),
        .. Sides(NoseSneerLeft, 1, "noseWrinkle"),
        .. Sides(NoseSneerLeft, 0.4f, "noseNasolabialDeepen"),
        .. Each(JawOpen, 1, "jawOpen"),
        .. Each(JawForward, 1, "jawFwd"),
        .. Each(JawLeft, 1, "jawLeft"),
        .. Each(JawRight, 1, "jawRight"),
        .. Quarters(LipsTogether, 1, "mouthLipsTogether"),
        .. Quarters(MouthFunnel, 1, "mouthFunnel"),
        .. Quarters(MouthPucker, 1, "mouthLipsPurse"),
        .. Each(MouthLeft, 1, "mouthLeft"),
        .. Each(MouthRight, 1, "mouthRight"),
        .. Sides(MouthSmileLeft, 1, "mouthCornerPull"),
        .. Sides(MouthFrownLeft, 1, "mouthCornerDepress"),
        .. Sides(MouthDimpleLeft, 1, "mouthDimple"),
        .. Sides(MouthStretchLeft, 1, "mouthStretch"),
        .. Each(MouthRollLower, 1, "mouthLowerLipRollInL", "mouthLowerLipRollInR"),
        .. Each(MouthRollUpper, 1, "mouthUpperLipRollInL", "mouthUpperLipRollInR"),
        .. Each(LowerLipBite, 1, "mouthLowerLipBiteL", "mouthLowerLipBiteR"),
        .. Each(MouthShrugLower, 1, "jawChinRaiseDL", "jawChinRaiseDR"),
        .. Each(MouthShrugUpper, 1, "jawChinRaiseUL", "jawChinRaiseUR"),
        .. Sides(MouthPressLeft, 1, "mouthLipsPress"),
        .. Sides(MouthLowerDownLeft, 1, "mouthLowerLipDepress"),
        .. Sides(MouthUpperUpLeft, 1, "mouthUpperLipRaise"),
        .. Each(TongueOut, 1, "tongueOut"),
        .. Each(TongueTipUp, 1, "tongueTipUp"),
        .. Each(TongueTipUp, 0.5f, "tongueUp"),
        .. Each(TongueBackUp, 0.5f, "tongueUp"),
        .. Each(TongueBackUp, 0.4f, "tongueIn"),
        .. Each(TongueBackUp, 0.4f, "tongueTipDown"),
        .. Each(BreathIn, 1, "neckThroatInhale"),
        .. Each(BreathIn, 0.5f, "noseNostrilDilateL", "noseNostrilDilateR"),
    ];

    /// <summary>The phases of a swallow, in the order in which they are gone through.</summary>
    public static IReadOnlyList<string> SwallowPhases { get; } =
    ["neckSwallowPh1", "neckSwallowPh2", "neckSwallowPh3", "neckSwallowPh4"];

    private static Row[] Sides(FaceControl left, float weight, string curve) =>
        [new(left, weight, curve + "L"), new(left + 1, weight, curve + "R")];

    private static Row[] Quarters(FaceControl control, float weight, string curve) =>
        Each(control, weight, curve + "UL", curve + "UR", curve + "DL", curve + "DR");

    private static Row[] Each(FaceControl control, float weight, params string[] curves) =>
        Array.ConvertAll(curves, curve => new Row(control, weight, curve));
}
