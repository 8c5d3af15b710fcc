using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sidecar.Simulator.Tests.Wire;

/// <summary>
/// The members that the published OpenAPI document of the Realtime API (info.version 2.3.0) requires of each server
/// event, besides <c>type</c> and <c>event_id</c>: s string, i integer, a array, o object.
/// </summary>
internal static class EventShapes
{
    private const string Part = "response_id:s item_id:s output_index:i content_index:i";

    private static readonly Dictionary<string, string> Required = new(StringComparer.Ordinal)
    {
        ["error"] = "error:o",
        ["session.created"] = "session:o",
        ["session.updated"] = "session:o",
        ["conversation.item.added"] = "item:o",
        ["conversation.item.done"] = "item:o",
        ["conversation.item.retrieved"] = "item:o",
        ["conversation.item.deleted"] = "item_id:s",
        ["conversation.item.truncated"] = "item_id:s content_index:i audio_end_ms:i",
        ["conversation.item.input_audio_transcription.delta"] = "item_id:s",
        ["conversation.item.input_audio_transcription.completed"] = "item_id:s content_index:i transcript:s usage:o",
        ["conversation.item.input_audio_transcription.failed"] = "item_id:s content_index:i error:o",
        ["input_audio_buffer.cleared"] = "",
        ["input_audio_buffer.committed"] = "item_id:s",
        ["input_audio_buffer.speech_started"] = "audio_start_ms:i item_id:s",
        ["input_audio_buffer.speech_stopped"] = "audio_end_ms:i item_id:s",
        ["input_audio_buffer.timeout_triggered"] = "audio_start_ms:i audio_end_ms:i item_id:s",
        ["rate_limits.updated"] = "rate_limits:a",
        ["response.created"] = "response:o",
        ["response.done"] = "response:o",
        ["response.output_item.added"] = "response_id:s output_index:i item:o",
        ["response.output_item.done"] = "response_id:s output_index:i item:o",
        ["response.content_part.added"] = Part + " part:o",
        ["response.content_part.done"] = Part + " part:o",
        ["response.output_text.delta"] = Part + " delta:s",
        ["response.output_text.done"] = Part + " text:s",
        ["response.output_audio.delta"] = Part + " delta:s",
        ["response.output_audio.done"] = Part,
        ["response.output_audio_transcript.delta"] = Part + " delta:s",
        ["response.output_audio_transcript.done"] = Part + " transcript:s",
        ["response.function_call_arguments.delta"] = "response_id:s item_id:s output_index:i call_id:s delta:s",
        ["response.function_call_arguments.done"] =
            "response_id:s item_id:s output_index:i call_id:s name:s arguments:s",
    };

    private static readonly Dictionary<string, string> RequiredOfItems = new(StringComparer.Ordinal)
    {
        ["message"] = "id:s status:s role:s content:a",
        ["function_call"] = "id:s status:s name:s call_id:s arguments:s",
        ["function_call_output"] = "id:s call_id:s output:s",
    };

    public static void AssertValid(JsonObject serverEvent)
    {
        var type = WireClient.TypeOf(serverEvent);
        Assert.True(Required.TryGetValue(type, out var required), $"{type} is no server event");
        AssertMembers(serverEvent, "event_id:s " + required);
        if (serverEvent["item"] is JsonObject item)
        {
            AssertItem(item);
        }

        foreach (var output in serverEvent["response"]?["output"] as JsonArray ?? [])
        {
            AssertItem((JsonObject)output!);
        }
    }

    private static void AssertItem(JsonObject item) => AssertMembers(item, RequiredOfItems[(string)item["type"]!]);

    private static void AssertMembers(JsonObject json, string required)
    {
        foreach (var member in required.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, kind) = (member[..^2], member[^1]);
            var valid = (kind, json[name]?.GetValueKind()) switch
            {
                ('s', JsonValueKind.String) or ('o', JsonValueKind.Object) or ('a', JsonValueKind.Array) => true,
                ('i', JsonValueKind.Number) => json[name]!.AsValue().TryGetValue(out long _),
                _ => false,
            };
            Assert.True(valid, $"'{name}' in {json.ToJsonString()}");
        }
    }
}
