namespace Sidecar.Face.Rig;

/// <summary>
/// What a face can do, apart from how a rig names it. Values are 0..1 where nothing else is said; left and right are the
/// character's own.
/// </summary>
internal enum FaceControl
{
    EyeBlinkLeft,
    EyeBlinkRight,
    EyeWideLeft,
    EyeWideRight,
    EyeSquintLeft,
    EyeSquintRight,

    /// <summary>-1 far to the character's right, 1 far to its left; both eyes.</summary>
    GazeYaw,

    /// <summary>-1 far down, 1 far up; both eyes.</summary>
    GazePitch,
    BrowDownLeft,
    BrowDownRight,
    BrowInnerUp,
    BrowOuterUpLeft,
    BrowOuterUpRight,
    CheekPuff,
    CheekSquintLeft,
    CheekSquintRight,
    NoseSneerLeft,
    NoseSneerRight,
    JawOpen,
    JawForward,
    JawLeft,
    JawRight,

    /// <summary>How much of the opening of the jaw the lips make up for: at 1 they touch.</summary>
    LipsTogether,
    MouthFunnel,
    MouthPucker,
    MouthLeft,
    MouthRight,
    MouthSmileLeft,
    MouthSmileRight,
    MouthFrownLeft,
    MouthFrownRight,
    MouthDimpleLeft,
    MouthDimpleRight,
    MouthStretchLeft,
    MouthStretchRight,
    MouthRollLower,
    MouthRollUpper,

    /// <summary>The lower lip under the upper teeth, as for an f; rigs without it roll the lip in.</summary>
    LowerLipBite,
    MouthShrugLower,
    MouthShrugUpper,
    MouthPressLeft,
    MouthPressRight,
    MouthLowerDownLeft,
    MouthLowerDownRight,
    MouthUpperUpLeft,
    MouthUpperUpRight,
    TongueOut,

    /// <summary>The tip of the tongue behind the upper teeth, as for an l or n; many rigs have no such curve.</summary>
    TongueTipUp,

    /// <summary>The back of the tongue at the palate, as for a k; many rigs have no such curve.</summary>
    TongueBackUp,

    /// <summary>The throat while air is drawn in; many rigs have no such curve.</summary>
    BreathIn,

    /// <summary>The way through a swallow, 0..1; many rigs have no such curve.</summary>
    Swallow,

    /// <summary>-1..1, where Unreal turns a MetaHuman's head by 50° at 1; 1 looks to the character's left.</summary>
    HeadYaw,

    /// <summary>-1..1: 1 looks up.</summary>
    HeadPitch,

    /// <summary>-1..1: 1 leans to the character's left shoulder.</summary>
    HeadRoll,
}

internal static class FaceControls
{
    public const int Count = (int)FaceControl.HeadRoll + 1;

    public static bool IsSigned(FaceControl control) =>
        control
            is FaceControl.GazeYaw
                or FaceControl.GazePitch
                or FaceControl.HeadYaw
                or FaceControl.HeadPitch
                or FaceControl.HeadRoll;
}
