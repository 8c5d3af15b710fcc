using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sidecar.Simulator.Session;

/// <summary>The session a model starts with; voices and silence durations as recorded per model.</summary>
internal static partial class ModelDefaults
{
    private const string Instructions =
        "You are a friendly voice assistant. Answer briefly, in the language of the person you speak with.";

    /// <summary>gpt-realtime-2 and later: they reason, say which phase a message belongs to, and wait longer.</summary>
    public static bool Reasons(string model) => SecondGeneration().IsMatch(model);

    public static JsonObject Realtime(string model)
    {
        var session = new JsonObject
        {
            ["type"] = "realtime",
            ["object"] = "realtime.session",
            ["id"] = null,
            ["model"] = model,
            ["output_modalities"] = new JsonArray("audio"),
            ["instructions"] = Instructions,
            ["tools"] = new JsonArray(),
            ["tool_choice"] = "auto",
            ["max_output_tokens"] = "inf",
            ["tracing"] = null,
            ["truncation"] = "auto",
            ["prompt"] = null,
            ["expires_at"] = 0,
            ["audio"] = new JsonObject
            {
                ["input"] = Input(model),
                ["output"] = new JsonObject
                {
                    ["format"] = Pcm(),
                    ["voice"] = Reasons(model) ? "marin" : "alloy",
                    ["speed"] = 1.0,
                },
            },
            ["include"] = null,
        };
        if (Reasons(model))
        {
            session["parallel_tool_calls"] = true;
            session["reasoning"] = new JsonObject { ["effort"] = "low" };
        }

        return session;
    }

    public static JsonObject Transcription() =>
        new()
        {
            ["type"] = "transcription",
            ["object"] = "realtime.transcription_session",
            ["id"] = null,
            ["expires_at"] = 0,
            ["audio"] = new JsonObject { ["input"] = Input("gpt-realtime") },
            ["include"] = null,
        };

    public static JsonObject ServerVad(string model) =>
        new()
        {
            ["type"] = "server_vad",
            ["threshold"] = 0.5,
            ["prefix_padding_ms"] = 300,
            ["silence_duration_ms"] = Reasons(model) ? 500 : 200,
            ["idle_timeout_ms"] = null,
            ["create_response"] = true,
            ["interrupt_response"] = true,
        };

    public static JsonObject SemanticVad() =>
        new()
        {
            ["type"] = "semantic_vad",
            ["eagerness"] = "auto",
            ["create_response"] = true,
            ["interrupt_response"] = true,
        };

    private static JsonObject Input(string model) =>
        new()
        {
            ["format"] = Pcm(),
            ["transcription"] = null,
            ["noise_reduction"] = null,
            ["turn_detection"] = ServerVad(model),
        };

    private static JsonObject Pcm() => new() { ["type"] = "audio/pcm", ["rate"] = 24_000 };

    [GeneratedRegex(@"^gpt-realtime-2(?:\.\d+)?(?:-|$)", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex SecondGeneration();
}
