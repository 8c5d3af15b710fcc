namespace Sidecar.Face.Tests.Accuracy;

/// <summary>The figures of one engine over some clips; a share is 0..1. Null where the engine draws no such thing.
/// </summary>
internal sealed record AccuracyScore
{
    /// <summary>Share of frames with the very viseme (acc15), and of those in speech.</summary>
    public double? Strict { get; init; }

    public double? StrictInSpeech { get; init; }

    /// <summary>Share of frames with an accepted viseme (tol15), and of those in speech.</summary>
    public double? Accepted { get; init; }

    public double? AcceptedInSpeech { get; init; }

    /// <summary>Mean over the visemes of 2TP / (2TP + FP + FN).</summary>
    public double? F1 { get; init; }

    /// <summary>Share of frames with an accepted mouth shape (shape8), of those in speech, and the mean over shapes.
    /// </summary>
    public double? Shape { get; init; }

    public double? ShapeInSpeech { get; init; }

    public double? ShapeBalanced { get; init; }

    /// <summary>Share of p, b and m in which the lips are seen to close, and in which they do so by the viseme itself.
    /// </summary>
    public double Closed { get; init; }

    public double ClosedByViseme { get; init; }

    /// <summary>Closures where there are none, per minute of speech.</summary>
    public double FalseClosuresPerMinute { get; init; }

    /// <summary>Correlation of openness with the reference, both smoothed over 60 ms.</summary>
    public double Correlation { get; init; }

    /// <summary>Label changes per second of speech, and the share of labels shorter than 50 ms.</summary>
    public double? ChangesPerSecond { get; init; }

    public double? ShortLabels { get; init; }
}
