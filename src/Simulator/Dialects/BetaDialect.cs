using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Dialects;

/// <summary>Beta names and shapes, for clients of compatible servers that kept them. Its sessions say <c>pcm16</c> and
/// leave the rate to the server.</summary>
internal sealed class BetaDialect(WireIds ids, int inputRateHz, int outputRateHz) : Dialect
{
    private const string BothFormats = """{"input_audio_format":"pcm16","output_audio_format":"pcm16"}""";

    private static readonly string[] GaOnly = ["audio", "output_modalities", "max_output_tokens"];

    private readonly string _conversationId = ids.Conversation();

    public override string AudioDelta => "response.audio.delta";

    public override bool AnyNames => true;

    public override JsonElement? Initial
    {
        get
        {
            using var flat = JsonDocument.Parse(BothFormats);
            return WithRates(FlatSession.ToGa(flat.RootElement, isSession: true));
        }
    }

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
        session = WithRates(FlatSession.ToGa(update, isSession: true));
        return
            update.ValueKind == JsonValueKind.Object
            && Array.Find(GaOnly, name => update.TryGetProperty(name, out _)) is { } unknown
            ? RealtimeError.UnknownParameter("session." + unknown)
            : null;
    }

    public override JsonElement ReadResponse(JsonElement parameters) =>
        WithRates(FlatSession.ToGa(parameters, isSession: false));

    public override JsonElement ReadItem(JsonElement item) => FlatSession.ToGaItem(item);

    private JsonElement WithRates(JsonElement session)
    {
        var json = WireJson.ToNode(session);
        SetRate(json, "input", inputRateHz);
        SetRate(json, "output", outputRateHz);
        return JsonSerializer.SerializeToElement(json);
    }

    private static void SetRate(JsonNode? session, string direction, int rateHz)
    {
        if (
            session is JsonObject { } root
            && root["audio"] is JsonObject audio
            && audio[direction] is JsonObject side
            && side["format"] is JsonObject format
            && (format["type"] as JsonValue)?.ToString() == "audio/pcm"
        )
        {
            format["rate"] = rateHz;
        }
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
