using Sidecar.Audio.Pcm;

namespace Sidecar.Audio.Tests.Pcm;

public sealed class DownmixerTests
{
    [Fact]
    public void Mono_IsCopied() => Assert.Equal([0.1f, 0.2f], Mix(1, 0, 0.1f, 0.2f));

    [Fact]
    public void Stereo_IsAveraged() => Assert.Equal([0.5f, 0f], Mix(2, 0, 0.25f, 0.75f, 0.5f, -0.5f));

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(32)]
    public void ChannelsWithoutPlaces_AreAveraged(int channels)
    {
        var frame = new float[channels];
        frame[^1] = 1;
        Assert.Equal(1f / channels, Assert.Single(Mix(channels, 0, frame)), 1e-6f);
    }

    [Fact]
    public void FiveOne_PrefersTheCentre_AndLeavesOutTheLowFrequencies()
    {
        float[] weights = Weights(6, 0);
        Assert.Equal(0, weights[3]);
        Assert.True(weights[2] > weights[0] && weights[0] > weights[4], "centre, front, surround");
        Assert.Equal(weights[0], weights[1]);
        Assert.Equal(weights[4], weights[5]);
    }

    [Fact]
    public void ChannelMask_SaysWhichChannelIsWhich()
    {
        const uint frontCentreAndLowFrequency = 0xC;
        Assert.Equal([0.5f, 0.5f], Weights(2, frontCentreAndLowFrequency));
        const uint twoOne = 0xB;
        Assert.Equal(0, Weights(3, twoOne)[2]);
        const uint leftRightCentre = 0x7;
        Assert.True(Weights(3, leftRightCentre)[2] > Weights(3, leftRightCentre)[0], "centre above left");
    }

    [Fact]
    public void MaskThatDoesNotFit_IsIgnored() => Assert.Equal(Weights(3, 0), Weights(3, 0x3F));

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(32)]
    public void FullScaleOnEveryChannel_StaysWithinFullScale(int channels) =>
        Assert.Equal(1f, Assert.Single(Mix(channels, 0, [.. Enumerable.Repeat(1f, channels)])), 1e-6f);

    [Fact]
    public void HalfAFrame_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Downmixer(2).ToMono(new float[3], new float[2]));

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public void ImpossibleChannelCount_IsRefused(int channels) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Downmixer(channels));

    private static float[] Mix(int channels, uint mask, params float[] interleaved)
    {
        var mono = new float[interleaved.Length / channels];
        Assert.Equal(mono.Length, new Downmixer(channels, mask).ToMono(interleaved, mono));
        return mono;
    }

    private static float[] Weights(int channels, uint mask)
    {
        var weights = new float[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            var frame = new float[channels];
            frame[channel] = 1;
            weights[channel] = Mix(channels, mask, frame)[0];
        }

        return weights;
    }
}
