using System.Buffers.Binary;
using System.Text;

namespace Sidecar.Face.LiveLinkFace;

/// <summary>What a datagram says; see <see cref="LiveLinkFaceFormat"/>.</summary>
/// <param name="DeviceId">Which sender.</param>
/// <param name="Subject">The name under which Unreal shows the face.</param>
/// <param name="FrameNumber">Of the timecode; 0 without a face.</param>
/// <param name="SubFrame">Part of a frame, 0..1.</param>
/// <param name="FramesPerSecond">Numerator divided by denominator; 0 without a face.</param>
/// <param name="Values">In the order of <see cref="CurveSets.ArKit61"/>; empty when there is no face.</param>
public sealed record LiveLinkFaceDatagram(
    string DeviceId,
    string Subject,
    int FrameNumber,
    float SubFrame,
    double FramesPerSecond,
    IReadOnlyList<float> Values
)
{
    /// <summary>Reads a datagram of any sender, with any number of values.</summary>
    /// <returns>Null when it isn't one: another version, lengths that don't fit, bytes left over.</returns>
    public static LiveLinkFaceDatagram? Read(ReadOnlySpan<byte> datagram)
    {
        if (
            datagram.IsEmpty
            || datagram[0] != LiveLinkFaceFormat.Version
            || !TryTakeText(datagram[1..], out string deviceId, out ReadOnlySpan<byte> rest)
            || !TryTakeText(rest, out string subject, out rest)
        )
        {
            return null;
        }
        if (rest.IsEmpty)
        {
            return new LiveLinkFaceDatagram(deviceId, subject, 0, 0, 0, []);
        }
        if (
            rest.Length < LiveLinkFaceFormat.FrameHeaderBytes
            || rest.Length != LiveLinkFaceFormat.FrameHeaderBytes + rest[16] * sizeof(float)
            || BinaryPrimitives.ReadInt32BigEndian(rest[12..]) <= 0
        )
        {
            return null;
        }
        float[] values = new float[rest[16]];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleBigEndian(
                rest[(LiveLinkFaceFormat.FrameHeaderBytes + i * sizeof(float))..]
            );
        }
        return new LiveLinkFaceDatagram(
            deviceId,
            subject,
            BinaryPrimitives.ReadInt32BigEndian(rest),
            BinaryPrimitives.ReadSingleBigEndian(rest[4..]),
            (double)BinaryPrimitives.ReadInt32BigEndian(rest[8..]) / BinaryPrimitives.ReadInt32BigEndian(rest[12..]),
            values
        );
    }

    private static bool TryTakeText(ReadOnlySpan<byte> bytes, out string text, out ReadOnlySpan<byte> rest)
    {
        text = "";
        rest = default;
        if (bytes.Length < sizeof(int))
        {
            return false;
        }
        int length = BinaryPrimitives.ReadInt32BigEndian(bytes);
        bytes = bytes[sizeof(int)..];
        if (length < 0 || length > bytes.Length)
        {
            return false;
        }
        text = Encoding.UTF8.GetString(bytes[..length]);
        rest = bytes[length..];
        return true;
    }
}
