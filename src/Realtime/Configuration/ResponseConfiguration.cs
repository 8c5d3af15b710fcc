using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Configuration;

/// <summary>What differs from the session for one response. Only what is set (not null) is sent.</summary>
public sealed record ResponseConfiguration
{
    /// <summary>Replaces (does not add to) the instructions of the session.</summary>
    public string? Instructions { get; init; }

    /// <summary>Speech or text.</summary>
    public OutputModality? OutputModality { get; init; }

    /// <summary>As <see cref="SessionConfiguration.Voice"/>.</summary>
    public string? Voice { get; init; }

    /// <summary>The format of the assistant's audio.</summary>
    public AudioFormat? OutputFormat { get; init; }

    /// <summary>What the model may call.</summary>
    public IReadOnlyList<Tool>? Tools { get; init; }

    /// <summary>Whether it must.</summary>
    public ToolChoice? ToolChoice { get; init; }

    /// <summary>Several calls at once; reasoning models only.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>How long to think; reasoning models only.</summary>
    public ReasoningEffort? ReasoningEffort { get; init; }

    /// <summary>The most tokens.</summary>
    public TokenLimit? MaxOutputTokens { get; init; }

    /// <summary>Outside the conversation (<c>conversation: "none"</c>): leaves no items in it, and may run while another
    /// response does.</summary>
    public bool OutOfBand { get; init; }

    /// <summary>Comes back in the response: at most 16 pairs, keys of 64 and values of 512 characters. The session adds
    /// <c>client_event_id</c>, to know its own responses again.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>A prompt stored at the provider.</summary>
    public StoredPrompt? Prompt { get; init; }

    /// <summary>Replaces the conversation as context; empty for no context at all.</summary>
    public IReadOnlyList<ConversationItem>? Input { get; init; }
}
