using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Dialects;

/// <summary>Beta names and shapes, for clients of compatible servers that kept them.</summary>
internal sealed class BetaDialect(WireIds ids) : Dialect
{
    private static readonly string[] GaOnly = ["audio", "output_modalities", "max_output_tokens"];

    private readonly string _conversationId = ids.Conversation();

    public override string AudioDelta => "response.audio.delta";

    public override bool AnyNames => true;

    public override IEnumerable<JsonObject> Translate(JsonObject serverEvent)
    {
        var type = (string)serverEvent["type"]!;
        switch (type)
        {
            case "session.created" or "session.updated":
                serverEvent["session"] = Session((JsonObject)serverEvent["session"]!);
                return type == "session.created" ? [serverEvent, ConversationCreated()] : [serverEvent];
            case "conversation.item.done":
                return [];
            case "conversation.item.added":
                serverEvent["type"] = "conversation.item.created";
                break;
            case "error":
                var error = serverEvent["error"]!;
                error["param"] = FlatSession.FlatPath((string?)error["param"]);
                error["message"] = FlatSession.FlatPath((string?)error["message"]);
                break;
            default:
                serverEvent["type"] = type.Replace("response.output_text", "response.text", StringComparison.Ordinal)
                    .Replace("response.output_audio", "response.audio", StringComparison.Ordinal);
                break;
        }

        serverEvent.Remove("obfuscation");
        Item(serverEvent["item"]);
        Response(serverEvent["response"] as JsonObject);
        return [serverEvent];
    }

    public override RealtimeError? ReadSession(JsonElement update, out JsonElement session)
    {
        session = FlatSession.ToGa(update, isSession: true);
        return
            update.ValueKind == JsonValueKind.Object
            && Array.Find(GaOnly, name => update.TryGetProperty(name, out _)) is { } unknown
            ? RealtimeError.UnknownParameter("session." + unknown)
            : null;
    }

    public override JsonElement ReadResponse(JsonElement parameters) => FlatSession.ToGa(parameters, isSession: false);

    public override JsonElement ReadItem(JsonElement item)
    {
        if (WireJson.ToNode(item) is not JsonObject { } json || (json["role"] as JsonValue)?.ToString() != "assistant")
        {
            return item;
        }

        foreach (var part in (json["content"] as JsonArray ?? []).OfType<JsonObject>())
        {
            part["type"] = (part["type"] as JsonValue)?.ToString() switch
            {
                "text" => "output_text",
                "audio" => "output_audio",
                _ => part["type"]?.DeepClone(),
            };
        }

        return JsonSerializer.SerializeToElement(json);
    }

    private static JsonObject Session(JsonObject session)
    {
        var flat = FlatSession.ToFlat(session);
        flat["temperature"] = 0.8;
        return flat;
    }

    private JsonObject ConversationCreated() =>
        new()
        {
            ["type"] = "conversation.created",
            ["event_id"] = ids.Event(),
            ["conversation"] = new JsonObject { ["id"] = _conversationId, ["object"] = "realtime.conversation" },
        };

    private static void Item(JsonNode? item)
    {
        if (item is not JsonObject json)
        {
            return;
        }

        json["object"] = "realtime.item";
        json.Remove("phase");
        foreach (var part in json["content"] as JsonArray ?? [])
        {
            part!["type"] = ((string)part["type"]!).Replace("output_", "", StringComparison.Ordinal);
        }
    }

    private static void Response(JsonObject? response)
    {
        if (response is null)
        {
            return;
        }

        foreach (var item in response["output"] as JsonArray ?? [])
        {
            Item(item);
        }

        response.Remove("audio", out var audio);
        response.Remove("output_modalities", out var modalities);
        response["modalities"] = FlatSession.FlatModalities(modalities);
        response["voice"] = audio?["output"]?["voice"]?.DeepClone();
        response["output_audio_format"] = FlatSession.FlatFormat(audio?["output"]?["format"]);
        response["temperature"] = 0.8;
    }
}
