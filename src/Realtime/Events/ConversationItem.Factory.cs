using Sidecar.Realtime.Configuration;

namespace Sidecar.Realtime.Events;

public sealed partial record ConversationItem
{
    /// <summary>Text typed (or said, as its transcript) by the user.</summary>
    public static ConversationItem UserText(string text, string? id = null) =>
        Message(ItemRole.User, new ContentPart { Kind = ContentKind.InputText, Text = text }, id);

    /// <summary>A note of the operator in the course of the conversation.</summary>
    public static ConversationItem SystemText(string text, string? id = null) =>
        Message(ItemRole.System, new ContentPart { Kind = ContentKind.InputText, Text = text }, id);

    /// <summary>What the assistant said earlier; its audio can't be made again.</summary>
    public static ConversationItem AssistantText(string text, string? id = null) =>
        Message(ItemRole.Assistant, new ContentPart { Kind = ContentKind.OutputText, Text = text }, id);

    /// <summary>A picture shown by the user.</summary>
    /// <param name="dataUrl">A <c>data:image/png;base64,…</c> or <c>data:image/jpeg;base64,…</c> URL.</param>
    /// <param name="detail"><c>auto</c>, <c>low</c> or <c>high</c>.</param>
    /// <param name="id">An id of at most 32 characters; null lets the server make one.</param>
    public static ConversationItem UserImage(string dataUrl, string? detail = null, string? id = null) =>
        Message(
            ItemRole.User,
            new ContentPart
            {
                Kind = ContentKind.InputImage,
                ImageUrl = dataUrl,
                ImageDetail = detail,
            },
            id
        );

    /// <summary>A function call made earlier, for replay; keep it together with its output.</summary>
    public static ConversationItem FunctionCall(string callId, string name, string arguments, string? id = null) =>
        new()
        {
            Id = id,
            Kind = ItemKind.FunctionCall,
            CallId = callId,
            Name = name,
            Arguments = arguments,
        };

    /// <summary>The result of a function call, or the text of its error.</summary>
    public static ConversationItem FunctionCallOutput(string callId, string output, string? id = null) =>
        new()
        {
            Id = id,
            Kind = ItemKind.FunctionCallOutput,
            CallId = callId,
            Output = output,
        };

    /// <summary>Allows or refuses a call of an MCP tool. The interface wants an id of the client's own for it.</summary>
    public static ConversationItem McpApprovalResponse(
        string id,
        string approvalRequestId,
        bool approve,
        string? reason = null
    ) =>
        new()
        {
            Id = id,
            Kind = ItemKind.McpApprovalResponse,
            ApprovalRequestId = approvalRequestId,
            Approve = approve,
            Reason = reason,
        };

    /// <summary>Points to an item of the conversation; only for <see cref="ResponseConfiguration.Input"/>.</summary>
    public static ConversationItem ReferenceTo(string id) => new() { Id = id, Kind = ItemKind.Reference };

    private static ConversationItem Message(ItemRole role, ContentPart part, string? id) =>
        new()
        {
            Id = id,
            Kind = ItemKind.Message,
            Role = role,
            Content = [part],
        };
}
