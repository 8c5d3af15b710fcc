namespace Sidecar.UePlugin.Tests.EndToEnd;

/// <summary>How far the mouth is behind the sound.</summary>
internal static class MouthLag
{
    private const int ReachMs = 300;

    /// <summary>
    /// The shift at which the frames' JawOpen goes best with the loudness of what was heard; positive when the mouth is
    /// late. Only frames that were shown are compared, so a hitch leaves out its time.
    /// </summary>
    public static (int LagMs, double Correlation) Measure(HeardSound heard, FaceTrack face)
    {
        double reach = ReachMs / 1000.0;
        (double Time, double Value)[] jaw =
        [
            .. face.Curve("JawOpen")
                .Where(f => f.Time > heard.StartSeconds + reach && f.Time < heard.EndSeconds - reach),
        ];
        return Enumerable
            .Range(-ReachMs, (2 * ReachMs) + 1)
            .Where(lagMs => lagMs % 4 == 0)
            .Select(lagMs =>
                (lagMs, Correlation([.. jaw.Select(f => (heard.Loudness(f.Time - (lagMs / 1000.0)), f.Value))]))
            )
            .MaxBy(lag => lag.Item2);
    }

    private static double Correlation(IReadOnlyList<(double X, double Y)> pairs)
    {
        double meanX = pairs.Average(p => p.X);
        double meanY = pairs.Average(p => p.Y);
        double both = pairs.Sum(p => (p.X - meanX) * (p.Y - meanY));
        double x = pairs.Sum(p => (p.X - meanX) * (p.X - meanX));
        double y = pairs.Sum(p => (p.Y - meanY) * (p.Y - meanY));
        return both / Math.Sqrt(x * y);
    }
}
