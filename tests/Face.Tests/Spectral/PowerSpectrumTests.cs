using Sidecar.Face.Spectral;

namespace Sidecar.Face.Tests.Spectral;

public class PowerSpectrumTests
{
    [Theory]
    [InlineData(64, 5)]
    [InlineData(512, 100)]
    public void Transform_OfAFullScaleSine_HasHalfOfFullPowerAroundItsBin(int size, int bin)
    {
        var samples = new float[size];
        for (var i = 0; i < size; i++)
        {
            samples[i] = MathF.Sin(2 * MathF.PI * bin * i / size);
        }

        var power = new float[size / 2];
        new PowerSpectrum(size).Transform(samples, power);

        Assert.InRange(power.Sum(), 0.499f, 0.501f);
        Assert.InRange(power[bin - 1] + power[bin] + power[bin + 1], 0.499f, 0.501f);
    }

    [Fact]
    public void Transform_OfNoise_IsTheDiscreteFourierTransform()
    {
        const int Size = 32;
        var random = new Random(1);
        var samples = Enumerable.Range(0, Size).Select(_ => random.NextSingle() * 2 - 1).ToArray();
        var power = new float[Size / 2];
        new PowerSpectrum(Size).Transform(samples, power);

        double WindowAt(int i) => 0.5 - 0.5 * Math.Cos(2 * Math.PI * i / Size);
        var windowPower = Enumerable.Range(0, Size).Sum(i => WindowAt(i) * WindowAt(i));
        for (var bin = 0; bin < Size / 2; bin++)
        {
            double real = 0;
            double imaginary = 0;
            for (var i = 0; i < Size; i++)
            {
                real += samples[i] * WindowAt(i) * Math.Cos(2 * Math.PI * bin * i / Size);
                imaginary += samples[i] * WindowAt(i) * Math.Sin(2 * Math.PI * bin * i / Size);
            }

            Assert.Equal((real * real + imaginary * imaginary) * 2 / (windowPower * Size), power[bin], 1e-5);
        }
    }

    [Fact]
    public void ASizeThatIsNoPowerOfTwo_IsRefused() => Assert.Throws<ArgumentException>(() => new PowerSpectrum(400));
}
