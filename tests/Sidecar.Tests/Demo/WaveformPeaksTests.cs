using Sidecar.Demo.Timeline;

namespace Sidecar.Tests.Demo;

public sealed class WaveformPeaksTests
{
    [Fact]
    public void Encode_KeepsTheLowestAndHighestSampleOfEachStep()
    {
        var pcm = new short[(2 * WaveformPeaks.StepSamples) + 1];
        pcm[10] = 32767;
        pcm[20] = -32768;
        pcm[^1] = 2560;

        var peaks = Convert.FromBase64String(WaveformPeaks.Encode(pcm)).Select(value => (sbyte)value);

        Assert.Equal<sbyte>([-128, 127, 0, 0, 10, 10], peaks);
    }
}
