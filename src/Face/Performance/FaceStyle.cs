using Sidecar.Face.Rig;

namespace Sidecar.Face.Performance;

/// <summary>How a character speaks with its face. Factors are 1 for what the sound says.</summary>
public sealed record FaceStyle
{
    private const double MostFactor = 2;
    private const double MostSmoothing = 4;

    /// <summary>All movement of the mouth, 0..2.</summary>
    public double Intensity { get; init; } = 1;

    /// <summary>How far the jaw opens, 0..2.</summary>
    public double Jaw { get; init; } = 1;

    /// <summary>How far lips and tongue are shaped, 0..2. Closed lips close all the same.</summary>
    public double Lips { get; init; } = 1;

    /// <summary>How heavy jaw, lips and cheeks are, 0..4; 0 follows every frame at once.</summary>
    public double Smoothing { get; init; } = 1;

    /// <summary>How much left and right differ, 0..1; what differs comes from <see cref="FaceSettings.Seed"/>.</summary>
    public double Asymmetry { get; init; } = 0.2;

    /// <summary>A factor 0..2 for each viseme that has one, by its name (PP, aa, …).</summary>
    public IReadOnlyDictionary<string, double> VisemeGains { get; init; } =
        new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Corners of the mouth at rest: -1 down, 1 up.</summary>
    public double RestSmile { get; init; }

    /// <summary>Brows at rest: -1 down, 1 up.</summary>
    public double RestBrows { get; init; }

    /// <summary>Lids at rest: -1 wide open, 1 narrowed.</summary>
    public double RestLids { get; init; }

    /// <summary>How far the lips are apart at rest, 0..1.</summary>
    public double RestLips { get; init; }

    /// <summary>What a rig needs that is not quite as others; null for none.</summary>
    public FaceCalibration? Calibration { get; init; }

    /// <summary>What is wrong with the values, each with the property's name; empty if nothing is.</summary>
    public IEnumerable<string> Faults()
    {
        (string Name, double Value, double Least, double Most)[] ranges =
        [
            (nameof(Intensity), Intensity, 0, MostFactor),
            (nameof(Jaw), Jaw, 0, MostFactor),
            (nameof(Lips), Lips, 0, MostFactor),
            (nameof(Smoothing), Smoothing, 0, MostSmoothing),
            (nameof(Asymmetry), Asymmetry, 0, 1),
            (nameof(RestSmile), RestSmile, -1, 1),
            (nameof(RestBrows), RestBrows, -1, 1),
            (nameof(RestLids), RestLids, -1, 1),
            (nameof(RestLips), RestLips, 0, 1),
        ];
        foreach ((string name, double value, double least, double most) in ranges)
        {
            if (!(value >= least && value <= most))
            {
                yield return $"{name}: {value} is outside {least}…{most}";
            }
        }
        foreach ((string name, double gain) in VisemeGains)
        {
            if (!Enum.IsDefined(typeof(Viseme), name))
            {
                yield return $"{nameof(VisemeGains)}: '{name}' is none of {string.Join(", ", Enum.GetNames<Viseme>())}";
            }
            else if (!(gain is >= 0 and <= MostFactor))
            {
                yield return $"{nameof(VisemeGains)}: {name} is {gain}, outside 0…{MostFactor}";
            }
        }
    }
}
