namespace Sidecar.Face.Rig;

/// <summary>How one curve of a rig is changed: times, plus, and then no less and no more than.</summary>
internal sealed record CurveCalibration
{
    // Degrees of a head are the widest range that a curve has.
    public const double Least = -180;
    public const double Most = 180;

    public float Multiply { get; init; } = 1;

    public float Offset { get; init; }

    /// <summary>Null: as the curve's own range.</summary>
    public float? Min { get; init; }

    /// <summary>Null: as the curve's own range.</summary>
    public float? Max { get; init; }

    public float Apply(float value, CurveRange range)
    {
        float least = Math.Max(range.Least, Min ?? range.Least);
        float most = Math.Max(least, Math.Min(range.Most, Max ?? range.Most));
        return Math.Clamp(value * Multiply + Offset, least, most);
    }
}

/// <summary>The values that a curve may have.</summary>
internal readonly record struct CurveRange(float Least, float Most)
{
    public static CurveRange Weight { get; } = new(0, 1);

    public static CurveRange Signed { get; } = new(-1, 1);
}
