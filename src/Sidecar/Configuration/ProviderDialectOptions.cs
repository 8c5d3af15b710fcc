using System.ComponentModel;

namespace Sidecar.Configuration;

/// <summary>How a compatible server writes the Realtime API.</summary>
internal enum ProviderDialect
{
    /// <summary>As the kind of provider does; of a compatible server, the GA interface.</summary>
    Auto,

    Ga,
    Beta,
    XAi,
}

/// <summary>How sound is written on the provider's wire.</summary>
internal enum ProviderAudioFormat
{
    /// <summary>16 bit, at the configured rate.</summary>
    Pcm,

    /// <summary>G.711 µ-law, 8 kHz.</summary>
    Pcmu,

    /// <summary>G.711 A-law, 8 kHz.</summary>
    Pcma,
}

/// <summary>Whether a server can do something.</summary>
internal enum CapabilityWish
{
    /// <summary>As servers of this dialect usually can.</summary>
    Auto,

    Yes,
    No,
}

/// <summary>What this one server can or can't do, other than its dialect usually does.</summary>
internal sealed record ProviderCapabilityOptions
{
    [Description("Whether the server shortens an answer to what was heard (`conversation.item.truncate`).")]
    public CapabilityWish Truncate { get; init; }

    [Description("Whether the server stops an answer on request (`response.cancel`).")]
    public CapabilityWish Cancel { get; init; }

    [Description("Whether the server finds the turns and says when the user speaks. Without: push-to-talk or text.")]
    public CapabilityWish SpeechEvents { get; init; }

    [Description("Whether the server says when an item is final (`conversation.item.done`).")]
    public CapabilityWish ItemDone { get; init; }

    [Description("Whether the server writes down what the user says.")]
    public CapabilityWish Transcription { get; init; }

    [Description("Whether the server calls functions.")]
    public CapabilityWish ToolCalls { get; init; }

    [Description("Whether the server gives answers outside the conversation.")]
    public CapabilityWish OutOfBand { get; init; }
}
