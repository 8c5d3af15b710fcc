using Sidecar.Face.Features;
using Sidecar.Face.Tests.Solver;

namespace Sidecar.Face.Tests.Features;

public class SpeechFeaturesTests
{
    private static readonly FeatureSettings Settings = TestWeights.Model.Features;

    [Theory]
    [InlineData(100)]
    [InlineData(500)]
    [InlineData(3000)]
    [InlineData(7000)]
    public void AToneOfOneFrequency_IsLoudestInItsBand(double hz)
    {
        var bands = Measure(Settings, i => 0.5 * Math.Sin(2 * Math.PI * hz * i / 24_000));
        var loudest = Array.IndexOf(bands, bands.Max());
        var low = 2595 * Math.Log10(1 + 60 / 700.0);
        var high = 2595 * Math.Log10(1 + 7600 / 700.0);
        var place = (2595 * Math.Log10(1 + hz / 700) - low) / (high - low) * 41 - 1;

        Assert.InRange(loudest, place - 0.8, place + 0.8);
    }

    [Fact]
    public void Silence_IsTheFloorInEveryBand() =>
        Assert.All(Measure(Settings, _ => 0), band => Assert.Equal(Math.Log(1e-8), band, 1e-3));

    [Fact]
    public void AnOffset_IsTakenOffWhereTheFileSaysSo()
    {
        var speech = Measure(Settings, i => 0.1 * Math.Sin(i * 0.3));
        var raised = Measure(Settings with { RemoveMean = true }, i => 0.1 * Math.Sin(i * 0.3) + 0.4);
        var loudest = Array.IndexOf(speech, speech.Max());

        Assert.Equal(speech[loudest], raised[loudest], 0.01);
        Assert.InRange(raised[0], -20, -8);
    }

    private static float[] Measure(FeatureSettings settings, Func<int, double> sample)
    {
        var bands = new float[settings.MelBands];
        var window = Enumerable.Range(0, 600).Select(i => (float)sample(i)).ToArray();
        var level = new SpeechFeatures(settings).Measure(window, bands);
        Assert.Equal(Math.Log(bands.Average(band => Math.Exp(band))), level, 1e-3);
        return bands;
    }
}
