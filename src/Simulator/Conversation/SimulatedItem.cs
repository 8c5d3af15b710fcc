using Sidecar.Simulator.Conversation;

namespace Sidecar.Simulator;

/// <summary>The default conversation of one open session.</summary>
/// <param name="SessionId">The session's <c>sess_…</c> id.</param>
/// <param name="Items">In order.</param>
public sealed record SimulatedConversation(string SessionId, IReadOnlyList<SimulatedItem> Items);

/// <summary>One item of a conversation, as the model knows it.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Type"><c>message</c>, <c>function_call</c>, <c>function_call_output</c> or <c>mcp_approval_response</c>.</param>
/// <param name="Role"><c>user</c>, <c>assistant</c> or <c>system</c>; null for what is no message.</param>
/// <param name="Text">
/// The text or transcript of a message, the arguments of a call, or a call's output; empty where there is none, for
/// example after a truncation.
/// </param>
/// <param name="AudioMs">How much audio the item holds; null where it has no audio part.</param>
/// <param name="CallId">Of a call or its output.</param>
/// <param name="Name">The function of a call.</param>
public sealed record SimulatedItem(
    string Id,
    string Type,
    string? Role,
    string Text,
    int? AudioMs,
    string? CallId,
    string? Name
)
{
    internal static SimulatedItem Of(ConversationItem item) =>
        new(
            item.Id,
            item.Kind switch
            {
                ItemKind.Message => "message",
                ItemKind.FunctionCall => "function_call",
                ItemKind.FunctionCallOutput => "function_call_output",
                _ => "mcp_approval_response",
            },
            item.Role,
            item.Kind switch
            {
                ItemKind.FunctionCall => item.Arguments,
                ItemKind.FunctionCallOutput => item.Output ?? "",
                _ => string.Join(
                    ' ',
                    item.Content.Select(part => part.Text ?? part.Transcript).Where(t => t?.Length > 0)
                ),
            },
            item.Content.Exists(part => part.Audio is not null) ? item.Content.Sum(part => part.AudioMs) : null,
            item.CallId,
            item.Name
        );
}
