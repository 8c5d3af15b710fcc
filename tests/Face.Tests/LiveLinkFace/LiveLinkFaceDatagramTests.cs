using Sidecar.Face.LiveLinkFace;

namespace Sidecar.Face.Tests.LiveLinkFace;

public sealed class LiveLinkFaceDatagramTests
{
    [Fact]
    public void WhatWasWritten_IsRead()
    {
        float[] values = [.. Enumerable.Range(0, 61).Select(i => i / 61f)];
        LiveLinkFaceDatagram read = LiveLinkFaceDatagram.Read(Datagram(values))!;

        Assert.Equal(
            ("00000000-0000-0000-0000-000000000000", "Ada", 77, 0f, 60.0),
            (read.DeviceId, read.Subject, read.FrameNumber, read.SubFrame, read.FramesPerSecond)
        );
        Assert.Equal(values, read.Values);
    }

    [Fact]
    public void DatagramThatWasCutAnywhere_IsNone_SaveWhereItHasNoFace()
    {
        byte[] whole = Datagram(new float[61]);
        int noFace = new LiveLinkFaceEncoder(Guid.Empty, "Ada").NoFaceBytes;

        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Equal(length == noFace, LiveLinkFaceDatagram.Read(whole.AsSpan(0, length)) is not null);
        }
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 0xFF)]
    [InlineData(2, 0x7F)]
    public void WrongVersionOrLength_IsNone(int at, byte value)
    {
        byte[] datagram = Datagram(new float[61]);
        datagram[at] = value;

        Assert.Null(LiveLinkFaceDatagram.Read(datagram));
    }

    [Fact]
    public void BytesLeftOver_AreNone()
    {
        Assert.Null(LiveLinkFaceDatagram.Read([.. Datagram(new float[61]), 0]));
    }

    private static byte[] Datagram(float[] values)
    {
        LiveLinkFaceEncoder encoder = new(Guid.Empty, "Ada");
        byte[] datagram = new byte[encoder.FrameBytes];
        encoder.WriteFrame(77, values, datagram);
        return datagram;
    }
}
