using Sidecar.Protocol;

namespace Sidecar.Game.Playback;

internal sealed record PlaybackOptions
{
    /// <summary>Audio that must be there before an utterance begins, or goes on after an underrun. 40 ms.</summary>
    public int PreRollSamples { get; init; } = 40 * PcmFormat.SamplesPerMs;

    /// <summary>Samples between two progress reports. 100 ms.</summary>
    public int ReportIntervalSamples { get; init; } = 100 * PcmFormat.SamplesPerMs;

    /// <summary>The most audio that is held. A sidecar that sends more breaks its promise to keep to the lead. 60 s.</summary>
    public int CapacitySamples { get; init; } = 60_000 * PcmFormat.SamplesPerMs;

    /// <summary>How long a duck or its end takes. 20 ms.</summary>
    public int DuckRampSamples { get; init; } = 20 * PcmFormat.SamplesPerMs;
}
