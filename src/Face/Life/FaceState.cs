namespace Sidecar.Face.Life;

/// <summary>What a character is doing, as far as it shows in a face.</summary>
public enum FaceState
{
    /// <summary>Nobody is there to talk to.</summary>
    Resting,

    /// <summary>Attends to the user, who is silent.</summary>
    Listening,

    /// <summary>Attends to the user, who speaks.</summary>
    UserSpeaking,

    /// <summary>The user has finished, the answer isn't there yet.</summary>
    Thinking,

    /// <summary>Is heard, or will be in a moment.</summary>
    Speaking,
}
