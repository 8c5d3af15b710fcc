namespace Sidecar.Protocol.Tests;

public class PcmFormatTests
{
    [Fact]
    public void AFrame_Is20MsOf480SamplesIn960Bytes()
    {
        Assert.Equal(20, PcmFormat.ToMs(PcmFormat.FrameSamples));
        Assert.Equal(480, PcmFormat.FrameSamples);
        Assert.Equal(960, PcmFormat.FrameBytes);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(23, 0)]
    [InlineData(24, 1)]
    [InlineData(47, 1)]
    [InlineData(24_000, 1000)]
    public void ToMs_RoundsDown(long samples, long ms) => Assert.Equal(ms, PcmFormat.ToMs(samples));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 24)]
    [InlineData(3_600_000, 86_400_000)]
    public void FromMs_IsExact(long ms, long samples)
    {
        Assert.Equal(samples, PcmFormat.FromMs(ms));
        Assert.Equal(ms, PcmFormat.ToMs(samples));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1250)]
    [InlineData(24_000, TimeSpan.TicksPerSecond)]
    [InlineData(2_073_600_000, TimeSpan.TicksPerDay)]
    public void ToTimeSpan_IsExactToTheTick(long samples, long ticks)
    {
        Assert.Equal(ticks, PcmFormat.ToTimeSpan(samples).Ticks);
        Assert.Equal(samples, PcmFormat.FromTimeSpan(TimeSpan.FromTicks(ticks)));
    }

    [Fact]
    public void FromTimeSpan_RoundsDown() =>
        Assert.Equal(0, PcmFormat.FromTimeSpan(TimeSpan.FromTicks(TimeSpan.TicksPerSecond / 24_000)));
}
