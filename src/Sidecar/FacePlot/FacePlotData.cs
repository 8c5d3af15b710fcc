namespace Sidecar.FacePlot;

/// <summary>What the page draws. Times are samples of the speech.</summary>
internal sealed record FacePlotData
{
    public required string Title { get; init; }

    public required int SampleRateHz { get; init; }

    public required long DurationSamples { get; init; }

    /// <summary>Length of the whole speech, of which the page shows the beginning.</summary>
    public required long SpeechSamples { get; init; }

    public required int PeakStepSamples { get; init; }

    /// <summary>See <see cref="Demo.Timeline.WaveformPeaks"/>.</summary>
    public required string Peaks { get; init; }

    /// <summary>A WAV file as base64.</summary>
    public required string WavBase64 { get; init; }

    public required int FrameStepSamples { get; init; }

    public required IReadOnlyList<string> VisemeNames { get; init; }

    /// <summary>The weights, frame after frame, one signed byte each, 127 for 1; base64.</summary>
    public required string Visemes { get; init; }

    public required IReadOnlyList<string> CurveNames { get; init; }

    /// <summary>The curves, frame after frame, two little-endian bytes each, 32767 for 1; base64. A head turns little.
    /// </summary>
    public required string Curves { get; init; }
}
