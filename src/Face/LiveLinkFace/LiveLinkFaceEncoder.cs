using System.Buffers.Binary;
using System.Text;

namespace Sidecar.Face.LiveLinkFace;

/// <summary>Writes the datagrams of one subject; see <see cref="LiveLinkFaceFormat"/>. Allocates nothing per frame.
/// </summary>
public sealed class LiveLinkFaceEncoder
{
    private readonly byte[] _prefix;

    /// <summary>Prepares what every datagram begins with.</summary>
    /// <param name="deviceId">Which sender; written as 36 characters.</param>
    /// <param name="subject">The name under which Unreal shows the face.</param>
    /// <exception cref="ArgumentException">The name is empty or longer than
    /// <see cref="LiveLinkFaceFormat.MaxSubjectBytes"/>.</exception>
    public LiveLinkFaceEncoder(Guid deviceId, string subject)
    {
        ArgumentException.ThrowIfNullOrEmpty(subject);
        int subjectBytes = Encoding.UTF8.GetByteCount(subject);
        if (subjectBytes > LiveLinkFaceFormat.MaxSubjectBytes)
        {
            throw new ArgumentException(
                $"A subject name of {subjectBytes} bytes, at most {LiveLinkFaceFormat.MaxSubjectBytes} are sent.",
                nameof(subject)
            );
        }
        _prefix = new byte[1 + 2 * sizeof(int) + LiveLinkFaceFormat.DeviceIdBytes + subjectBytes];
        _prefix[0] = LiveLinkFaceFormat.Version;
        Span<byte> rest = _prefix.AsSpan(1);
        rest = rest[Put(rest, deviceId.ToString("D").ToUpperInvariant())..];
        Put(rest, subject);
    }

    /// <summary>A name as it can be sent: the beginning of one that is too long.</summary>
    /// <param name="name">Any but an empty one.</param>
    public static string FittingSubject(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        int bytes = 0;
        int end = 0;
        foreach (Rune rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > LiveLinkFaceFormat.MaxSubjectBytes)
            {
                return name[..end];
            }
            end += rune.Utf16SequenceLength;
        }
        return name;
    }

    /// <summary>Bytes of a datagram with a face.</summary>
    public int FrameBytes =>
        _prefix.Length + LiveLinkFaceFormat.FrameHeaderBytes + LiveLinkFaceFormat.CurveCount * sizeof(float);

    /// <summary>Bytes of a datagram that says that there is no face.</summary>
    public int NoFaceBytes => _prefix.Length;

    /// <summary>Writes a face, at 60 frames per second.</summary>
    /// <param name="frameNumber">Of the timecode; frames since midnight by custom.</param>
    /// <param name="values">61 values in the order of <see cref="CurveSets.ArKit61"/>; what is not finite is written as
    /// 0.</param>
    /// <param name="datagram">Room for <see cref="FrameBytes"/>.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">Not 61 values, or no room.</exception>
    public int WriteFrame(int frameNumber, ReadOnlySpan<float> values, Span<byte> datagram)
    {
        if (values.Length != LiveLinkFaceFormat.CurveCount)
        {
            throw new ArgumentException($"{values.Length} values, 61 expected.", nameof(values));
        }
        ThrowIfShorter(datagram, FrameBytes);
        _prefix.CopyTo(datagram);
        Span<byte> rest = datagram[_prefix.Length..];
        BinaryPrimitives.WriteInt32BigEndian(rest, frameNumber);
        BinaryPrimitives.WriteSingleBigEndian(rest[4..], 0);
        BinaryPrimitives.WriteInt32BigEndian(rest[8..], FaceFrameRate.FramesPerSecond);
        BinaryPrimitives.WriteInt32BigEndian(rest[12..], 1);
        rest[16] = LiveLinkFaceFormat.CurveCount;
        rest = rest[LiveLinkFaceFormat.FrameHeaderBytes..];
        for (int i = 0; i < values.Length; i++)
        {
            float value = float.IsFinite(values[i]) ? values[i] : 0;
            BinaryPrimitives.WriteSingleBigEndian(rest[(i * sizeof(float))..], value);
        }
        return FrameBytes;
    }

    /// <summary>Writes that there is no face to be seen.</summary>
    /// <param name="datagram">Room for <see cref="NoFaceBytes"/>.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">No room.</exception>
    public int WriteNoFace(Span<byte> datagram)
    {
        ThrowIfShorter(datagram, NoFaceBytes);
        _prefix.CopyTo(datagram);
        return NoFaceBytes;
    }

    private static int Put(Span<byte> destination, string text)
    {
        int bytes = Encoding.UTF8.GetBytes(text, destination[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(destination, bytes);
        return sizeof(int) + bytes;
    }

    private static void ThrowIfShorter(Span<byte> datagram, int bytes)
    {
        if (datagram.Length < bytes)
        {
            throw new ArgumentException($"{bytes} bytes to write, room for {datagram.Length}.", nameof(datagram));
        }
    }
}
