using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Configuration;

/// <summary>
/// What a session shall be like. Only what is set (not null) is sent; where the interface takes an explicit null, the
/// types here have a value for it (<see cref="TurnDetection.None"/>, <see cref="Transcription.Off"/> …).
/// </summary>
public sealed record SessionConfiguration
{
    /// <summary>Who the character is and how it speaks. Empty clears it.</summary>
    public string? Instructions { get; init; }

    /// <summary>Speech (with a transcript) or text; never both.</summary>
    public OutputModality? OutputModality { get; init; }

    /// <summary>A voice by name, or by id (<c>voice_…</c>). Can't change once the assistant has spoken.</summary>
    public string? Voice { get; init; }

    /// <summary>0.25 to 1.5, 1 being normal. Changes only between turns.</summary>
    public double? Speed { get; init; }

    /// <summary>The format of the user's audio.</summary>
    public AudioFormat? InputFormat { get; init; }

    /// <summary>The format of the assistant's audio.</summary>
    public AudioFormat? OutputFormat { get; init; }

    /// <summary>How the end of the user's turn is found.</summary>
    public TurnDetection? TurnDetection { get; init; }

    /// <summary>How the user's speech is transcribed.</summary>
    public Transcription? Transcription { get; init; }

    /// <summary>Noise reduction before turn detection and model.</summary>
    public NoiseReduction? NoiseReduction { get; init; }

    /// <summary>What the model may call. Empty clears it.</summary>
    public IReadOnlyList<Tool>? Tools { get; init; }

    /// <summary>Whether it must.</summary>
    public ToolChoice? ToolChoice { get; init; }

    /// <summary>Several calls at once; reasoning models only.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>The most tokens of one response.</summary>
    public TokenLimit? MaxOutputTokens { get; init; }

    /// <summary>What happens when the conversation outgrows the model's context.</summary>
    public Truncation? Truncation { get; init; }

    /// <summary>How long to think. Reasoning models only: others refuse the whole update.</summary>
    public ReasoningEffort? ReasoningEffort { get; init; }

    /// <summary>Extras to send, e.g. <c>item.input_audio_transcription.logprobs</c>.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>Traces kept by the provider; can't change once on.</summary>
    public Tracing? Tracing { get; init; }

    /// <summary>A prompt stored at the provider.</summary>
    public StoredPrompt? Prompt { get; init; }
}

/// <summary>How the model answers.</summary>
public enum OutputModality
{
    /// <summary>By voice, with a transcript.</summary>
    Audio,

    /// <summary>In writing.</summary>
    Text,
}

/// <summary>An audio format on the wire.</summary>
/// <param name="Type"><c>audio/pcm</c>, <c>audio/pcmu</c> or <c>audio/pcma</c>.</param>
/// <param name="RateHz">For PCM; OpenAI has 24 000 only. G.711 is always 8 000 and carries no rate.</param>
public sealed record AudioFormat(string Type, int? RateHz = null)
{
    /// <summary>PCM16 little-endian mono at 24 kHz.</summary>
    public static AudioFormat Pcm24Khz { get; } = new("audio/pcm", Protocol.PcmFormat.SampleRateHz);

    /// <summary>G.711 µ-law at 8 kHz.</summary>
    public static AudioFormat Pcmu { get; } = new("audio/pcmu");

    /// <summary>G.711 A-law at 8 kHz.</summary>
    public static AudioFormat Pcma { get; } = new("audio/pcma");
}

/// <summary>What to do about noise in the user's audio.</summary>
public enum NoiseReduction
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>A headset.</summary>
    NearField,

    /// <summary>A room or laptop microphone.</summary>
    FarField,
}

/// <summary>How long a reasoning model thinks.</summary>
public enum ReasoningEffort
{
    /// <summary>Hardly.</summary>
    Minimal,

    /// <summary>The default of the service.</summary>
    Low,

    /// <summary>Longer.</summary>
    Medium,

    /// <summary>Long.</summary>
    High,

    /// <summary>Longest.</summary>
    XHigh,
}

/// <summary>A number of tokens, or no limit.</summary>
/// <param name="Tokens">1 to 4096; null for no limit.</param>
public readonly record struct TokenLimit(int? Tokens)
{
    /// <summary>No limit (<c>"inf"</c>).</summary>
    public static TokenLimit Infinite => new(null);
}

/// <summary>A prompt stored at the provider.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Null for the newest.</param>
/// <param name="Variables">Text to fill in.</param>
public sealed record StoredPrompt(
    string Id,
    string? Version = null,
    IReadOnlyDictionary<string, string>? Variables = null
);

/// <summary>Traces kept by the provider.</summary>
public sealed record Tracing
{
    /// <summary>None.</summary>
    public static Tracing Off { get; } = new() { IsOff = true };

    /// <summary>On, with names chosen by the provider.</summary>
    public static Tracing Auto { get; } = new();

    /// <summary>The name of the workflow.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>Ties the traces of a group of sessions.</summary>
    public string? GroupId { get; init; }

    /// <summary>Anything else to find them by.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    internal bool IsOff { get; private init; }
}

/// <summary>How the user's speech is transcribed, by a model of its own: for captions, not what the model hears.
/// </summary>
/// <param name="Model">E.g. <c>gpt-realtime-whisper</c>, which transcribes while the user still speaks.</param>
/// <param name="Language">ISO 639-1, e.g. <c>en</c>; null lets the model find out.</param>
/// <param name="Prompt">Hints, where the model takes any.</param>
public sealed record Transcription(string Model, string? Language = null, string? Prompt = null)
{
    /// <summary>No transcription.</summary>
    public static Transcription Off { get; } = new("");

    internal bool IsOff => Model.Length == 0;
}

/// <summary>What happens when the conversation outgrows the model's context.</summary>
public abstract record Truncation
{
    private protected Truncation() { }

    /// <summary>The server drops the oldest.</summary>
    public static Truncation Auto { get; } = new AutoTruncation();

    /// <summary>The next response fails.</summary>
    public static Truncation Disabled { get; } = new DisabledTruncation();

    internal sealed record AutoTruncation : Truncation;

    internal sealed record DisabledTruncation : Truncation;
}

/// <summary>Drops more than needed at a time, so that the server's cache serves longer.</summary>
/// <param name="RetentionRatio">0 to 1: the share of the context to keep.</param>
/// <param name="PostInstructionsTokens">The most tokens after the instructions; null for no such limit.</param>
public sealed record RetentionRatioTruncation(double RetentionRatio, int? PostInstructionsTokens = null) : Truncation;
