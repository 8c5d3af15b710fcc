namespace Sidecar.Face.LiveLinkFace;

/// <summary>
/// The UDP datagram of the Live Link Face app, which Unreal's Apple ARKit Face Support receives; all numbers
/// big-endian: version (u8), device id and subject name (each an i32 length and UTF-8 bytes), frame number (i32),
/// sub-frame (f32), frames per second as numerator and denominator (i32 each), count of values (u8), values (f32 each)
/// in the order of <see cref="CurveSets.ArKit61"/>. A datagram that ends after the subject says that there is no face.
/// </summary>
public static class LiveLinkFaceFormat
{
    /// <summary>6.</summary>
    public const byte Version = 6;

    /// <summary>61.</summary>
    public const int CurveCount = ArKitCurveCount.WithRotations;

    /// <summary>36: some readers take only device ids of the length of a UUID.</summary>
    public const int DeviceIdBytes = 36;

    /// <summary>The longest subject name, in UTF-8 bytes.</summary>
    public const int MaxSubjectBytes = 256;

    /// <summary>The port that Unreal listens on unless it is told otherwise.</summary>
    public const int DefaultPort = 11_111;

    // Frame number, sub-frame, numerator, denominator, count.
    internal const int FrameHeaderBytes = 4 * sizeof(int) + 1;
}
