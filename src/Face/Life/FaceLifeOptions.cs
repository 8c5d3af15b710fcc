namespace Sidecar.Face.Life;

/// <summary>Which parts of what lives beside the mouth are played, and how much. Each part that is off leaves its
/// controls alone.</summary>
public sealed record FaceLifeOptions
{
    /// <summary>Nothing: the mouth alone.</summary>
    public static FaceLifeOptions None { get; } = new() { Liveliness = 0, Emotions = false };

    /// <summary>How much the character moves by itself: 0 not at all, 1 as much as a lively person. Default 0.7.</summary>
    public float Liveliness { get; init; } = 0.7f;

    /// <summary>The eyes blink. Default true.</summary>
    public bool Blinks { get; init; } = true;

    /// <summary>The eyes move: saccades, looks away and back. Default true.</summary>
    public bool Gaze { get; init; } = true;

    /// <summary>Brows and head go with the pitch and loudness of the voice. Default true.</summary>
    public bool Prosody { get; init; } = true;

    /// <summary>Breathes, and draws breath before speaking. Default true.</summary>
    public bool Breath { get; init; } = true;

    /// <summary>Small movements of head, brows and mouth, shifts of posture, swallows. Default true.</summary>
    public bool IdleMotion { get; init; } = true;

    /// <summary>Nods and tilts while the user speaks, glances and knits the brows while thinking. Default true.</summary>
    public bool Attention { get; init; } = true;

    /// <summary>Emotions are shown. Default true.</summary>
    public bool Emotions { get; init; } = true;

    /// <summary>The emotion that the character falls back to. Default neutral.</summary>
    public FaceEmotion BaseEmotion { get; init; } = FaceEmotion.Neutral;

    /// <summary>How strong <see cref="BaseEmotion"/> is, 0..1. Default 0.3.</summary>
    public float BaseEmotionIntensity { get; init; } = 0.3f;

    /// <summary>What is wrong with a value; null when nothing is.</summary>
    internal string? WhyInvalid()
    {
        if (Liveliness is not (>= 0 and <= 1))
        {
            return $"{nameof(Liveliness)} {Liveliness} is not within 0..1.";
        }
        if (BaseEmotionIntensity is not (>= 0 and <= 1))
        {
            return $"{nameof(BaseEmotionIntensity)} {BaseEmotionIntensity} is not within 0..1.";
        }
        return Enum.IsDefined(BaseEmotion) ? null : $"{nameof(BaseEmotion)} {BaseEmotion} is not an emotion.";
    }
}
