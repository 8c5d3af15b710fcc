namespace Sidecar.Realtime.Events;

/// <summary>An event of the transcription of what the user said. It is made by another model than the one that answers,
/// and comes at any time: before, during and after the response.</summary>
public abstract class InputTranscriptionEvent : ServerEvent
{
    /// <summary>The user item.</summary>
    public string ItemId { get; init; } = "";

    /// <summary>The part of the item.</summary>
    public int ContentIndex { get; init; }
}

/// <summary><c>conversation.item.input_audio_transcription.delta</c>.</summary>
public sealed class InputTranscriptionDelta : InputTranscriptionEvent
{
    /// <summary>Text to add.</summary>
    public string Delta { get; init; } = "";
}

/// <summary><c>conversation.item.input_audio_transcription.updated</c>, of servers that say the whole text each time: more
/// is to come, and what was said before may change.</summary>
public sealed class InputTranscriptionUpdated : InputTranscriptionEvent
{
    /// <summary>The whole text so far.</summary>
    public string Transcript { get; init; } = "";
}

/// <summary><c>conversation.item.input_audio_transcription.completed</c>: replaces what the deltas said.</summary>
public sealed class InputTranscriptionCompleted : InputTranscriptionEvent
{
    /// <summary>The whole text; may be empty.</summary>
    public string Transcript { get; init; } = "";

    /// <summary>What the transcription cost; null where not told.</summary>
    public TranscriptionUsage? Usage { get; init; }
}

/// <summary>What a transcription cost: seconds of audio, or tokens.</summary>
public sealed record TranscriptionUsage
{
    /// <summary>Billed audio, for models billed by duration.</summary>
    public double? Seconds { get; init; }

    /// <summary>Input and output tokens, for models billed by tokens.</summary>
    public int? TotalTokens { get; init; }

    /// <summary>Tokens in.</summary>
    public int? InputTokens { get; init; }

    /// <summary>Tokens in, by kind; null where not told.</summary>
    public TokenDetails? InputDetails { get; init; }

    /// <summary>Tokens out.</summary>
    public int? OutputTokens { get; init; }
}

/// <summary><c>conversation.item.input_audio_transcription.failed</c>: there will be no transcript of this item.
/// </summary>
public sealed class InputTranscriptionFailed : InputTranscriptionEvent
{
    /// <summary>Why.</summary>
    public required ErrorInfo Error { get; init; }
}

/// <summary><c>conversation.item.input_audio_transcription.segment</c>: a piece of the transcript with its speaker.
/// </summary>
public sealed class InputTranscriptionSegment : InputTranscriptionEvent
{
    /// <summary>Id of the segment.</summary>
    public string SegmentId { get; init; } = "";

    /// <summary>What was said.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who said it, as the transcription model labels voices.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>Start within the item's audio, in seconds.</summary>
    public double StartSeconds { get; init; }

    /// <summary>End within the item's audio, in seconds.</summary>
    public double EndSeconds { get; init; }
}
