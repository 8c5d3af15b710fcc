namespace Sidecar.Face.Life;

/// <summary>How long eyes stay on the player and away, and where they go, by what the character does.</summary>
internal static class GazePlan
{
    /// <summary>Mean seconds of a look at the player.</summary>
    public static float LookSeconds(FaceState state) =>
        state switch
        {
            FaceState.Listening => 4.4f,
            FaceState.UserSpeaking => 5,
            FaceState.Thinking => 0.7f,
            FaceState.Speaking => 3,
            _ => 2.2f,
        };

    /// <summary>Mean seconds of a look away.</summary>
    public static float AwaySeconds(FaceState state) =>
        state switch
        {
            FaceState.Listening or FaceState.UserSpeaking => 1.25f,
            FaceState.Thinking => 1.7f,
            FaceState.Speaking => 1.6f,
            _ => 2.4f,
        };

    /// <summary>Where a look away goes: degrees to the character's left, and up.</summary>
    /// <param name="state">What the character does.</param>
    /// <param name="side">The side that the head is turned to; 0 for either.</param>
    /// <param name="random">Where chance comes from.</param>
    public static (float Yaw, float Pitch) Away(FaceState state, float side, LifeRandom random)
    {
        float towards = side == 0 || random.Chance(0.25f) ? random.Sign() : side;
        return state switch
        {
            FaceState.Thinking => (
                towards * random.Between(8f, 18f),
                random.Chance(0.65f) ? random.Between(4f, 11f) : -random.Between(5f, 11f)
            ),
            FaceState.Speaking => (towards * random.Between(7f, 15f), random.Between(-8f, 5f)),
            FaceState.Resting => (towards * random.Between(5f, 18f), random.Between(-9f, 4f)),
            _ => (towards * random.Between(6f, 11f), random.Between(-6f, 2f)),
        };
    }
}
