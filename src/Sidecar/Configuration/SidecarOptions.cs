using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Sidecar.Face.Life;

namespace Sidecar.Configuration;

/// <summary>
/// The whole configuration. Each leaf property is a key <c>Section:Name</c> of <c>sidecar.json</c>, and
/// <c>SIDECAR_SECTION__NAME</c> in the environment. docs/configuration.md is checked against these attributes.
/// </summary>
internal sealed record SidecarOptions
{
    public ProviderOptions Provider { get; init; } = new();

    public TokenMintOptions TokenMint { get; init; } = new();

    public TurnTakingOptions TurnTaking { get; init; } = new();

    public ModelOptions Model { get; init; } = new();

    public SurvivalOptions Session { get; init; } = new();

    public BridgeOptions Bridge { get; init; } = new();

    public PlaybackOptions Playback { get; init; } = new();

    public MicrophoneOptions Microphone { get; init; } = new();

    public FaceOptions Face { get; init; } = new();

    public LiveLinkFaceOptions LiveLinkFace { get; init; } = new();

    public SimulatorSectionOptions Simulator { get; init; } = new();

    public PricingOptions Pricing { get; init; } = new();

    public BudgetOptions Budget { get; init; } = new();

    public TelemetryOptions Telemetry { get; init; } = new();

    public LoggingOptions Logging { get; init; } = new();

    [Description("Character that a game gets when it asks for none.")]
    public string DefaultCharacter { get; init; } = "default";

    /// <summary>By name; a game asks for one of these in its Hello.</summary>
    [Description("Characters by name.")]
    public IReadOnlyDictionary<string, CharacterOptions> Characters { get; init; } =
        new Dictionary<string, CharacterOptions>(StringComparer.OrdinalIgnoreCase) { ["default"] = new() };
}

/// <summary>Who answers.</summary>
internal enum ProviderKind
{
    /// <summary>The configured endpoint or key if there is one, else the simulator.</summary>
    Auto,

    OpenAI,

    /// <summary>Azure OpenAI; the model is a deployment.</summary>
    Azure,

    /// <summary>xAI's voice agent.</summary>
    XAi,

    /// <summary>Another server that speaks the Realtime API, at <see cref="ProviderOptions.Endpoint"/>.</summary>
    Compatible,

    Simulator,
}

/// <summary>Where the credential for the provider comes from.</summary>
internal enum ProviderAuth
{
    /// <summary>The token mint if <see cref="TokenMintOptions.Url"/> is set, else none.</summary>
    Auto,

    /// <summary>Ephemeral secrets of a token mint.</summary>
    TokenMint,

    /// <summary><see cref="ProviderOptions.ApiKey"/> itself.</summary>
    DirectKey,

    None,
}

internal sealed record ProviderOptions
{
    [Description("Who answers. `auto`: the endpoint, token mint or key that is configured, else the simulator.")]
    public ProviderKind Kind { get; init; } = ProviderKind.Auto;

    [Description(
        "WebSocket URL of the Realtime API; `{model}` or `{deployment}` in it stands for `Provider:Model`. Empty: OpenAI's or xAI's. For Azure the resource's address is enough."
    )]
    public string Endpoint { get; init; } = "";

    [Description("Where the key comes from. `auto`: the token mint if `TokenMint:Url` is set, else none.")]
    public ProviderAuth Auth { get; init; } = ProviderAuth.Auto;

    [Description(
        "API key, used only when `Provider:Auth` is `direct_key`. Better in the environment than in a file; `OPENAI_API_KEY` is read too."
    )]
    [Secret]
    public string ApiKey { get; init; } = "";

    [Description(
        "For `compatible`: how the server writes the Realtime API. `auto` is `ga`, which takes names of the beta too."
    )]
    public ProviderDialect Dialect { get; init; }

    [Description(
        "Where the key goes: `auto` (`api-key` for Azure, else `bearer`), `bearer`, `api-key`, `header:NAME`, `query:NAME` or `subprotocol`."
    )]
    [Required]
    public string AuthScheme { get; init; } = "auto";

    [Description("More headers of the handshake: `name=value; name=value`.")]
    [Secret]
    public string Headers { get; init; } = "";

    [Description("More parameters of the URL, unescaped: `name=value; name=value`.")]
    [Secret]
    public string Query { get; init; } = "";

    [Description("The user's audio on the wire: PCM of 16 bits, or G.711 µ-law or A-law.")]
    public ProviderAudioFormat InputFormat { get; init; }

    [Description("Sample rate of the user's audio on the wire, for `pcm`.")]
    [Range(8_000, 48_000)]
    public int InputSampleRateHz { get; init; } = Protocol.PcmFormat.SampleRateHz;

    [Description("The assistant's audio on the wire, as `Provider:InputFormat`.")]
    public ProviderAudioFormat OutputFormat { get; init; }

    [Description("Sample rate of the assistant's audio on the wire, for `pcm`.")]
    [Range(8_000, 48_000)]
    public int OutputSampleRateHz { get; init; } = Protocol.PcmFormat.SampleRateHz;

    public ProviderCapabilityOptions Capabilities { get; init; } = new();

    [Description("Model, or Azure's deployment; sent as `?model=` unless the endpoint URL names one.")]
    [Required]
    public string Model { get; init; } = "gpt-realtime-2.1";

    [Description("Model that writes down what the user says; empty for none.")]
    public string TranscriptionModel { get; init; } = "gpt-transcribe";

    [Description("Language of the user, ISO 639-1, helps the transcription; empty to detect.")]
    public string TranscriptionLanguage { get; init; } = "";

    [Description("Stable hashed id of the player, sent as `OpenAI-Safety-Identifier`; empty for none.")]
    public string SafetyIdentifier { get; init; } = "";

    [Description("Time to connect and to have the session confirmed.")]
    [Range(500, 120_000)]
    public int ConnectTimeoutMs { get; init; } = 10_000;
}

/// <summary>How the end of the user's speech is found.</summary>
internal enum TurnTakingMode
{
    ServerVad,
    SemanticVad,
    PushToTalk,
    TextOnly,
}

internal sealed record TurnTakingOptions
{
    [Description("Who decides that the user has finished.")]
    public TurnTakingMode Mode { get; init; } = TurnTakingMode.ServerVad;

    [Description("How sure the server's speech detection must be.")]
    [Range(0.0, 1.0)]
    public double Threshold { get; init; } = 0.5;

    [Description("Audio kept from before the detected start of speech.")]
    [Range(0, 2_000)]
    public int PrefixPaddingMs { get; init; } = 300;

    [Description("Silence that ends a turn. Shorter answers faster and cuts slow speakers off.")]
    [Range(100, 5_000)]
    public int SilenceDurationMs { get; init; } = 400;

    [Description("How soon `semantic_vad` takes the turn.")]
    public TurnEagerness Eagerness { get; init; } = TurnEagerness.Auto;

    [Description("Silence after which the provider goes on by itself (5000 to 30000), `server_vad` only; 0 for never.")]
    [Range(0, 30_000)]
    public int IdleTimeoutMs { get; init; }

    [Description("What speech of the user does to an answer that is being heard.")]
    public BargeInMode BargeIn { get; init; } = BargeInMode.Reversible;

    [Description("`reversible`: the longest wait, from the start of the speech, for the decision.")]
    [Range(200, 5_000)]
    public int DecisionMs { get; init; } = 1_500;

    [Description("`reversible`: speech of this length interrupts, whatever was said.")]
    [Range(100, 5_000)]
    public int BackchannelMs { get; init; } = 600;

    [Description("`reversible`: a shorter sound is no word, and never interrupts.")]
    [Range(0, 2_000)]
    public int CoughMs { get; init; } = 250;

    [Description("`reversible`: such words get an answer when at most this much was left to be heard as they began.")]
    [Range(0, 5_000)]
    public int EndOverlapMs { get; init; } = 700;

    [Description("`reversible`: words that don't interrupt, separated by commas. Empty: those of docs/turn-taking.md.")]
    [MaxLength(4_000)]
    public string Backchannels { get; init; } = "";

    [Description("`reversible`: the voice stops during the decision and goes on at the same sample.")]
    public bool Hold { get; init; } = true;

    [Description("`reversible` without `Hold`: how much softer the voice goes on during the decision, in decibels.")]
    [Range(-60.0, 0.0)]
    public double DuckGainDb { get; init; } = -18;
}

/// <summary>What speech of the user does to an answer that is being heard.</summary>
internal enum BargeInMode
{
    Immediate,
    Reversible,
    Off,
}

/// <summary>How soon the provider's semantic detection takes the turn.</summary>
internal enum TurnEagerness
{
    Auto,
    Low,
    Medium,
    High,
}

internal enum NoiseReductionKind
{
    None,
    NearField,
    FarField,
}

internal enum ReasoningKind
{
    Default,
    Minimal,
    Low,
    Medium,
    High,
    XHigh,
}

internal enum TruncationKind
{
    Auto,
    Disabled,
    RetentionRatio,
}

/// <summary>How the provider's model listens, thinks and answers.</summary>
internal sealed record ModelOptions
{
    [Description("The provider's noise reduction: `near_field` for a headset, `far_field` for a room.")]
    public NoiseReductionKind NoiseReduction { get; init; } = NoiseReductionKind.None;

    [Description("Hint for the transcription: names and words that will be said; empty for none.")]
    [MaxLength(4_000)]
    public string TranscriptionPrompt { get; init; } = "";

    [Description("How long a reasoning model thinks. `default` sends nothing: other models refuse it.")]
    public ReasoningKind Reasoning { get; init; } = ReasoningKind.Default;

    [Description("The most tokens of one answer, speech included; 0 for no limit.")]
    [Range(0, 4_096)]
    public int MaxOutputTokens { get; init; }

    [Description("What the provider does when the conversation outgrows the model's context.")]
    public TruncationKind Truncation { get; init; } = TruncationKind.Auto;

    [Description("With `retention_ratio`: how much of the context is kept. Less cuts seldomer and so caches better.")]
    [Range(0.1, 1.0)]
    public double RetentionRatio { get; init; } = 0.8;

    [Description("Traces at the provider: empty for none, `auto`, or the name of a workflow.")]
    [MaxLength(200)]
    public string Tracing { get; init; } = "";

    [Description("How long the game may take to answer a tool call or a request for consent.")]
    [Range(500, 300_000)]
    public int ToolTimeoutMs { get; init; } = 15_000;
}

/// <summary>How a conversation outlives the sessions it is held in.</summary>
internal sealed record SurvivalOptions
{
    [Description("How long before a session's end the next one is made ready.")]
    [Range(2_000, 600_000)]
    public int RenewBeforeExpiryMs { get; init; } = 120_000;

    [Description(
        "Renew a session at this age, for servers that don't tell when it ends; 0 to go by `expires_at` alone."
    )]
    [Range(0, 1_440)]
    public int MaxAgeMinutes { get; init; }

    [Description("Microphone audio kept for the next session, should this one be lost while somebody speaks.")]
    [Range(0, 120_000)]
    public int MicrophoneMemoryMs { get; init; } = 30_000;

    [Description("Items of the conversation, the newest, that the next session is told.")]
    [Range(0, 500)]
    public int HistoryItems { get; init; } = 60;

    [Description("Characters of text that the next session is told at most.")]
    [Range(0, 400_000)]
    public int HistoryCharacters { get; init; } = 24_000;

    [Description("How often the connection is probed; without an answer for as long again it is given up.")]
    [Range(500, 60_000)]
    public int PingIntervalMs { get; init; } = 5_000;

    [Description("A response of which nothing more comes for this long is given up, and its session with it.")]
    [Range(2_000, 120_000)]
    public int ResponseStallMs { get; init; } = 20_000;

    [Description("Whether an answer that was cut off by a lost connection is gone on with.")]
    public bool ContinueCutAnswers { get; init; } = true;
}

internal sealed record BridgeOptions
{
    [Description("Address to listen on. Only loopback unless `Bridge:AllowRemote` is true.")]
    [Required]
    public string Host { get; init; } = "127.0.0.1";

    [Description("TCP port; 0 takes a free one, which the endpoint file tells.")]
    [Range(0, 65_535)]
    public int Port { get; init; } = 52_710;

    [Description("Listen on addresses other than loopback. The link is not encrypted: only on a network you trust.")]
    public bool AllowRemote { get; init; }

    [Description("Path of a Unix domain socket to listen on as well; empty for none.")]
    public string UnixSocket { get; init; } = "";

    [Description("Name of a Windows named pipe to listen on as well; empty for none.")]
    public string NamedPipe { get; init; } = "";

    [Description("Where address and token are written for this user's programs. Empty: the user's runtime folder.")]
    public string EndpointFile { get; init; } = "";

    [Description("Token that games must present. Empty: a new random one at each launch.")]
    [Secret]
    public string Token { get; init; } = "";

    [Description("How long a conversation waits for a game that went away.")]
    [Range(0, 3_600_000)]
    public int GraceMs { get; init; } = 30_000;

    [Description("Games and observers at once.")]
    [Range(1, 1_000)]
    public int MaxClients { get; init; } = 32;
}

internal sealed record PlaybackOptions
{
    [Description("Audio kept ahead of the played position.")]
    [Range(200, 5_000)]
    public int LeadMs { get; init; } = 1_500;

    [Description("After an interruption, how long to wait for the game to say what was heard.")]
    [Range(20, 2_000)]
    public int FlushReportTimeoutMs { get; init; } = 250;
}

internal sealed record MicrophoneOptions
{
    [Description("`none`, or `file:PATH` for a WAV file played in real time as if it were spoken.")]
    [Required]
    public string Source { get; init; } = "none";

    [Description("Begin a file again when it ends, instead of going on with silence.")]
    public bool Loop { get; init; }
}

internal enum FaceEngineKind
{
    None,
    Spectral,
    Solver,
}

internal sealed record FaceOptions
{
    [Description("What turns speech into face curves.")]
    public FaceEngineKind Engine { get; init; } = FaceEngineKind.Solver;

    [Description("Weights file of the solver; empty for the built-in one.")]
    public string WeightsFile { get; init; } = "";

    [Description("Gives the model a function, show_emotion, by which it sets how the character looks.")]
    public bool EmotionTool { get; init; }

    [Description("What the character shows when it was told to show nothing else.")]
    public FaceEmotion Emotion { get; init; } = FaceEmotion.Neutral;

    [Description("How strongly `Face:Emotion` shows.")]
    [Range(0.0, 1.0)]
    public double EmotionIntensity { get; init; } = 0.3;

    public FaceLivingOptions Life { get; init; } = new();

    public FaceStyleOptions Style { get; init; } = new();
}

internal sealed record SimulatorSectionOptions
{
    [Description("Script file of what the simulator answers; empty for the built-in one.")]
    public string Script { get; init; } = "";

    [Description("`auto`, `bundled`, or the name of an espeak-ng voice.")]
    [Required]
    public string Voice { get; init; } = "auto";
}

internal sealed record LoggingOptions
{
    [Description("Least level on the console and in the file.")]
    public LogLevel Level { get; init; } = LogLevel.Information;

    [Description("Log file, one a day, seven kept; `none` for no file. Empty: the user's state folder.")]
    public string File { get; init; } = "";
}

internal sealed record CharacterOptions
{
    [Description("Who the character is and how it speaks; the session's instructions.")]
    [MaxLength(60_000)]
    public string Instructions { get; init; } =
        "You are a character in a game. Speak naturally, warmly and briefly, in the user's language.";

    [Description("Voice of the provider.")]
    [Required]
    public string Voice { get; init; } = "marin";

    [Description("JSON file with the tools of this character: functions of the game, and MCP servers. Empty for none.")]
    public string ToolsFile { get; init; } = "";

    [Description("Speaking speed.")]
    [Range(0.25, 1.5)]
    public double Speed { get; init; } = 1.0;

    /// <summary>Null: as for all characters.</summary>
    [Description("Keys of `TurnTaking` that are different for this character.")]
    public TurnTakingOptions? TurnTaking { get; init; }
}
