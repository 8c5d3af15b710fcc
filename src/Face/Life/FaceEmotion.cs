namespace Sidecar.Face.Life;

/// <summary>What a face expresses beside what is said.</summary>
public enum FaceEmotion
{
    /// <summary>Nothing in particular.</summary>
    Neutral,

    /// <summary>Smiles with the eyes too.</summary>
    Joy,

    /// <summary>Inner brows up, corners of the mouth down, slower.</summary>
    Sadness,

    /// <summary>Brows down, eyes narrow, lips tight; looks straight ahead.</summary>
    Anger,

    /// <summary>Brows up and together, eyes wide, restless.</summary>
    Fear,

    /// <summary>Brows high, eyes wide, hardly a blink.</summary>
    Surprise,

    /// <summary>Brows a little together, eyes narrow, head tilted, looks aside.</summary>
    Thoughtful,
}
