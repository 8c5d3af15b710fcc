namespace Sidecar.Face.Life;

/// <summary>Seconds and frames.</summary>
internal static class LifeTime
{
    public const float FrameSeconds = 1f / FaceFrameRate.FramesPerSecond;

    public static int Frames(float seconds) => Math.Max(1, (int)MathF.Round(seconds * FaceFrameRate.FramesPerSecond));
}
