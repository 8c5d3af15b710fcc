using Sidecar.Face.Rig;

namespace Sidecar.Face.Life;

/// <summary>Adds what lives in a face to a mouth that speaks, so that it never spoils a sound that is seen.</summary>
internal static class LifeBlend
{
    // How much of an expression is left to a mouth that talks: the corners keep more than what parts the lips.
    private const float CornersWhileTalking = 0.55f;
    private const float PartingWhileTalking = 0.15f;
    private const float CornersWhileClosed = 0.35f;

    private enum Share
    {
        Whole,
        Corners,
        Parting,
    }

    private static readonly Share[] Shares = Array.ConvertAll(Enum.GetValues<FaceControl>(), ShareOf);

    /// <summary>Adds a frame of a <see cref="LifeTrack"/> to a pose.</summary>
    /// <param name="life">The frame.</param>
    /// <param name="pose">The mouth as speech poses it.</param>
    public static void Add(ReadOnlySpan<float> life, FacePose pose)
    {
        float talk = life[LifeTrack.TalkIndex];
        float closed = Math.Clamp(pose[FaceControl.LipsTogether], 0, 1);
        float seen = MathF.Max(closed, Math.Clamp(pose[FaceControl.LowerLipBite], 0, 1));
        float corners = (1 + (CornersWhileTalking - 1) * talk) * (1 + (CornersWhileClosed - 1) * seen);
        float parting = (1 + (PartingWhileTalking - 1) * talk) * (1 - seen);
        Span<float> controls = pose.Controls;
        for (int i = 0; i < controls.Length; i++)
        {
            controls[i] +=
                life[i]
                * Shares[i] switch
                {
                    Share.Corners => corners,
                    Share.Parting => parting,
                    _ => 1,
                };
        }
    }

    private static Share ShareOf(FaceControl control) =>
        control switch
        {
            FaceControl.MouthSmileLeft
            or FaceControl.MouthSmileRight
            or FaceControl.MouthFrownLeft
            or FaceControl.MouthFrownRight
            or FaceControl.MouthDimpleLeft
            or FaceControl.MouthDimpleRight
            or FaceControl.MouthPressLeft
            or FaceControl.MouthPressRight => Share.Corners,
            >= FaceControl.JawOpen and <= FaceControl.TongueBackUp => Share.Parting,
            _ => Share.Whole,
        };
}
