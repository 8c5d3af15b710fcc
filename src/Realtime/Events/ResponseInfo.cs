namespace Sidecar.Realtime.Events;

/// <summary>How a response ended, or that it goes on.</summary>
public enum ResponseStatus
{
    /// <summary>Not told, or a status this build doesn't know.</summary>
    Unknown,

    /// <summary>Being generated.</summary>
    InProgress,

    /// <summary>Whole.</summary>
    Completed,

    /// <summary>Cancelled by the client or by the user's speech; see the reason.</summary>
    Cancelled,

    /// <summary>An error; see <see cref="ResponseStatusDetails.Error"/>.</summary>
    Failed,

    /// <summary>Cut short by a limit or a filter; see the reason.</summary>
    Incomplete,
}

/// <summary>A response of the model.</summary>
public sealed record ResponseInfo
{
    /// <summary><c>resp_…</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>How it ended, or that it goes on.</summary>
    public ResponseStatus Status { get; init; }

    /// <summary>Why it ended that way; null when completed.</summary>
    public ResponseStatusDetails? StatusDetails { get; init; }

    /// <summary>The conversation it belongs to; null for an out-of-band response.</summary>
    public string? ConversationId { get; init; }

    /// <summary>What it cost; null where not told.</summary>
    public ResponseUsage? Usage { get; init; }

    /// <summary>What the client gave along with its request.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } =
        System.Collections.Frozen.FrozenDictionary<string, string>.Empty;

    /// <summary>
    /// The <see cref="ClientEvent.EventId"/> of the request; null for a response that the server began, or from a server
    /// that doesn't give metadata back.
    /// </summary>
    public string? ClientEventId => Metadata.GetValueOrDefault(Session.ResponseTag.MetadataKey);

    /// <summary>What was produced.</summary>
    public IReadOnlyList<ConversationItem> Output { get; init; } = [];
}

/// <summary>Why a response ended as it did.</summary>
public sealed record ResponseStatusDetails
{
    /// <summary><c>cancelled</c>, <c>incomplete</c>, <c>failed</c> …; null from servers that send a mere text.</summary>
    public string? Type { get; init; }

    /// <summary><c>turn_detected</c>, <c>client_cancelled</c>, <c>max_output_tokens</c>, <c>content_filter</c> …;
    /// or the text of servers that send nothing else.</summary>
    public string? Reason { get; init; }

    /// <summary>The error of a failed response.</summary>
    public ErrorInfo? Error { get; init; }
}

/// <summary>Tokens of a response.</summary>
public sealed record ResponseUsage
{
    /// <summary>Input and output.</summary>
    public int TotalTokens { get; init; }

    /// <summary>Input.</summary>
    public int InputTokens { get; init; }

    /// <summary>Output.</summary>
    public int OutputTokens { get; init; }

    /// <summary>Input by kind; null where not told.</summary>
    public TokenDetails? InputDetails { get; init; }

    /// <summary>The part of the input that came from the server's cache, by kind; null where not told.</summary>
    public TokenDetails? CachedDetails { get; init; }

    /// <summary>Output by kind; null where not told.</summary>
    public TokenDetails? OutputDetails { get; init; }
}

/// <summary>Tokens by kind.</summary>
public sealed record TokenDetails
{
    /// <summary>Text.</summary>
    public int TextTokens { get; init; }

    /// <summary>Audio.</summary>
    public int AudioTokens { get; init; }

    /// <summary>Pictures.</summary>
    public int ImageTokens { get; init; }

    /// <summary>Of all kinds, from the server's cache (input only).</summary>
    public int CachedTokens { get; init; }

    /// <summary>Spent on reasoning (output of reasoning models only).</summary>
    public int ReasoningTokens { get; init; }
}
