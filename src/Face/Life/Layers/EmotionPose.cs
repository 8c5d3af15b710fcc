using Sidecar.Face.Rig;
using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Life;

/// <summary>
/// How an emotion looks at full intensity: the action units of Ekman and Friesen's prototypes in the controls of this
/// rig, a posture of the head in degrees, and what it changes in the other layers.
/// </summary>
internal sealed class EmotionPose
{
    private static readonly EmotionPose[] All =
    [
        new(),
        new()
        {
            Parts =
            [
                .. Both(MouthSmileLeft, 0.60f),
                .. Both(CheekSquintLeft, 0.40f),
                .. Both(EyeSquintLeft, 0.22f),
                .. Both(MouthDimpleLeft, 0.12f),
                .. Both(BrowOuterUpLeft, 0.08f),
            ],
            PitchDegrees = 1,
            Mood = new(1.1f, 0.8f, 1.25f),
        },
        new()
        {
            Parts =
            [
                (BrowInnerUp, 0.60f),
                .. Both(BrowDownLeft, 0.15f),
                .. Both(MouthFrownLeft, 0.45f),
                .. Both(EyeBlinkLeft, 0.14f),
                .. Both(EyeSquintLeft, 0.10f),
                (MouthShrugLower, 0.18f),
            ],
            PitchDegrees = -4,
            RollDegrees = 1,
            Mood = new(1.1f, 1.5f, 0.6f),
        },
        new()
        {
            Parts =
            [
                .. Both(BrowDownLeft, 0.70f),
                .. Both(EyeSquintLeft, 0.30f),
                .. Both(EyeWideLeft, 0.15f),
                .. Both(NoseSneerLeft, 0.30f),
                .. Both(MouthPressLeft, 0.35f),
                .. Both(MouthFrownLeft, 0.15f),
                (JawForward, 0.12f),
            ],
            PitchDegrees = -2.5f,
            Mood = new(0.7f, 0.45f, 1.2f),
        },
        new()
        {
            Parts =
            [
                (BrowInnerUp, 0.65f),
                .. Both(BrowOuterUpLeft, 0.30f),
                .. Both(BrowDownLeft, 0.20f),
                .. Both(EyeWideLeft, 0.60f),
                .. Both(MouthStretchLeft, 0.40f),
                .. Both(MouthLowerDownLeft, 0.10f),
                (JawOpen, 0.06f),
            ],
            PitchDegrees = 1.5f,
            Mood = new(1.5f, 1.3f, 1.2f),
        },
        new()
        {
            Parts =
            [
                (BrowInnerUp, 0.65f),
                .. Both(BrowOuterUpLeft, 0.70f),
                .. Both(EyeWideLeft, 0.60f),
                (JawOpen, 0.18f),
            ],
            PitchDegrees = 2,
            Mood = new(0.6f, 0.5f, 1),
        },
        new()
        {
            Parts =
            [
                .. Both(BrowDownLeft, 0.22f),
                (BrowOuterUpLeft, 0.16f),
                .. Both(EyeSquintLeft, 0.22f),
                .. Both(MouthPressLeft, 0.15f),
                (MouthLeft, 0.10f),
            ],
            PitchDegrees = 1,
            RollDegrees = 3,
            Mood = new(0.8f, 1.6f, 0.8f),
        },
    ];

    public (FaceControl Control, float Amount)[] Parts { get; private init; } = [];

    public float PitchDegrees { get; private init; }

    public float RollDegrees { get; private init; }

    public Mood Mood { get; private init; } = Mood.Even;

    public static int Count => All.Length;

    public static EmotionPose Of(FaceEmotion emotion) => All[(int)emotion];

    private static (FaceControl, float)[] Both(FaceControl left, float amount) => [(left, amount), (left + 1, amount)];
}
