namespace Sidecar.Face.Tests.Accuracy;

/// <summary>One clip as an engine drew it, beside its reference: one value per 10 ms.</summary>
internal sealed class ScoredClip
{
    private const double ClosedOpenness = 0.06;
    private const double ClosedJaw = 0.05;

    // Seven points of a Hann window, about 60 ms wide.
    private static readonly double[] Smooth = MakeSmooth();

    private ScoredClip(ReferenceClip reference) => Reference = reference;

    public ReferenceClip Reference { get; }

    /// <summary>The label; null for an engine that only moves a jaw.</summary>
    public int[]? Visemes { get; private init; }

    /// <summary>The mouth shape; null for an engine that only moves a jaw.</summary>
    public int[]? Shapes { get; private init; }

    public bool[] Pressed { get; private init; } = [];

    public bool[] Closed { get; private init; } = [];

    public double[] SmoothOpenness { get; private init; } = [];

    public double[] SmoothReference { get; private init; } = [];

    /// <summary>Reads weights, or a jaw alone, against the reference.</summary>
    /// <param name="reference">The clip.</param>
    /// <param name="weights">What is shown at each frame; null for a jaw alone.</param>
    /// <param name="jaw">The engine's own jaw; null to take the openness of the weights.</param>
    /// <param name="gain">What the sum of the weights other than silence is when the face is fully drawn.</param>
    public static ScoredClip Of(ReferenceClip reference, float[][]? weights, double[]? jaw, double gain)
    {
        var frames = reference.Frames;
        var smoothReference = Smoothed(reference.Openness);
        if (weights is null)
        {
            var closed = Array.ConvertAll(jaw!, opening => opening <= ClosedJaw);
            return new ScoredClip(reference)
            {
                Pressed = closed,
                Closed = closed,
                SmoothOpenness = Smoothed(jaw!),
                SmoothReference = smoothReference,
            };
        }

        var visemes = new int[frames];
        var openness = new double[frames];
        var pressed = new bool[frames];
        for (var frame = 0; frame < frames; frame++)
        {
            var drawn = Drawn(weights[frame], gain);
            visemes[frame] = drawn[0] > 0.5 ? 0 : 1 + IndexOfMax(drawn.AsSpan(1));
            openness[frame] = drawn.Zip(PhoneTable.VisemeOpenness, (weight, open) => weight * open).Sum();
            pressed[frame] = visemes[frame] == (int)Viseme.PP || drawn[(int)Viseme.PP] >= 0.5;
        }

        return new ScoredClip(reference)
        {
            Visemes = visemes,
            Shapes = Array.ConvertAll(visemes, viseme => PhoneTable.VisemeShape[viseme]),
            Pressed = pressed,
            Closed = [.. pressed.Zip(openness, (isPressed, open) => isPressed || open <= ClosedOpenness)],
            SmoothOpenness = Smoothed(jaw ?? openness),
            SmoothReference = smoothReference,
        };
    }

    // Scaled so that silence is what is missing to one.
    private static double[] Drawn(float[] weights, double gain)
    {
        var drawn = Array.ConvertAll(weights, weight => weight / gain);
        var active = Math.Max(1, drawn.Skip(1).Sum());
        drawn = Array.ConvertAll(drawn, weight => weight / active);
        drawn[0] = Math.Max(0, 1 - drawn.Skip(1).Sum());
        return drawn;
    }

    private static int IndexOfMax(ReadOnlySpan<double> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        return best;
    }

    private static double[] Smoothed(double[] values)
    {
        var result = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            for (var tap = 0; tap < Smooth.Length; tap++)
            {
                var at = i + tap - Smooth.Length / 2;
                result[i] += at >= 0 && at < values.Length ? values[at] * Smooth[tap] : 0;
            }
        }

        return result;
    }

    private static double[] MakeSmooth()
    {
        var window = Enumerable.Range(1, 7).Select(i => 0.5 - 0.5 * Math.Cos(Math.PI * i / 4)).ToArray();
        return Array.ConvertAll(window, value => value / window.Sum());
    }
}
