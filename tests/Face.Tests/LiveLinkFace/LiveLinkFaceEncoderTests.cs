using System.Text;
using Sidecar.Face.LiveLinkFace;
using Sidecar.Shared.Tests;

namespace Sidecar.Face.Tests.LiveLinkFace;

public sealed class LiveLinkFaceEncoderTests
{
    private static readonly Guid Device = Guid.Parse("01234567-89ab-cdef-0123-456789abcdef");

    [Fact]
    public void Frame_IsThePublishedLayout_ByteForByte()
    {
        float[] values = new float[61];
        values[0] = 1;
        values[17] = 0.5f;
        values[60] = -0.25f;
        byte[] datagram = new byte[512];

        int bytes = new LiveLinkFaceEncoder(Device, "Ada").WriteFrame(0x01020304, values, datagram);

        // Version 6; 36 and the id; 3 and the name; frame number; sub-frame 0; 60 / 1; 61 values.
        string expected =
            "06"
            + "00000024"
            + Convert.ToHexString(Encoding.ASCII.GetBytes("01234567-89AB-CDEF-0123-456789ABCDEF"))
            + "00000003"
            + "416461"
            + "01020304"
            + "00000000"
            + "0000003C"
            + "00000001"
            + "3D"
            + "3F800000"
            + string.Concat(Enumerable.Repeat("00000000", 16))
            + "3F000000"
            + string.Concat(Enumerable.Repeat("00000000", 42))
            + "BE800000";
        Assert.Equal(expected, Convert.ToHexString(datagram, 0, bytes));
        Assert.Equal(1 + 4 + 36 + 4 + 3 + 17 + 244, bytes);
    }

    [Fact]
    public void NoFace_EndsAfterTheSubject()
    {
        byte[] datagram = new byte[512];
        LiveLinkFaceEncoder encoder = new(Device, "Ada");

        int bytes = encoder.WriteNoFace(datagram);

        Assert.Equal(48, bytes);
        Assert.Empty(LiveLinkFaceDatagram.Read(datagram.AsSpan(0, bytes))!.Values);
    }

    [Theory]
    [InlineData("Zoë")]
    [InlineData("お化け")]
    [InlineData("👻")]
    public void SubjectOfAnyScript_IsCountedInBytes(string subject)
    {
        byte[] datagram = new byte[1024];
        LiveLinkFaceEncoder encoder = new(Device, subject);

        int bytes = encoder.WriteFrame(1, new float[61], datagram);

        Assert.Equal(encoder.FrameBytes, bytes);
        Assert.Equal(subject, LiveLinkFaceDatagram.Read(datagram.AsSpan(0, bytes))!.Subject);
    }

    [Fact]
    public void LongestSubject_FitsIntoADatagram_AndALongerOneIsRefused()
    {
        Assert.InRange(new LiveLinkFaceEncoder(Device, new string('x', 256)).FrameBytes, 1, 1_200);
        Assert.Throws<ArgumentException>(() => new LiveLinkFaceEncoder(Device, new string('x', 257)));
        Assert.Throws<ArgumentException>(() => new LiveLinkFaceEncoder(Device, new string('é', 129)));
        Assert.Throws<ArgumentException>(() => new LiveLinkFaceEncoder(Device, ""));
    }

    [Theory]
    [InlineData("x", 300, 256)]
    [InlineData("é", 200, 128)]
    [InlineData("👻", 100, 64)]
    [InlineData("👻", 64, 64)]
    public void NameThatIsTooLong_IsCutBetweenCharacters(string character, int count, int fitting)
    {
        string name = string.Concat(Enumerable.Repeat(character, count));

        Assert.Equal(string.Concat(Enumerable.Repeat(character, fitting)), LiveLinkFaceEncoder.FittingSubject(name));
    }

    [Fact]
    public void ValueThatIsNotFinite_IsSentAsZero()
    {
        float[] values = [.. Enumerable.Repeat(float.NaN, 60), float.NegativeInfinity];
        byte[] datagram = new byte[512];

        int bytes = new LiveLinkFaceEncoder(Device, "Ada").WriteFrame(1, values, datagram);

        Assert.All(LiveLinkFaceDatagram.Read(datagram.AsSpan(0, bytes))!.Values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Frame_NeedsItsValuesAndItsRoom()
    {
        LiveLinkFaceEncoder encoder = new(Device, "Ada");

        Assert.Throws<ArgumentException>(() => encoder.WriteFrame(1, new float[52], new byte[512]));
        Assert.Throws<ArgumentException>(() => encoder.WriteFrame(1, new float[61], new byte[encoder.FrameBytes - 1]));
        Assert.Throws<ArgumentException>(() => encoder.WriteNoFace(new byte[encoder.NoFaceBytes - 1]));
    }

    [Fact]
    public void Frame_AllocatesNothing()
    {
        LiveLinkFaceEncoder encoder = new(Device, "Ada");
        float[] values = new float[61];
        byte[] datagram = new byte[512];

        Assert.Equal(0, AllocatedBytes.LeastOf(() => encoder.WriteFrame(1, values, datagram)));
    }
}
