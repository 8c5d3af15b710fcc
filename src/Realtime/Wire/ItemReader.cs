using System.Text.Json;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Wire;

/// <summary>Items and their parts from JSON.</summary>
internal static class ItemReader
{
    public static ConversationItem Read(JsonElement json) =>
        new()
        {
            Id = json.TextOrNull("id"),
            Kind = Kind(json.TextOrNull("type")),
            Role = json.TextOrNull("role") switch
            {
                "user" => ItemRole.User,
                "assistant" => ItemRole.Assistant,
                "system" => ItemRole.System,
                _ => ItemRole.None,
            },
            Status = json.TextOrNull("status") switch
            {
                "in_progress" => ItemStatus.InProgress,
                "completed" => ItemStatus.Completed,
                "incomplete" => ItemStatus.Incomplete,
                _ => ItemStatus.Unknown,
            },
            Content = json.List("content", ReadPart),
            CallId = json.TextOrNull("call_id"),
            Name = json.TextOrNull("name"),
            Arguments = json.TextOrNull("arguments"),
            Output = json.TextOrNull("output"),
            Phase = json.TextOrNull("phase"),
            ServerLabel = json.TextOrNull("server_label"),
            ApprovalRequestId = json.TextOrNull("approval_request_id"),
            Approve = json.Field("approve").ValueKind == JsonValueKind.True,
            Reason = json.TextOrNull("reason"),
        };

    public static ContentPart ReadPart(JsonElement json) =>
        new()
        {
            Kind = json.TextOrNull("type") switch
            {
                "input_text" => ContentKind.InputText,
                "input_audio" => ContentKind.InputAudio,
                "input_image" => ContentKind.InputImage,
                "output_text" or "text" => ContentKind.OutputText,
                "output_audio" or "audio" => ContentKind.OutputAudio,
                _ => ContentKind.Unknown,
            },
            Text = json.TextOrNull("text"),
            Transcript = json.TextOrNull("transcript"),
            AudioBase64 = json.TextOrNull("audio"),
            ImageUrl = json.TextOrNull("image_url"),
            ImageDetail = json.TextOrNull("detail"),
        };

    private static ItemKind Kind(string? type) =>
        type switch
        {
            "message" => ItemKind.Message,
            "function_call" => ItemKind.FunctionCall,
            "function_call_output" => ItemKind.FunctionCallOutput,
            "mcp_call" => ItemKind.McpCall,
            "mcp_list_tools" => ItemKind.McpListTools,
            "mcp_approval_request" => ItemKind.McpApprovalRequest,
            "mcp_approval_response" => ItemKind.McpApprovalResponse,
            "item_reference" => ItemKind.Reference,
            _ => ItemKind.Unknown,
        };
}
