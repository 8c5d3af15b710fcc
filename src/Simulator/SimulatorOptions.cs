namespace Sidecar.Simulator;

/// <summary>How a <see cref="SimulatorServer"/> behaves. The defaults suit a first try: any key, realistic timing.</summary>
public sealed record SimulatorOptions
{
    /// <summary>TCP port on 127.0.0.1; 0 takes a free one. Default 0.</summary>
    public int Port { get; init; }

    /// <summary>A script file; takes precedence over <see cref="Script"/>. Default null.</summary>
    public string? ScriptPath { get; init; }

    /// <summary>What the assistant says. Default <see cref="SimulatorScript.Default"/>.</summary>
    public SimulatorScript Script { get; init; } = SimulatorScript.Default;

    /// <summary>What goes wrong, besides the script's own faults and those of the control endpoint. Default none.</summary>
    public IReadOnlyList<SimulatorFault> Faults { get; init; } = [];

    /// <summary>Whose server the simulator speaks like. Default <see cref="SimulatorDialect.OpenAI"/>.</summary>
    public SimulatorDialect Dialect { get; init; }

    /// <summary>What <c>pcm16</c> means for the user's audio in the beta dialect, whose sessions don't say: a multiple of
    /// 8000 up to 48000. Default 24000.</summary>
    public int BetaInputRateHz { get; init; } = Protocol.PcmFormat.SampleRateHz;

    /// <summary>As <see cref="BetaInputRateHz"/>, for the assistant's audio. Default 24000.</summary>
    public int BetaOutputRateHz { get; init; } = Protocol.PcmFormat.SampleRateHz;

    /// <summary>
    /// Tokens that all sessions together may use per minute, 1 or more; a response beyond them fails with
    /// <c>rate_limit_exceeded</c>. Default 15 million.
    /// </summary>
    public int TokensPerMinute { get; init; } = 15_000_000;

    /// <summary>Refuses connections without any key with HTTP 401. Default false.</summary>
    public bool RequireKey { get; init; }

    /// <summary>
    /// The only keys taken; any other is answered, as the live service does, with an error event and close 3000. Empty
    /// takes any; with some given, a connection without any key gets HTTP 401. Default empty.
    /// </summary>
    public IReadOnlyCollection<string> AcceptedKeys { get; init; } = [];

    /// <summary>The assistant's voice.</summary>
    public SimulatorVoice Voice { get; init; } = new();

    /// <summary>How long everything takes. Default <see cref="SimulatorTiming.Realistic"/>.</summary>
    public SimulatorTiming Timing { get; init; } = SimulatorTiming.Realistic;

    /// <summary>When transcripts of the user's speech arrive. Default <see cref="TranscriptionMode.DuringResponse"/>.</summary>
    public TranscriptionMode Transcription { get; init; }

    /// <summary>
    /// Writes events as the published schemas have them instead of as the live service sends them: items with
    /// <c>object</c>, no nulls where the schemas forbid them. Default false.
    /// </summary>
    public bool StrictSpec { get; init; }

    /// <summary>Sessions at once, 1 or more; one more is refused with HTTP 429. Default 64.</summary>
    public int MaxSessions { get; init; } = 64;

    /// <summary>Sessions end with <c>session_expired</c> after this time. At most a day; default 60 minutes.</summary>
    public TimeSpan SessionDuration { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Makes ids and obfuscation reproducible; null takes a random seed. Default null.</summary>
    public int? Seed { get; init; }

    /// <summary>Sees all messages; for tests and recordings. Default null.</summary>
    public WireTap? WireTap { get; init; }
}
