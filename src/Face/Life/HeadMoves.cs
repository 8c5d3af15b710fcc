using Sidecar.Face.Rig;

namespace Sidecar.Face.Life;

/// <summary>Angles of head and eyes, which a pose keeps as fractions.</summary>
internal static class HeadMoves
{
    /// <summary>A head control of 1, as Epic's path for ARKit curves turns it.</summary>
    public const float HeadRangeDegrees = 50;

    /// <summary>A gaze control of 1: about as far as rigs turn their eyes.</summary>
    public const float GazeRangeDegrees = 30;

    /// <summary>Turns the head further.</summary>
    /// <param name="pose">What is turned.</param>
    /// <param name="yaw">Degrees to the character's left.</param>
    /// <param name="pitch">Degrees up.</param>
    /// <param name="roll">Degrees towards the character's left shoulder.</param>
    public static void AddHead(this FacePose pose, float yaw, float pitch, float roll = 0)
    {
        pose[FaceControl.HeadYaw] += yaw / HeadRangeDegrees;
        pose[FaceControl.HeadPitch] += pitch / HeadRangeDegrees;
        pose[FaceControl.HeadRoll] += roll / HeadRangeDegrees;
    }
}
