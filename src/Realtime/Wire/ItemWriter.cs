using System.Text.Json;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Wire;

/// <summary>Items to be sent.</summary>
internal static class ItemWriter
{
    /// <summary>Writes one item.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="item">What.</param>
    /// <param name="assistantTextType">As <see cref="Dialects.RealtimeDialect.AssistantTextType"/>.</param>
    /// <exception cref="ArgumentException">Only the server makes items of this kind.</exception>
    public static void Write(Utf8JsonWriter json, ConversationItem item, string assistantTextType)
    {
        json.WriteStartObject();
        json.WriteOptional("id"u8, item.Id);
        switch (item.Kind)
        {
            case ItemKind.Message:
                json.WriteString("type"u8, "message"u8);
                json.WriteString("role"u8, RoleOf(item));
                json.WriteStartArray("content"u8);
                foreach (var part in item.Content)
                {
                    WritePart(json, part, assistantTextType);
                }

                json.WriteEndArray();
                break;
            case ItemKind.FunctionCall:
                json.WriteString("type"u8, "function_call"u8);
                json.WriteOptional("call_id"u8, item.CallId);
                json.WriteString("name"u8, item.Name ?? "");
                json.WriteString("arguments"u8, item.Arguments ?? "");
                break;
            case ItemKind.FunctionCallOutput:
                json.WriteString("type"u8, "function_call_output"u8);
                json.WriteString("call_id"u8, item.CallId ?? "");
                json.WriteString("output"u8, item.Output ?? "");
                break;
            case ItemKind.McpApprovalResponse:
                json.WriteString("type"u8, "mcp_approval_response"u8);
                json.WriteString("approval_request_id"u8, item.ApprovalRequestId ?? "");
                json.WriteBoolean("approve"u8, item.Approve);
                json.WriteOptional("reason"u8, item.Reason);
                break;
            case ItemKind.Reference:
                json.WriteString("type"u8, "item_reference"u8);
                break;
            default:
                throw new ArgumentException($"A client can't send an item of kind {item.Kind}.", nameof(item));
        }

        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> RoleOf(ConversationItem item) =>
        item.Role switch
        {
            ItemRole.System => "system"u8,
            ItemRole.User => "user"u8,
            ItemRole.Assistant => "assistant"u8,
            _ => throw new ArgumentException("A message to be sent needs a role.", nameof(item)),
        };

    private static void WritePart(Utf8JsonWriter json, ContentPart part, string assistantTextType)
    {
        json.WriteStartObject();
        switch (part.Kind)
        {
            case ContentKind.InputText:
                json.WriteString("type"u8, "input_text"u8);
                json.WriteString("text"u8, part.Text ?? "");
                break;
            case ContentKind.InputAudio:
                json.WriteString("type"u8, "input_audio"u8);
                json.WriteOptional("audio"u8, part.AudioBase64);
                json.WriteOptional("transcript"u8, part.Transcript);
                break;
            case ContentKind.InputImage:
                json.WriteString("type"u8, "input_image"u8);
                json.WriteString("image_url"u8, part.ImageUrl ?? "");
                json.WriteOptional("detail"u8, part.ImageDetail);
                break;
            case ContentKind.OutputText:
                json.WriteString("type"u8, assistantTextType);
                json.WriteString("text"u8, part.Text ?? "");
                break;
            case ContentKind.OutputAudio:
                // The assistant's audio can't be made again: its words go back as text.
                json.WriteString("type"u8, assistantTextType);
                json.WriteString("text"u8, part.Transcript ?? "");
                break;
            default:
                throw new ArgumentException($"A client can't send a part of kind {part.Kind}.", nameof(part));
        }

        json.WriteEndObject();
    }
}
