namespace Sidecar.Face.Life;

/// <summary>What goes on in one frame, for all layers; earlier layers tell later ones what they do.</summary>
internal sealed class LifeScene
{
    public FaceState State { get; set; }

    /// <summary>This is the first frame of <see cref="State"/>.</summary>
    public bool IsStateNew { get; set; }

    /// <summary>The state before <see cref="State"/>.</summary>
    public FaceState LastState { get; set; }

    /// <summary>The user has just finished speaking.</summary>
    public bool Acknowledges { get; set; }

    /// <summary>What is to be expressed.</summary>
    public FaceEmotion Emotion { get; set; }

    /// <summary>How much of it, 0..1.</summary>
    public float EmotionIntensity { get; set; }

    /// <summary>Frames until the next utterance is heard; <see cref="int.MaxValue"/> when none is known.</summary>
    public int FramesToUtterance { get; set; } = int.MaxValue;

    /// <summary>An utterance is heard from this frame on.</summary>
    public bool BeginsUtterance { get; set; }

    /// <summary>What the voice does.</summary>
    public VoiceCues Voice { get; } = new();

    /// <summary>How the emotion changes what the other layers do.</summary>
    public Mood Mood { get; set; } = Mood.Even;

    /// <summary>The side that a thinking head turns to: 1 the character's left, -1 its right, 0 neither.</summary>
    public float ThinkingSide { get; set; }

    /// <summary>How far the eyes jump from this frame on, in degrees; 0 when they don't.</summary>
    public float GazeShiftDegrees { get; set; }
}

/// <summary>How an emotion changes what the face does by itself.</summary>
/// <param name="BlinkRate">Blinks per time, as a multiple.</param>
/// <param name="Aversion">Time that the eyes look away, as a multiple.</param>
/// <param name="Pace">Size of the movements of the head, as a multiple.</param>
internal readonly record struct Mood(float BlinkRate, float Aversion, float Pace)
{
    public static Mood Even { get; } = new(1, 1, 1);
}
