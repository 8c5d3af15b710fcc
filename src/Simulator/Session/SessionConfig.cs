using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Formats;
using Sidecar.Simulator.Input;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Session;

/// <summary>
/// The effective session object and its typed view. An update is checked whole before any of it is applied.
/// </summary>
internal sealed class SessionConfig
{
    private readonly JsonObject _session;
    private readonly bool _anyNames;

    public SessionConfig(string? model, string sessionId, long expiresAtUnixSeconds, bool anyNames = false)
    {
        Model = model;
        _anyNames = anyNames;
        _session = model is null ? ModelDefaults.Transcription() : ModelDefaults.Realtime(model);
        _session["id"] = sessionId;
        _session["expires_at"] = expiresAtUnixSeconds;
    }

    /// <summary>Null in a transcription session.</summary>
    public string? Model { get; }

    public bool IsTranscription => Model is null;

    public bool Reasons => Model is not null && ModelDefaults.Reasons(Model);

    public string Instructions => (string?)_session["instructions"] ?? "";

    public string Modality => (string)_session["output_modalities"]![0]!;

    public JsonNode Voice => _session["audio"]!["output"]!["voice"]!;

    public double Speed => (double)_session["audio"]!["output"]!["speed"]!;

    public AudioFormat InputFormat => AudioFormat.From((JsonObject)Input["format"]!);

    public JsonObject OutputFormat => (JsonObject)_session["audio"]!["output"]!["format"]!;

    public JsonArray Tools => (JsonArray?)_session["tools"] ?? [];

    public JsonNode ToolChoice => _session["tool_choice"]!;

    public JsonNode MaxOutputTokens => _session["max_output_tokens"]!;

    public JsonObject? TurnDetection => (JsonObject?)Input["turn_detection"];

    public string? TranscriptionModel => (string?)Input["transcription"]?["model"];

    /// <summary>Null for push-to-talk.</summary>
    public VadSettings? Vad => TurnDetection is { } detection ? VadSettings.From(detection) : null;

    private JsonObject Input => (JsonObject)_session["audio"]!["input"]!;

    public JsonObject ToJson()
    {
        var session = (JsonObject)_session.DeepClone();
        if (IsTranscription && session["audio"]!["input"]!["turn_detection"] is JsonObject detection)
        {
            // Nothing is answered in such a session, and the published shape has nothing to say about it.
            detection.Remove("create_response");
            detection.Remove("interrupt_response");
            detection.Remove("idle_timeout_ms");
        }

        return session;
    }

    /// <summary>Applies all of an update, or gives the fault and applies nothing.</summary>
    public RealtimeError? TryUpdate(JsonElement update, bool assistantAudioPresent, bool responseActive)
    {
        if (Check(update, assistantAudioPresent, responseActive) is { } fault)
        {
            return fault;
        }

        foreach (var property in update.EnumerateObject())
        {
            switch (property.Name)
            {
                case "type" or "model":
                    break;
                case "audio":
                    UpdateAudio(property.Value);
                    break;
                case "tools":
                    _session["tools"] = WithDescriptions((JsonArray)WireJson.ToNode(property.Value)!);
                    break;
                default:
                    _session[property.Name] = WireJson.ToNode(property.Value);
                    break;
            }
        }

        return null;
    }

    private RealtimeError? Check(JsonElement update, bool assistantAudioPresent, bool responseActive)
    {
        if (
            !IsTranscription
            && update.ValueKind == JsonValueKind.Object
            && update.TryGetProperty("type", out var type)
            && type.ValueKind == JsonValueKind.String
            && type.ValueEquals("transcription")
        )
        {
            return new("Passing a transcription session update event to a realtime session is not allowed.");
        }

        var shapes = _anyNames ? SessionShapes.AnyNames : SessionShapes.OpenAI;
        var shape = IsTranscription ? shapes.TranscriptionOnly : shapes.Realtime;
        if (shape.Check(update, "session") is { } fault)
        {
            return fault;
        }

        if (
            !Reasons
            && update.TryGetProperty("reasoning", out var reasoning)
            && reasoning.ValueKind != JsonValueKind.Null
        )
        {
            return new("Unsupported option for this model: 'session.reasoning'.") { Param = "session.reasoning" };
        }

        if (
            _session["tracing"] is { } tracing
            && update.TryGetProperty("tracing", out var newTracing)
            && !JsonNode.DeepEquals(tracing, WireJson.ToNode(newTracing))
        )
        {
            return RealtimeError.InvalidValue("session.tracing", "Cannot change tracing once it is enabled.");
        }

        return update.TryGetProperty("audio", out var audio)
            ? CheckAudio(audio, assistantAudioPresent, responseActive)
            : null;
    }

    private RealtimeError? CheckAudio(JsonElement audio, bool assistantAudioPresent, bool responseActive)
    {
        if (!audio.TryGetProperty("output", out var output))
        {
            return null;
        }

        if (
            assistantAudioPresent
            && output.TryGetProperty("voice", out var voice)
            && !JsonNode.DeepEquals(Voice, WireJson.ToNode(voice))
        )
        {
            return CannotUpdateVoice;
        }

        return
            responseActive && output.TryGetProperty("speed", out var speed) && speed.GetDouble().CompareTo(Speed) != 0
            ? RealtimeError.InvalidValue(
                "session.audio.output.speed",
                "Cannot change the speed while a response is in progress."
            )
            : null;
    }

    public static RealtimeError CannotUpdateVoice { get; } =
        new("Cannot update a conversation's voice if assistant audio is present.") { Code = "cannot_update_voice" };

    private void UpdateAudio(JsonElement audio)
    {
        if (audio.TryGetProperty("input", out var input))
        {
            foreach (var property in input.EnumerateObject())
            {
                Input[property.Name] = property.Name switch
                {
                    "turn_detection" => MergedTurnDetection(property.Value),
                    "transcription" => WithTranscriptionDefaults(property.Value),
                    "format" => Filled(property.Value),
                    _ => WireJson.ToNode(property.Value),
                };
            }
        }

        if (audio.TryGetProperty("output", out var output))
        {
            foreach (var property in output.EnumerateObject())
            {
                _session["audio"]!["output"]![property.Name] =
                    property.Name == "format" ? Filled(property.Value) : WireJson.ToNode(property.Value);
            }
        }
    }

    private JsonObject? MergedTurnDetection(JsonElement update)
    {
        if (WireJson.ToNode(update) is not JsonObject changes)
        {
            return null;
        }

        var type = (string)changes["type"]!;
        var merged =
            TurnDetection is { } current && (string?)current["type"] == type ? (JsonObject)current.DeepClone()
            : type == "server_vad" ? ModelDefaults.ServerVad(Model ?? "gpt-realtime")
            : ModelDefaults.SemanticVad();
        foreach (var (name, value) in changes)
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private static JsonObject? WithTranscriptionDefaults(JsonElement update)
    {
        if (WireJson.ToNode(update) is not JsonObject transcription)
        {
            return null;
        }

        transcription.TryAdd("model", "whisper-1");
        transcription.TryAdd("language", null);
        transcription.TryAdd("prompt", null);
        return transcription;
    }

    /// <summary>PCM says its rate; G.711 has only one.</summary>
    public static JsonObject Filled(JsonElement format)
    {
        var filled = (JsonObject)WireJson.ToNode(format)!;
        if ((string?)filled["type"] == "audio/pcm")
        {
            filled.TryAdd("rate", 24_000);
        }

        return filled;
    }

    private static JsonArray WithDescriptions(JsonArray tools)
    {
        foreach (var tool in tools)
        {
            if ((string?)tool!["type"] == "function")
            {
                ((JsonObject)tool).TryAdd("description", null);
            }
        }

        return tools;
    }
}
