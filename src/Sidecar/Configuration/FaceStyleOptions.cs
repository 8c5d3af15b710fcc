using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Sidecar.Face.Performance;

namespace Sidecar.Configuration;

/// <summary>How a character speaks with its face; see docs/face-rig.md.</summary>
internal sealed record FaceStyleOptions
{
    [Description("How far the whole mouth moves; 1 as the voice says.")]
    [Range(0.0, 2.0)]
    public double Intensity { get; init; } = 1;

    [Description("How far the jaw opens.")]
    [Range(0.0, 2.0)]
    public double Jaw { get; init; } = 1;

    [Description("How far lips and tongue are shaped. Lips that close do so all the same.")]
    [Range(0.0, 2.0)]
    public double Lips { get; init; } = 1;

    [Description("How heavy jaw, lips and cheeks are; 0 follows every frame at once, more than 1 comes late.")]
    [Range(0.0, 4.0)]
    public double Smoothing { get; init; } = 1;

    [Description("How much the two sides of the face differ; 0 for a mirror image.")]
    [Range(0.0, 1.0)]
    public double Asymmetry { get; init; } = 0.2;

    [Description("Factors 0…2 of single visemes: `aa=0.9; FF=1.2`. Empty for none.")]
    [MaxLength(1_000)]
    public string VisemeGains { get; init; } = "";

    [Description("Corners of the mouth at rest: -1 down, 1 up.")]
    [Range(-1.0, 1.0)]
    public double RestSmile { get; init; }

    [Description("Brows at rest: -1 down, 1 up.")]
    [Range(-1.0, 1.0)]
    public double RestBrows { get; init; }

    [Description("Lids at rest: -1 wide open, 1 narrowed.")]
    [Range(-1.0, 1.0)]
    public double RestLids { get; init; }

    [Description("How far the lips are apart at rest.")]
    [Range(0.0, 1.0)]
    public double RestLips { get; init; }

    [Description("JSON file with what this rig needs: changes of single curves, poses of visemes. Empty for none.")]
    public string CalibrationFile { get; init; } = "";

    /// <summary>What the ranges of the keys can't say, with the key below the section.</summary>
    public IEnumerable<ConfigurationFault> Check(string section)
    {
        string? problem = null;
        FaceStyle style = new();
        try
        {
            style = style with { VisemeGains = ParseGains() };
        }
        catch (FormatException fault)
        {
            problem = fault.Message;
        }
        problem ??= style.Faults().FirstOrDefault()?.Replace($"{nameof(VisemeGains)}: ", "", StringComparison.Ordinal);
        if (problem is not null)
        {
            yield return new($"{section}:{nameof(VisemeGains)}", problem);
        }
        if (WhyNoCalibration() is { } why)
        {
            yield return new($"{section}:{nameof(CalibrationFile)}", why);
        }
    }

    /// <exception cref="FormatException">The gains or the calibration file are wrong.</exception>
    public FaceStyle ToStyle() =>
        new()
        {
            Intensity = Intensity,
            Jaw = Jaw,
            Lips = Lips,
            Smoothing = Smoothing,
            Asymmetry = Asymmetry,
            VisemeGains = ParseGains(),
            RestSmile = RestSmile,
            RestBrows = RestBrows,
            RestLids = RestLids,
            RestLips = RestLips,
            Calibration = CalibrationFile.Length > 0 ? FaceCalibration.Read(CalibrationFile) : null,
        };

    private Dictionary<string, double> ParseGains()
    {
        var pairs = NameValueText.Parse(VisemeGains, StringComparer.Ordinal, out string? problem);
        return problem is null
            ? pairs.ToDictionary(pair => pair.Key, pair => ParseGain(pair.Key, pair.Value), StringComparer.Ordinal)
            : throw new FormatException(problem);
    }

    private static double ParseGain(string viseme, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double gain)
            ? gain
            : throw new FormatException($"{viseme} is '{text}', not a number");

    private string? WhyNoCalibration()
    {
        try
        {
            _ = CalibrationFile.Length > 0 ? FaceCalibration.Read(CalibrationFile) : null;
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }
}
