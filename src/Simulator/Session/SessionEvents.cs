using System.Text.Json.Nodes;
using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Dialects;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Session;

/// <summary>Writes server events to a session's outbox, in its client's dialect.</summary>
internal sealed class SessionEvents(WireIds ids, ISessionOutbox outbox, Dialect dialect, bool strictSpec)
{
    // Name, ids and braces around an audio delta's base64.
    private const int DeltaEnvelopeBytes = 320;

    public bool StrictSpec => strictSpec;

    public void Emit(string type, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var json = new JsonObject { ["type"] = type, ["event_id"] = ids.Event() };
        foreach (var (name, value) in members)
        {
            json[name] = value;
        }

        foreach (var translated in dialect.Translate(json))
        {
            if (strictSpec)
            {
                WireJson.DropNulls(translated);
                DropUnnamed(translated);
            }

            outbox.Send((string)translated["type"]!, WireJson.Write(translated));
        }
    }

    // What the live service sends and the published schemas don't name.
    private static void DropUnnamed(JsonObject serverEvent)
    {
        serverEvent.Remove("obfuscation");
        (serverEvent["session"] as JsonObject)?.Remove("parallel_tool_calls");
        (serverEvent["response"]?["status_details"]?["error"] as JsonObject)?.Remove("message");
    }

    public void Close(int code, string reason) => outbox.Close(code, reason);

    public void Refuse(RealtimeError error, string? clientEventId) =>
        Emit("error", ("error", error.ToJson(clientEventId)));

    public void ItemAdded(ConversationItem item, string? previousItemId) =>
        Emit("conversation.item.added", ("previous_item_id", previousItemId), ("item", item.ToJson(strictSpec)));

    public void ItemDone(ConversationItem item, string? previousItemId) =>
        Emit("conversation.item.done", ("previous_item_id", previousItemId), ("item", item.ToJson(strictSpec)));

    /// <summary>Audio goes out without a detour over strings: it is nearly all that a session sends.</summary>
    public void AudioDelta(string responseId, string itemId, int outputIndex, ReadOnlyMemory<byte> audio) =>
        outbox.Send(
            dialect.AudioDelta,
            WireJson.Write(
                DeltaEnvelopeBytes + (audio.Length * 4 / 3),
                writer =>
                {
                    writer.WriteString("type", dialect.AudioDelta);
                    writer.WriteString("event_id", ids.Event());
                    writer.WriteString("response_id", responseId);
                    writer.WriteString("item_id", itemId);
                    writer.WriteNumber("output_index", outputIndex);
                    writer.WriteNumber("content_index", 0);
                    writer.WriteBase64String("delta", audio.Span);
                }
            )
        );
}
