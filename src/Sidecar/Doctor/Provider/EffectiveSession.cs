using System.Text.Json;
using Sidecar.Realtime.Configuration;

namespace Sidecar.Doctor.Provider;

/// <summary>Compares the session that the server says is in effect with the one that was asked for.</summary>
internal static class EffectiveSession
{
    /// <summary>What differs, as <c>name: theirs instead of ours</c>; what the server doesn't tell is no difference.
    /// </summary>
    public static IReadOnlyList<string> Differences(SessionConfiguration sent, JsonElement session)
    {
        List<string> differences = [];
        Compare("instructions", sent.Instructions, Text(session, "instructions"), isLong: true);
        Compare("voice", sent.Voice, Text(session, "audio", "output", "voice") ?? Text(session, "voice"));
        JsonElement? detection = Find(session, "audio", "input", "turn_detection") ?? Find(session, "turn_detection");
        string? type = detection is { ValueKind: JsonValueKind.Object } d ? Text(d, "type") ?? "none" : "none";
        switch (sent.TurnDetection)
        {
            case ServerVad vad when detection is { } theirs:
                Compare("turn_detection", "server_vad", type);
                Compare("silence_duration_ms", $"{vad.SilenceDurationMs}", Text(theirs, "silence_duration_ms"));
                Compare("create_response", vad.CreateResponse ? "True" : "False", Text(theirs, "create_response"));
                Compare(
                    "interrupt_response",
                    vad.InterruptResponse ? "True" : "False",
                    Text(theirs, "interrupt_response")
                );
                break;
            case SemanticVad when detection is not null:
                Compare("turn_detection", "semantic_vad", type);
                break;
        }
        Compare("output rate", RateOf(sent.OutputFormat), Text(session, "audio", "output", "format", "rate"));
        Compare("input rate", RateOf(sent.InputFormat), Text(session, "audio", "input", "format", "rate"));
        return differences;

        void Compare(string name, string? ours, string? theirs, bool isLong = false)
        {
            if (ours is not null && theirs is not null && !string.Equals(ours, theirs, StringComparison.Ordinal))
            {
                differences.Add(isLong ? $"{name}: not ours" : $"{name}: {theirs} instead of {ours}");
            }
        }
    }

    private static string? RateOf(AudioFormat? format) =>
        format is { Type: "audio/pcm", RateHz: { } rate } ? $"{rate}" : null;

    private static string? Text(JsonElement json, params ReadOnlySpan<string> path) =>
        Find(json, path) is { } found && found.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object)
            ? found.ToString()
            : null;

    private static JsonElement? Find(JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
            {
                return null;
            }
        }
        return json;
    }
}
