using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Dialects;

/// <summary>xAI's voice agent, as recorded: GA names with shapes and an order of its own.</summary>
internal sealed class XAiDialect(WireIds ids) : Dialect
{
    private const string Transcription = "conversation.item.input_audio_transcription.";

    private readonly string _conversationId = ids.Conversation();
    private readonly HashSet<string> _announced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _transcripts = new(StringComparer.Ordinal);
    private JsonObject? _audioDone;

    public override bool AnyNames => true;

    public override bool Truncates => false;

    public override TimeSpan? PingInterval => TimeSpan.FromSeconds(10);

    public override IEnumerable<JsonObject> Translate(JsonObject serverEvent)
    {
        serverEvent.Remove("obfuscation");
        serverEvent.TryAdd("previous_item_id", null);
        Item(serverEvent["item"] as JsonObject);
        switch ((string)serverEvent["type"]!)
        {
            case "session.created" or "session.updated":
                return WithSession(serverEvent);
            case "input_audio_buffer.speech_started":
                var itemId = (string)serverEvent["item_id"]!;
                _announced.Add(itemId);
                return [serverEvent, UserItem(itemId)];
            case "conversation.item.added" when _announced.Remove((string)serverEvent["item"]!["id"]!):
            case "conversation.item.done":
                return [];
            case Transcription + "delta":
                return [Cumulative(serverEvent)];
            case Transcription + "completed":
                _transcripts.Remove((string)serverEvent["item_id"]!);
                return Completed(serverEvent);
            case "response.output_audio.done":
                _audioDone = serverEvent;
                return [];
            case "response.content_part.done" when _audioDone is { } held:
                _audioDone = null;
                return [serverEvent, held];
            case "response.created" or "response.done":
                Response(serverEvent);
                return [serverEvent];
            default:
                return [serverEvent];
        }
    }

    public override RealtimeError? ReadSession(JsonElement update, out JsonElement session)
    {
        session = FlatSession.ToGa(update, isSession: true);
        if (WireJson.ToNode(session) is JsonObject ga && NamesNoDetection(ga))
        {
            ga["audio"]!["input"]!["turn_detection"] = null;
            session = JsonSerializer.SerializeToElement(ga);
        }

        return null;
    }

    public override JsonElement ReadResponse(JsonElement parameters) => FlatSession.ToGa(parameters, isSession: false);

    public override JsonElement ReadItem(JsonElement item) => FlatSession.ToGaItem(item);

    // A detection without a type is how this server says that there is none.
    private static bool NamesNoDetection(JsonObject session) =>
        session["audio"] is JsonObject audio
        && audio["input"] is JsonObject input
        && input["turn_detection"] is JsonObject detection
        && detection.TryGetPropertyValue("type", out var type)
        && type is null;

    private IEnumerable<JsonObject> WithSession(JsonObject serverEvent)
    {
        var ga = (JsonObject)serverEvent["session"]!;
        var created = (string)serverEvent["type"]! == "session.created";
        var flat = new JsonObject
        {
            ["id"] = ga["id"]?.DeepClone(),
            ["object"] = "realtime.session",
            ["instructions"] = ga["instructions"]?.DeepClone(),
            ["voice"] = ga["audio"]?["output"]?["voice"]?.DeepClone(),
            ["modalities"] = ga["output_modalities"]?.DeepClone(),
            ["turn_detection"] =
                ga["audio"]?["input"]?["turn_detection"]?.DeepClone() ?? new JsonObject { ["type"] = null },
            ["tools"] = ga["tools"]?.DeepClone(),
            ["model"] = ga["model"]?.DeepClone(),
        };
        if (!created)
        {
            flat["tool_choice"] = ga["tool_choice"]?.DeepClone();
            flat["input_audio_transcription"] = ga["audio"]?["input"]?["transcription"]?.DeepClone();
            flat["audio"] = ga["audio"]?.DeepClone();
        }

        serverEvent["session"] = flat;
        return created
            ?
            [
                serverEvent,
                new()
                {
                    ["type"] = "conversation.created",
                    ["event_id"] = ids.Event(),
                    ["conversation"] = new JsonObject
                    {
                        ["id"] = _conversationId,
                        ["object"] = "realtime.conversation",
                    },
                    ["previous_item_id"] = null,
                },
            ]
            : [serverEvent];
    }

    private JsonObject UserItem(string itemId) =>
        new()
        {
            ["type"] = "conversation.item.added",
            ["event_id"] = ids.Event(),
            ["item"] = new JsonObject
            {
                ["id"] = itemId,
                ["object"] = "realtime.item",
                ["type"] = "message",
                ["status"] = "in_progress",
                ["role"] = "user",
                ["content"] = new JsonArray(new JsonObject { ["type"] = "input_audio", ["transcript"] = "" }),
            },
            ["previous_item_id"] = null,
        };

    private JsonObject Cumulative(JsonObject delta)
    {
        var itemId = (string)delta["item_id"]!;
        var text = _transcripts[itemId] = _transcripts.GetValueOrDefault(itemId, "") + (string)delta["delta"]!;
        delta["type"] = Transcription + "updated";
        delta.Remove("delta");
        delta["transcript"] = text;
        return delta;
    }

    // The transcriber thinks itself done more than once.
    private JsonObject[] Completed(JsonObject completed)
    {
        completed.Remove("usage");
        var early = (JsonObject)completed.DeepClone();
        early["event_id"] = ids.Event();
        early["status"] = "in_progress";
        completed["status"] = "completed";
        return [early, completed];
    }

    private static void Response(JsonObject serverEvent)
    {
        var response = (JsonObject)serverEvent["response"]!;
        response.Remove("usage", out var usage);
        foreach (var name in (string[])["audio", "output_modalities", "max_output_tokens", "conversation_id"])
        {
            response.Remove(name);
        }

        var details = response["status_details"];
        response["status_details"] = ((string?)details?["reason"] ?? (string?)details?["error"]?["message"]) is { } text
            ? text
            : "unimplemented";
        response["usage"] = new JsonObject();
        if (usage is JsonObject counts)
        {
            counts.Remove("input_token_details");
            counts.Remove("output_token_details");
            serverEvent["usage"] = counts;
        }

        foreach (var item in response["output"] as JsonArray ?? [])
        {
            Item(item as JsonObject);
        }
    }

    private static void Item(JsonObject? item)
    {
        if (item is null)
        {
            return;
        }

        item["object"] = "realtime.item";
        item.Remove("phase");
        foreach (var part in item["content"] as JsonArray ?? [])
        {
            part!["type"] = ((string)part["type"]!).Replace("output_", "", StringComparison.Ordinal);
        }
    }
}
