namespace Sidecar.Realtime.Events;

/// <summary><c>response.created</c>: the model began to answer.</summary>
public sealed class ResponseCreated : ServerEvent
{
    /// <summary>The response as it is now.</summary>
    public required ResponseInfo Response { get; init; }

    /// <summary>Whether the server began it by itself: no <see cref="ResponseCreate"/> was on its way.</summary>
    public bool IsUnasked { get; internal set; }
}

/// <summary><c>response.done</c>: nothing more comes of this response. It says how it ended; look at the status. Audio
/// arrives faster than it is heard, so the person may still be listening for a while.</summary>
public sealed class ResponseDone : ServerEvent
{
    /// <summary>The whole response.</summary>
    public required ResponseInfo Response { get; init; }
}

/// <summary><c>response.output_item.added</c>.</summary>
public sealed class OutputItemAdded : ResponseEvent
{
    /// <summary>The item's place in the output, from 0.</summary>
    public int OutputIndex { get; init; }

    /// <summary>The item, in progress.</summary>
    public required ConversationItem Item { get; init; }
}

/// <summary><c>response.output_item.done</c>; comes for items of cancelled responses too.</summary>
public sealed class OutputItemDone : ResponseEvent
{
    /// <summary>The item's place in the output, from 0.</summary>
    public int OutputIndex { get; init; }

    /// <summary>The finished item.</summary>
    public required ConversationItem Item { get; init; }
}

/// <summary><c>response.content_part.added</c>.</summary>
public sealed class ContentPartAdded : ResponseContentEvent
{
    /// <summary>The part, still empty.</summary>
    public required ContentPart Part { get; init; }
}

/// <summary><c>response.content_part.done</c>.</summary>
public sealed class ContentPartDone : ResponseContentEvent
{
    /// <summary>The finished part, without its audio.</summary>
    public required ContentPart Part { get; init; }
}
