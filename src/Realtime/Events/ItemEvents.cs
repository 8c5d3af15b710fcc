namespace Sidecar.Realtime.Events;

/// <summary>An event that carries an item of the conversation.</summary>
public abstract class ItemEvent : ServerEvent
{
    /// <summary>The item before it. Null for the first, and by a quirk of the service in the
    /// <see cref="ItemDone"/> of items whose predecessor is the first: trust <see cref="ItemAdded"/>.</summary>
    public string? PreviousItemId { get; init; }

    /// <summary>The item as it is now.</summary>
    public required ConversationItem Item { get; init; }
}

/// <summary><c>conversation.item.added</c>: an item took its place in the conversation; it may still be growing.
/// </summary>
public sealed class ItemAdded : ItemEvent;

/// <summary><c>conversation.item.done</c>: the item will not change any more by itself.</summary>
public sealed class ItemDone : ItemEvent;

/// <summary><c>conversation.item.created</c>: in the published interface, but sent by other servers only, in place of
/// <see cref="ItemAdded"/>.</summary>
public sealed class ItemCreated : ItemEvent;

/// <summary><c>conversation.item.retrieved</c>: the answer to an <see cref="ItemRetrieve"/>.</summary>
public sealed class ItemRetrieved : ServerEvent
{
    /// <summary>The item, with its audio where it has one.</summary>
    public required ConversationItem Item { get; init; }
}

/// <summary><c>conversation.item.truncated</c>: what was not heard is forgotten, and so is the item's transcript.
/// </summary>
public sealed class ItemTruncated : ServerEvent
{
    /// <summary>The assistant item.</summary>
    public string ItemId { get; init; } = "";

    /// <summary>The part cut.</summary>
    public int ContentIndex { get; init; }

    /// <summary>Milliseconds of audio kept.</summary>
    public long AudioEndMs { get; init; }
}

/// <summary><c>conversation.item.deleted</c>.</summary>
public sealed class ItemDeleted : ServerEvent
{
    /// <summary>The item that is gone.</summary>
    public string ItemId { get; init; } = "";
}
