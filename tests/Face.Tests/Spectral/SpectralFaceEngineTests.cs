using Sidecar.Face.Spectral;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests.Spectral;

public class SpectralFaceEngineTests
{
    private readonly SpectralFaceEngine _engine = new();

    [Fact]
    public void Open_EachListedSet_HasItsNames()
    {
        Assert.Contains(CurveSet.Arkit52, _engine.CurveSets);
        foreach (var curveSet in _engine.CurveSets)
        {
            using var stream = _engine.Open(curveSet);
            Assert.Equal(CurveSets.NamesOf(curveSet), stream.CurveNames, StringComparer.Ordinal);
        }
    }

    [Theory]
    [InlineData(CurveSet.Metahuman)]
    [InlineData(CurveSet.None)]
    [InlineData((CurveSet)99)]
    public void Open_AnotherSet_ListsThoseThatWork(CurveSet curveSet)
    {
        var error = Assert.Throws<ArgumentException>(() => _engine.Open(curveSet));
        Assert.Contains("Arkit52, Arkit61, Visemes15", error.Message, StringComparison.Ordinal);
    }
}
