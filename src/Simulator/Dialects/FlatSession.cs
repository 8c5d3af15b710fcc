using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Dialects;

/// <summary>The flat session object of the beta interface, from and to the GA one.</summary>
internal static class FlatSession
{
    /// <summary>Flat name, and where GA keeps it.</summary>
    private static readonly (string Flat, string[] Nested)[] Moved =
    [
        ("voice", ["audio", "output", "voice"]),
        ("speed", ["audio", "output", "speed"]),
        ("output_audio_format", ["audio", "output", "format"]),
        ("input_audio_format", ["audio", "input", "format"]),
        ("input_audio_transcription", ["audio", "input", "transcription"]),
        ("input_audio_noise_reduction", ["audio", "input", "noise_reduction"]),
        ("turn_detection", ["audio", "input", "turn_detection"]),
    ];

    private static readonly (string Flat, string Ga)[] Formats =
    [
        ("pcm16", "audio/pcm"),
        ("g711_ulaw", "audio/pcmu"),
        ("g711_alaw", "audio/pcma"),
    ];

    public static JsonObject ToFlat(JsonObject session)
    {
        var flat = (JsonObject)session.DeepClone();
        flat.Remove("type");
        flat.Remove("audio");
        if (flat.Remove("output_modalities", out var modalities))
        {
            flat["modalities"] = FlatModalities(modalities);
        }

        if (flat.Remove("max_output_tokens", out var limit))
        {
            flat["max_response_output_tokens"] = limit;
        }

        foreach (var (name, path) in Moved)
        {
            var value = path.Aggregate((JsonNode?)session, (node, member) => node?[member]);
            flat[name] = name.EndsWith("_format", StringComparison.Ordinal) ? FlatFormat(value) : value?.DeepClone();
        }

        return flat;
    }

    /// <summary>Names of the flat form become those of GA; what has no flat name stays as it is.</summary>
    public static JsonElement ToGa(JsonElement flat, bool isSession)
    {
        if (WireJson.ToNode(flat) is not JsonObject members)
        {
            return flat;
        }

        var ga = new JsonObject();
        foreach (var (name, value) in members)
        {
            switch (name)
            {
                case "type" or "temperature":
                    break;
                case "modalities":
                    ga["output_modalities"] = GaModalities(value);
                    break;
                case "max_response_output_tokens":
                    ga["max_output_tokens"] = value?.DeepClone();
                    break;
                case "audio":
                    Merge(ga, "audio", value);
                    break;
                default:
                    var path = Array.Find(Moved, moved => moved.Flat == name).Nested ?? [name];
                    Place(ga, path, name.EndsWith("_format", StringComparison.Ordinal) ? GaFormat(value) : value);
                    break;
            }
        }

        if (isSession)
        {
            ga["type"] = "realtime";
        }

        return JsonSerializer.SerializeToElement(ga);
    }

    /// <summary>An item of the assistant with the old names of its parts.</summary>
    public static JsonElement ToGaItem(JsonElement item)
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

    public static JsonNode? FlatFormat(JsonNode? format) =>
        Array.Find(Formats, known => known.Ga == (string?)format?["type"]).Flat is { } name ? name : null;

    public static JsonArray FlatModalities(JsonNode? modalities) =>
        (string?)modalities?[0] == "text" ? ["text"] : ["text", "audio"];

    /// <summary>Paths of the GA session in an error, as its client wrote them.</summary>
    public static string? FlatPath(string? text)
    {
        foreach (var (name, path) in text is null ? [] : Moved)
        {
            text = text!.Replace(string.Join('.', path), name, StringComparison.Ordinal);
        }

        return text?.Replace("output_modalities", "modalities", StringComparison.Ordinal);
    }

    private static JsonNode? GaModalities(JsonNode? modalities) =>
        modalities is JsonArray { Count: > 1 } both && both.Any(element => element?.ToString() == "audio")
            ? new JsonArray("audio")
            : modalities?.DeepClone();

    private static JsonNode? GaFormat(JsonNode? format) =>
        Array.Find(Formats, known => known.Flat == (format as JsonValue)?.ToString()).Ga is { } type
            ? new JsonObject { ["type"] = type }
            : format?.DeepClone();

    private static void Place(JsonObject root, string[] path, JsonNode? value)
    {
        var target = root;
        foreach (var member in path[..^1])
        {
            target = (JsonObject)(target[member] ??= new JsonObject());
        }

        target[path[^1]] = value?.DeepClone();
    }

    private static void Merge(JsonObject target, string name, JsonNode? value)
    {
        if (value is JsonObject members && target[name] is JsonObject present)
        {
            foreach (var (member, inner) in members)
            {
                Merge(present, member, inner);
            }
        }
        else
        {
            target[name] = value?.DeepClone();
        }
    }
}
