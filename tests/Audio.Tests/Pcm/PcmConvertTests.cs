using CsCheck;
using Sidecar.Audio.Pcm;

namespace Sidecar.Audio.Tests.Pcm;

public sealed class PcmConvertTests
{
    [Fact]
    public void Every16BitSample_SurvivesTheWayThereAndBack()
    {
        short[] all = [.. Enumerable.Range(short.MinValue, 65536).Select(i => (short)i)];
        var floats = new float[all.Length];
        var back = new short[all.Length];
        PcmConvert.ToFloat(all, floats);
        PcmConvert.ToShort(floats, back);
        Assert.Equal(all, back);
        Assert.Equal(-1f, floats[0]);
        Assert.Equal(32767 / 32768f, floats[^1]);
    }

    [Theory]
    [InlineData(1f, 32767)]
    [InlineData(-1f, -32768)]
    [InlineData(1e30f, 32767)]
    [InlineData(float.NegativeInfinity, -32768)]
    [InlineData(float.NaN, 0)]
    [InlineData(0.5f / 32768, 0)]
    [InlineData(1.5f / 32768, 2)]
    [InlineData(-1.5f / 32768, -2)]
    [InlineData(2.6f / 32768, 3)]
    public void Float_IsRoundedToEvenAndSaturated(float sample, short expected)
    {
        var shorts = new short[9];
        PcmConvert.ToShort([.. Enumerable.Repeat(sample, 9)], shorts);
        Assert.All(shorts, converted => Assert.Equal(expected, converted));
        Assert.Equal(expected, PcmConvert.ToShort(sample));
    }

    [Fact]
    public void Vectors_AgreeWithSingleSamples() =>
        Gen
            .Float.Array[0, 40]
            .Sample(floats =>
            {
                var shorts = new short[floats.Length];
                PcmConvert.ToShort(floats, shorts);
                return shorts.SequenceEqual(floats.Select(PcmConvert.ToShort));
            });

    [Fact]
    public void TooLittleRoom_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => PcmConvert.ToFloat(new short[2], new float[1]));
        Assert.Throws<ArgumentException>(() => PcmConvert.ToShort(new float[2], new short[1]));
    }
}
