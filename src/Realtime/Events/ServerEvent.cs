namespace Sidecar.Realtime.Events;

/// <summary>
/// Something that the session reports: an event of the server, already parsed, or a local one
/// (<see cref="SessionEnded"/>, <see cref="MalformedMessage"/>, <see cref="ResponseStartTimedOut"/>). Text that the
/// server left out is empty and numbers are 0, unless the property is nullable: servers differ in what they send.
/// </summary>
public abstract class ServerEvent
{
    /// <summary>The server's id of the event; null where it sent none (or null), and for local events.</summary>
    public string? EventId { get; init; }
}

/// <summary>An event of one response.</summary>
public abstract class ResponseEvent : ServerEvent
{
    private string _responseId = "";

    /// <summary>The response that the event belongs to.</summary>
    public string ResponseId
    {
        get => _responseId;
        init => _responseId = value;
    }

    private protected void SetResponse(string responseId) => _responseId = responseId;
}

/// <summary>An event of one output item of a response.</summary>
public abstract class ResponseItemEvent : ResponseEvent
{
    private string _itemId = "";
    private int _outputIndex;

    /// <summary>The item being produced.</summary>
    public string ItemId
    {
        get => _itemId;
        init => _itemId = value;
    }

    /// <summary>The item's place in the response's output, from 0.</summary>
    public int OutputIndex
    {
        get => _outputIndex;
        init => _outputIndex = value;
    }

    private protected void SetItem(string itemId, int outputIndex) => (_itemId, _outputIndex) = (itemId, outputIndex);
}

/// <summary>An event of one content part of an output item.</summary>
public abstract class ResponseContentEvent : ResponseItemEvent
{
    private int _contentIndex;

    /// <summary>The part's place in the item's content, from 0.</summary>
    public int ContentIndex
    {
        get => _contentIndex;
        init => _contentIndex = value;
    }

    private protected void SetContent(int contentIndex) => _contentIndex = contentIndex;
}

/// <summary>An event whose type this build doesn't know; servers add types, so it is no error.</summary>
public sealed class UnknownServerEvent : ServerEvent
{
    /// <summary>The wire name, cut at 128 bytes.</summary>
    public required string Type { get; init; }
}
