using Sidecar.Configuration;
using Sidecar.Face.Performance;

namespace Sidecar.Tests.Configuration;

public sealed class FaceStyleOptionsTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"sidecar-{Guid.NewGuid():N}.json");
    private readonly string _calibration = Path.Combine(Path.GetTempPath(), $"rig-{Guid.NewGuid():N}.json");

    public void Dispose()
    {
        File.Delete(_file);
        File.Delete(_calibration);
    }

    [Fact]
    public void NothingConfigured_IsTheFacesOwnStyle()
    {
        FaceStyle style = Load("{}").Face.Style.ToStyle();

        Assert.Empty(style.VisemeGains);
        Assert.Equal(new FaceStyle { VisemeGains = style.VisemeGains }, style);
    }

    [Fact]
    public void EveryKey_ReachesTheFace()
    {
        File.WriteAllText(_calibration, """{ "curves": { "JawOpen": { "max": 0.8 } } }""");
        FaceStyle style = Load(
            $$"""
            { "Face": { "Style": {
              "Intensity": 1.1, "Jaw": 0.9, "Lips": 1.2, "Smoothing": 2, "Asymmetry": 0, "VisemeGains": "aa=0.9; FF=1.2",
              "RestSmile": 0.1, "RestBrows": -0.2, "RestLids": 0.3, "RestLips": 0.4,
              "CalibrationFile": {{System.Text.Json.JsonSerializer.Serialize(_calibration)}} } } }
            """
        )
            .Face.Style.ToStyle();

        Assert.Equal((1.1, 0.9, 1.2, 2, 0), (style.Intensity, style.Jaw, style.Lips, style.Smoothing, style.Asymmetry));
        Assert.Equal((0.1, -0.2, 0.3, 0.4), (style.RestSmile, style.RestBrows, style.RestLids, style.RestLips));
        Assert.Equal((0.9, 1.2), (style.VisemeGains["aa"], style.VisemeGains["FF"]));
        Assert.Equal(1, style.Calibration!.Count);
    }

    [Theory]
    [InlineData("aa", "pair 1 is not name=value")]
    [InlineData("aa=much", "aa is 'much', not a number")]
    [InlineData("AH=1", "'AH' is none of sil, PP")]
    [InlineData("aa=3", "aa is 3, outside 0…2")]
    public void AGainThatMakesNoSense_IsAFaultOfItsKey(string gains, string problem)
    {
        ConfigurationFault fault = Fault($$"""{ "Face": { "Style": { "VisemeGains": "{{gains}}" } } }""");

        Assert.Equal("Face:Style:VisemeGains", fault.Key);
        Assert.StartsWith(problem, fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void ACalibrationThatMakesNoSense_IsAFaultWithFileKeyAndValue()
    {
        File.WriteAllText(_calibration, """{ "curves": { "JawOpen": { "max": 900 } } }""");
        string path = System.Text.Json.JsonSerializer.Serialize(_calibration);
        ConfigurationFault fault = Fault($$"""{ "Face": { "Style": { "CalibrationFile": {{path}} } } }""");

        Assert.Equal("Face:Style:CalibrationFile", fault.Key);
        Assert.Equal($"{_calibration}: curves.JawOpen.max: 900 is not a number -180…180", fault.Problem);
    }

    [Fact]
    public void AValueOutsideItsRange_IsAFaultOfItsKey() =>
        Assert.Equal("Face:Style:Smoothing", Fault("""{ "Face": { "Style": { "Smoothing": 5 } } }""").Key);

    private ConfigurationFault Fault(string json) =>
        Assert.Single(Assert.Throws<ConfigurationException>(() => Load(json)).Faults);

    private SidecarOptions Load(string json)
    {
        File.WriteAllText(_file, json);
        return ConfigurationLoader.Load(_file, new Dictionary<string, string?>(), new Dictionary<string, string>());
    }
}
