using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Sidecar.Face.Life;

namespace Sidecar.Configuration;

/// <summary>What lives in a face beside the mouth; see docs/face-life.md.</summary>
internal sealed record FaceLivingOptions
{
    [Description("How much the character moves by itself: 0 not at all, 1 as a lively person.")]
    [Range(0.0, 1.0)]
    public double Liveliness { get; init; } = 0.7;

    [Description("The eyes blink.")]
    public bool Blinks { get; init; } = true;

    [Description("The eyes move: looks at the player and away.")]
    public bool Gaze { get; init; } = true;

    [Description("Brows and head go with the voice.")]
    public bool Prosody { get; init; } = true;

    [Description("Breathes, and draws breath before speaking.")]
    public bool Breath { get; init; } = true;

    [Description("Small movements of head, brows and mouth, shifts of posture, swallows.")]
    public bool IdleMotion { get; init; } = true;

    [Description("Nods while the user speaks and at the end of it, looks like thinking while thinking.")]
    public bool Attention { get; init; } = true;

    [Description("Emotions are shown.")]
    public bool Emotions { get; init; } = true;

    public FaceLifeOptions ToLife(FaceEmotion emotion, double intensity) =>
        new()
        {
            Liveliness = (float)Liveliness,
            Blinks = Blinks,
            Gaze = Gaze,
            Prosody = Prosody,
            Breath = Breath,
            IdleMotion = IdleMotion,
            Attention = Attention,
            Emotions = Emotions,
            BaseEmotion = emotion,
            BaseEmotionIntensity = (float)intensity,
        };
}
