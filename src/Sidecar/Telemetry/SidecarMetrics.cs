using System.Diagnostics.Metrics;

namespace Sidecar.Telemetry;

/// <summary>The instruments of the meter <c>Sidecar</c>. docs/telemetry.md lists them; a test keeps both the same.</summary>
internal sealed class SidecarMetrics
{
    // Our own stages are fractions of a millisecond, the provider's are seconds.
    private static readonly InstrumentAdvice<double> Latency = new()
    {
        HistogramBucketBoundaries =
        [
            0.0001,
            0.00025,
            0.0005,
            0.001,
            0.0025,
            0.005,
            0.01,
            0.025,
            0.05,
            0.1,
            0.2,
            0.3,
            0.4,
            0.5,
            0.75,
            1,
            1.5,
            2,
            3,
            5,
            10,
        ],
    };

    // As the conventions for generative AI recommend.
    private static readonly InstrumentAdvice<double> OperationSeconds = new()
    {
        HistogramBucketBoundaries =
        [
            0.01,
            0.02,
            0.04,
            0.08,
            0.16,
            0.32,
            0.64,
            1.28,
            2.56,
            5.12,
            10.24,
            20.48,
            40.96,
            81.92,
        ],
    };

    private static readonly InstrumentAdvice<long> TokenCounts = new()
    {
        HistogramBucketBoundaries =
        [
            1,
            4,
            16,
            64,
            256,
            1_024,
            4_096,
            16_384,
            65_536,
            262_144,
            1_048_576,
            4_194_304,
            16_777_216,
            67_108_864,
        ],
    };

    public SidecarMetrics(Meter meter)
    {
        Turns = meter.CreateCounter<long>("sidecar.turns", "{turn}", "Answered turns.");
        Interruptions = meter.CreateCounter<long>("sidecar.interruptions", "{interruption}", "Answers cut short.");
        Underruns = meter.CreateCounter<long>(
            "sidecar.playback.underruns",
            "{underrun}",
            "Times that a game's playback ran dry inside an answer."
        );
        Reconnects = meter.CreateCounter<long>(
            "sidecar.session.reconnects",
            "{reconnect}",
            "Sessions that ended unasked or could not be opened, and are opened again."
        );
        ProviderErrors = meter.CreateCounter<long>(
            "sidecar.provider.errors",
            "{error}",
            "Errors that the provider reported, by class."
        );
        Tokens = meter.CreateCounter<long>("sidecar.tokens", "{token}", "Tokens by direction, kind and cache.");
        Transcribed = meter.CreateCounter<double>(
            "sidecar.transcription.duration",
            "s",
            "Speech of users that was transcribed and is counted in time."
        );
        Cost = meter.CreateCounter<double>("sidecar.cost", "{currency}", "Cost by the configured prices.");
        StageSeconds = meter.CreateHistogram(
            "sidecar.turn.stage.duration",
            "s",
            "Time of a turn by stage.",
            null,
            Latency
        );
        TurnSeconds = meter.CreateHistogram(
            "sidecar.turn.response.duration",
            "s",
            "From the end of the user's speech to the first sample of the answer that was heard.",
            null,
            Latency
        );
        FlushSeconds = meter.CreateHistogram(
            "sidecar.interruption.flush.duration",
            "s",
            "From the cause of an interruption to the Flush.",
            null,
            Latency
        );
        SessionSeconds = meter.CreateHistogram(
            "sidecar.session.open.duration",
            "s",
            "From the attempt to open a session to its confirmation.",
            null,
            Latency
        );
        RateLimitRemaining = meter.CreateGauge<long>(
            "sidecar.rate_limit.remaining",
            "{unit}",
            "What the provider last said is left of its limit."
        );
        TokenUsage = meter.CreateHistogram(
            "gen_ai.client.token.usage",
            "{token}",
            "Tokens of a response.",
            null,
            TokenCounts
        );
        OperationDuration = meter.CreateHistogram(
            "gen_ai.client.operation.duration",
            "s",
            "From the request of a response, or its announcement where none was made, to its end.",
            null,
            OperationSeconds
        );
    }

    public Counter<long> Turns { get; }

    public Counter<long> Interruptions { get; }

    public Counter<long> Underruns { get; }

    public Counter<long> Reconnects { get; }

    public Counter<long> ProviderErrors { get; }

    public Counter<long> Tokens { get; }

    public Counter<double> Transcribed { get; }

    public Counter<double> Cost { get; }

    public Histogram<double> StageSeconds { get; }

    public Histogram<double> TurnSeconds { get; }

    public Histogram<double> FlushSeconds { get; }

    public Histogram<double> SessionSeconds { get; }

    public Gauge<long> RateLimitRemaining { get; }

    public Histogram<long> TokenUsage { get; }

    public Histogram<double> OperationDuration { get; }
}
