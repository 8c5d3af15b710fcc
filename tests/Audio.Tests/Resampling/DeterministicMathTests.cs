using Sidecar.Audio.Resampling;

namespace Sidecar.Audio.Tests.Resampling;

public sealed class DeterministicMathTests
{
    [Fact]
    public void SinPi_AgreesWithTheLibrary()
    {
        for (double x = -40; x <= 40; x += 0.0137)
        {
            Assert.Equal(double.SinPi(x), DeterministicMath.SinPi(x), 1e-13);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1.2660658777520083)]
    [InlineData(5, 27.239871823604442)]
    [InlineData(12, 18948.925349296307)]
    public void BesselI0_AgreesWithPublishedValues(double x, double expected) =>
        Assert.Equal(1, DeterministicMath.BesselI0(x) / expected, 1e-12);
}
