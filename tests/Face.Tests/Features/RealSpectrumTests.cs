using Sidecar.Face.Features;

namespace Sidecar.Face.Tests.Features;

public class RealSpectrumTests
{
    [Theory]
    [InlineData(32, 32)]
    [InlineData(20, 64)]
    [InlineData(600, 1024)]
    public void Transform_OfNoise_IsTheDiscreteFourierTransformOfTheWindow(int windowSamples, int size)
    {
        var random = new Random(1);
        var samples = Enumerable.Range(0, windowSamples).Select(_ => random.NextSingle() * 2 - 1).ToArray();
        var spectrum = new RealSpectrum(windowSamples, size);
        var power = new float[spectrum.BinCount];
        spectrum.Transform(samples, 0.25f, 2, power);

        Assert.Equal(size / 2 + 1, power.Length);
        for (var bin = 0; bin < power.Length; bin++)
        {
            double real = 0;
            double imaginary = 0;
            for (var i = 0; i < windowSamples; i++)
            {
                var windowed = (samples[i] - 0.25) * (0.5 - 0.5 * Math.Cos(2 * Math.PI * i / windowSamples));
                real += windowed * Math.Cos(2 * Math.PI * bin * i / size);
                imaginary += windowed * Math.Sin(2 * Math.PI * bin * i / size);
            }

            Assert.Equal(2 * (real * real + imaginary * imaginary), power[bin], 2e-4 * windowSamples / 32);
        }
    }

    [Theory]
    [InlineData(600, 512)]
    [InlineData(600, 1000)]
    [InlineData(8, 16)]
    public void ASizeThatDoesNotFit_IsRefused(int windowSamples, int size) =>
        Assert.Throws<ArgumentException>(() => new RealSpectrum(windowSamples, size));
}
