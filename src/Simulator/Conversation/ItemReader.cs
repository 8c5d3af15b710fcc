using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Session;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Conversation;

/// <summary>Makes conversation items of what clients send.</summary>
internal static class ItemReader
{
    public static RealtimeError? TryRead(
        JsonElement json,
        string path,
        SessionContext session,
        out ConversationItem item
    )
    {
        item = null!;
        if (ItemShapes.Creatable.Check(json, path) is { } fault)
        {
            return fault;
        }

        var id = Text(json, "id") is { Length: > 0 } given ? given : session.Ids.Item();
        switch (json.GetProperty("type").GetString())
        {
            case "message":
                item = new ConversationItem(id, ItemKind.Message) { Role = Text(json, "role") };
                var index = 0;
                foreach (var part in json.GetProperty("content").EnumerateArray())
                {
                    if (TryReadPart(part, $"{path}.content[{index++}]", session, out var content) is { } partFault)
                    {
                        return partFault;
                    }

                    item.Content.Add(content);
                }

                return null;
            case "function_call":
                item = new ConversationItem(id, ItemKind.FunctionCall)
                {
                    CallId = Text(json, "call_id") ?? session.Ids.Call(),
                    Name = Text(json, "name"),
                    Arguments = Text(json, "arguments")!,
                };
                return null;
            case "function_call_output":
                item = new ConversationItem(id, ItemKind.FunctionCallOutput)
                {
                    CallId = Text(json, "call_id"),
                    Output = Text(json, "output"),
                };
                return null;
            default:
                var rest = (JsonObject)WireJson.ToNode(json)!;
                rest.Remove("id");
                rest.Remove("type");
                item = new ConversationItem(id, ItemKind.McpApprovalResponse) { Rest = rest };
                return null;
        }
    }

    private static RealtimeError? TryReadPart(
        JsonElement json,
        string path,
        SessionContext session,
        out ContentPart part
    )
    {
        var type = json.GetProperty("type").GetString()!;
        switch (type)
        {
            case "input_audio" or "output_audio":
                part = new ContentPart(type) { Transcript = Text(json, "transcript"), Audio = [] };
                if (!json.TryGetProperty("audio", out var audio) || audio.ValueKind == JsonValueKind.Null)
                {
                    return null;
                }

                if (!audio.TryGetBytesFromBase64(out var pcm))
                {
                    return RealtimeError.InvalidValue($"{path}.audio", $"Invalid '{path}.audio': not valid base64.");
                }

                part.Audio.AddRange(session.Config.InputFormat.Decode(pcm));
                return null;
            case "input_image":
                var image = (JsonObject)WireJson.ToNode(json)!;
                image.Remove("type");
                part = new ContentPart(type) { Image = image };
                return null;
            default:
                part = new ContentPart(type) { Text = Text(json, "text") };
                return null;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
