using Sidecar.Audio.Pcm;

namespace Sidecar.Audio.Tests.Pcm;

public sealed class PcmBytesTests
{
    private static readonly short[] Samples = [1, -2, 0x1234];
    private static readonly byte[] Bytes = [1, 0, 0xFE, 0xFF, 0x34, 0x12];

    [Fact]
    public void Samples_AreLittleEndianBytes()
    {
        var bytes = new byte[8];
        Assert.Equal(6, PcmBytes.ToBytes(Samples, bytes));
        Assert.Equal([.. Bytes, 0, 0], bytes);
        Assert.Equal(Bytes, PcmBytes.AsBytes(Samples).ToArray());
    }

    [Fact]
    public void Bytes_AreReadLittleEndian()
    {
        var samples = new short[4];
        Assert.Equal(3, PcmBytes.ToSamples(Bytes, samples));
        Assert.Equal([.. Samples, (short)0], samples);
        Assert.Equal(Samples, PcmBytes.AsSamples(Bytes).ToArray());
    }

    [Fact]
    public void OddBytes_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => PcmBytes.ToSamples(new byte[3], new short[4]));
        Assert.Throws<ArgumentException>(() => PcmBytes.AsSamples(new byte[3]).Length);
    }

    [Fact]
    public void TooLittleRoom_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => PcmBytes.ToSamples(new byte[4], new short[1]));
        Assert.Throws<ArgumentException>(() => PcmBytes.ToBytes(new short[2], new byte[3]));
    }
}
