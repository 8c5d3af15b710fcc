using System.Text.Json.Nodes;

namespace Sidecar.Tests.Replay;

/// <summary>
/// What a server sent once, with what has to have happened before it could, and what a game must get out of it. One JSON
/// object a line: first <c>about</c>, <c>server</c> (whose: openai, azure, xai, compatible, beta or qwen), <c>plays</c>
/// (false: the stream says what the game has heard) and <c>expect</c>; then the steps:
/// <code>
/// {"client":"response.create"}      wait until the client has sent this
/// {"game":{"text":"Hello"}}         the game does this; also interrupt, result, hears
/// {"until":{"state":"SPEAKING"}}    wait until the game has been told so; also call, caption, heard, ended, flush, turns
/// {"send":{…},"after_ms":20}        the server sends this event, so long after the step before
/// </code>
/// A <c>delta</c> of <c>~100</c> stands for 100 ms of sound.
/// </summary>
internal sealed record RecordedStream(string Name, JsonNode Head, IReadOnlyList<JsonNode> Steps)
{
    public string Server => (string)Head["server"]!;

    public bool PlaysAtOnce => (bool?)Head["plays"] ?? true;

    public JsonNode Expected => Head["expect"]!;

    public static IEnumerable<string> Names =>
        Directory
            .EnumerateFiles(Folder, "*.jsonl")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Replay", "Streams");

    public static RecordedStream Load(string name)
    {
        JsonNode[] lines =
        [
            .. File.ReadAllLines(Path.Combine(Folder, name + ".jsonl"))
                .Where(line => line.Length > 0)
                .Select(line => JsonNode.Parse(line)!),
        ];
        return new RecordedStream(name, lines[0], lines[1..]);
    }

    /// <summary>The event as it goes over the wire.</summary>
    public string Message(JsonNode step)
    {
        JsonNode message = step["send"]!.DeepClone();
        if (message["delta"]?.ToString() is ['~', .. var ms])
        {
            message["delta"] = Sound(int.Parse(ms));
        }
        return message.ToJsonString();
    }

    // A triangle: every sample is known, none is silent for long.
    private static string Sound(int durationMs)
    {
        short[] samples = [.. Enumerable.Range(0, durationMs * 24).Select(i => (short)(Math.Abs(i % 96 - 48) * 100))];
        return Convert.ToBase64String(Audio.Pcm.PcmBytes.AsBytes(samples));
    }
}
