using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests;

public class CurveSetsTests
{
    [Fact]
    public void ArKit52_IsTheLiveLinkFaceOrder()
    {
        Assert.Equal(52, CurveSets.ArKit52.Count);
        Assert.Equal("EyeBlinkLeft", CurveSets.ArKit52[0]);
        Assert.Equal("JawOpen", CurveSets.ArKit52[17]);
        Assert.Equal("MouthClose", CurveSets.ArKit52[18]);
        Assert.Equal("MouthPressRight", CurveSets.ArKit52[36]);
        Assert.Equal("BrowInnerUp", CurveSets.ArKit52[43]);
        Assert.Equal("TongueOut", CurveSets.ArKit52[51]);
    }

    [Fact]
    public void ArKit61_AddsHeadAndEyesToThe52()
    {
        Assert.Equal(CurveSets.ArKit52, CurveSets.ArKit61.Take(52), StringComparer.Ordinal);
        Assert.Equal(
            [
                "HeadYaw",
                "HeadPitch",
                "HeadRoll",
                "LeftEyeYaw",
                "LeftEyePitch",
                "LeftEyeRoll",
                "RightEyeYaw",
                "RightEyePitch",
                "RightEyeRoll",
            ],
            CurveSets.ArKit61.Skip(52),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void Visemes15_AreTheOculusVisemesInOrder() =>
        Assert.Equal(
            "sil PP FF TH DD kk CH SS nn RR aa E I O U".Split(' ').Select(name => "viseme_" + name),
            CurveSets.Visemes15,
            StringComparer.Ordinal
        );

    [Theory]
    [InlineData(CurveSet.Unspecified, 52)]
    [InlineData(CurveSet.None, 0)]
    [InlineData(CurveSet.Arkit52, 52)]
    [InlineData(CurveSet.Arkit61, 61)]
    [InlineData(CurveSet.Visemes15, 15)]
    public void NamesOf_AKnownSet_AreUnique(CurveSet curveSet, int count) =>
        Assert.Equal(count, CurveSets.NamesOf(curveSet).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void NamesOf_ASetWithoutNames_SaysWhich()
    {
        var error = Assert.Throws<ArgumentException>(() => CurveSets.NamesOf((CurveSet)99));
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
    }
}
