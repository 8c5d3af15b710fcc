namespace Sidecar.Realtime.Events;

/// <summary>What an item of the conversation is.</summary>
public enum ItemKind
{
    /// <summary>A kind this build doesn't know.</summary>
    Unknown,

    /// <summary>Words or sound of user, assistant or system.</summary>
    Message,

    /// <summary>The model calls a function.</summary>
    FunctionCall,

    /// <summary>The answer to a <see cref="FunctionCall"/>.</summary>
    FunctionCallOutput,

    /// <summary>The server called a tool of an MCP server.</summary>
    McpCall,

    /// <summary>The tools of an MCP server.</summary>
    McpListTools,

    /// <summary>The server asks whether it may call an MCP tool.</summary>
    McpApprovalRequest,

    /// <summary>The answer to an <see cref="McpApprovalRequest"/>.</summary>
    McpApprovalResponse,

    /// <summary>Points to an item of the conversation by its id; only in the input of a response.</summary>
    Reference,
}

/// <summary>Who said a message.</summary>
public enum ItemRole
{
    /// <summary>Not a message, or not told.</summary>
    None,

    /// <summary>The operator.</summary>
    System,

    /// <summary>The person.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,
}

/// <summary>How far an item is.</summary>
public enum ItemStatus
{
    /// <summary>Not told (function outputs have none), or a status this build doesn't know.</summary>
    Unknown,

    /// <summary>Being produced.</summary>
    InProgress,

    /// <summary>Whole. Unreliable by itself: look at the status of the response too.</summary>
    Completed,

    /// <summary>Cut off.</summary>
    Incomplete,
}

/// <summary>An item of the conversation, as received or to be sent.</summary>
public sealed partial record ConversationItem
{
    /// <summary>Its id; a client may choose one of at most 32 characters, else the server makes it.</summary>
    public string? Id { get; init; }

    /// <summary>What it is.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>Who said it, for messages.</summary>
    public ItemRole Role { get; init; }

    /// <summary>How far it is.</summary>
    public ItemStatus Status { get; init; }

    /// <summary>The parts of a message.</summary>
    public IReadOnlyList<ContentPart> Content { get; init; } = [];

    /// <summary>Ties a function call to its output.</summary>
    public string? CallId { get; init; }

    /// <summary>The function or tool called.</summary>
    public string? Name { get; init; }

    /// <summary>The arguments of a call: a JSON text by intent, but made by a model, so not always valid.</summary>
    public string? Arguments { get; init; }

    /// <summary>The result of a call.</summary>
    public string? Output { get; init; }

    /// <summary><c>commentary</c> or <c>final_answer</c>, from reasoning models; else null.</summary>
    public string? Phase { get; init; }

    /// <summary>The MCP server concerned.</summary>
    public string? ServerLabel { get; init; }

    /// <summary>For an approval response: the request it answers.</summary>
    public string? ApprovalRequestId { get; init; }

    /// <summary>For an approval response: whether the call may be made.</summary>
    public bool Approve { get; init; }

    /// <summary>For an approval response: why, if said.</summary>
    public string? Reason { get; init; }

    /// <summary>The text and transcripts of its parts, joined: what this message says.</summary>
    public string Text => string.Concat(Content.Select(part => part.Text ?? part.Transcript));
}

/// <summary>What a part of a message is. Servers say <c>audio</c> and <c>text</c> in some places for what is
/// <c>output_audio</c> and <c>output_text</c> in others; here they are one.</summary>
public enum ContentKind
{
    /// <summary>A kind this build doesn't know.</summary>
    Unknown,

    /// <summary>Text of user or system.</summary>
    InputText,

    /// <summary>Sound of the user.</summary>
    InputAudio,

    /// <summary>A picture from the user.</summary>
    InputImage,

    /// <summary>Text of the assistant.</summary>
    OutputText,

    /// <summary>Sound of the assistant.</summary>
    OutputAudio,
}

/// <summary>A part of a message.</summary>
public sealed record ContentPart
{
    /// <summary>What it is.</summary>
    public required ContentKind Kind { get; init; }

    /// <summary>The text of a text part.</summary>
    public string? Text { get; init; }

    /// <summary>What an audio part says; null while not known.</summary>
    public string? Transcript { get; init; }

    /// <summary>The sound as base64. In what a client sends it is PCM16 24 kHz mono; where a server was asked for it, it is as
    /// the wire has it.</summary>
    public string? AudioBase64 { get; init; }

    /// <summary>A <c>data:</c> URL with a PNG or JPEG.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>How closely to look at the picture: <c>auto</c>, <c>low</c> or <c>high</c>.</summary>
    public string? ImageDetail { get; init; }
}
