using Sidecar.Face.Features;
using Sidecar.Face.Features.Pitch;

namespace Sidecar.Face.Tests.Features;

public class PitchTrackerTests
{
    [Theory]
    [InlineData(65)]
    [InlineData(90)]
    [InlineData(133)]
    [InlineData(180)]
    [InlineData(251)]
    [InlineData(330)]
    [InlineData(390)]
    public void APulsedTone_HasItsOwnPitchAndNotAnOctaveOfIt(double hz)
    {
        var readings = Track(Harmonics(_ => hz, 1, 2, 3, 4, 5, 6, 7, 8));

        Assert.All(readings[8..], reading => Assert.InRange(reading.Hz, hz * 0.985, hz * 1.015));
        Assert.All(readings[8..], reading => Assert.InRange(reading.Fit, 0.9f, 1));
    }

    [Fact]
    public void AMissingFundamental_IsHeard() =>
        Assert.All(Track(Harmonics(_ => 150, 3, 4, 5))[8..], reading => Assert.InRange(reading.Hz, 147, 153));

    [Fact]
    public void AGlide_IsFollowed()
    {
        double At(double seconds) => 100 * Math.Pow(2, seconds * 1.5);
        var readings = Track(Harmonics(At, 1, 2, 3, 4, 5));

        for (var hop = 8; hop < readings.Count; hop++)
        {
            var centre = (hop - PitchTracker.DelayHops) * 240 + 120;
            var hz = At(centre / 24_000.0);
            Assert.InRange(readings[hop].Hz, hz * 0.97, hz * 1.03);
        }
    }

    [Fact]
    public void Noise_HasHardlyAnyPitch()
    {
        var readings = Track(SyntheticVoice.WhiteNoise(1000, 0.3).Select(x => x / 32768f).ToArray());

        Assert.InRange(readings.Average(reading => reading.Fit), 0, 0.45);
    }

    [Fact]
    public void AToneBelowHearing_HasNoPitch()
    {
        var quiet = Enumerable.Range(0, 24_000).Select(i => 1e-4f * MathF.Sin(i * 0.03f)).ToArray();

        Assert.All(Track(quiet), reading => Assert.InRange(reading.Fit, 0, 0.3f));
    }

    private static List<PitchReading> Track(float[] samples)
    {
        var tracker = new PitchTracker();
        tracker.Begin();
        var padded = new float[HopGrid.WindowLeadSamples + samples.Length];
        samples.CopyTo(padded, HopGrid.WindowLeadSamples);
        var readings = new List<PitchReading>();
        for (var at = 0; at + HopGrid.WindowSamples <= padded.Length; at += HopGrid.HopSamples)
        {
            readings.Add(tracker.Observe(padded.AsSpan(at, HopGrid.WindowSamples)));
        }

        return readings;
    }

    private static float[] Harmonics(Func<double, double> hzAt, params int[] numbers)
    {
        var samples = new float[24_000];
        double phase = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            phase += 2 * Math.PI * hzAt(i / 24_000.0) / 24_000;
            samples[i] = (float)numbers.Sum(n => 0.1 * Math.Sin(n * phase + n * n));
        }

        return samples;
    }
}
