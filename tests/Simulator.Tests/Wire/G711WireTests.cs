using Sidecar.Audio.G711;
using Sidecar.Simulator.Formats;

namespace Sidecar.Simulator.Tests.Wire;

public sealed class G711WireTests
{
    [Theory]
    [InlineData("audio/pcmu")]
    [InlineData("audio/pcma")]
    public async Task VoiceTurn_IsHeardAndAnsweredInG711_WithTimesInAudioTime(string type)
    {
        await using var native = await TestServer.StartAsync();
        await using var reference = await WireClient.OpenAsync(native);
        await reference.AppendAsync(await Speech.TurnAsync());
        var expected = await reference.UntilAsync("input_audio_buffer.committed");

        await using var server = await TestServer.StartAsync();
        await using var client = await OpenAsync(server, type, turnDetection: """{"type":"server_vad"}""");
        await AppendAsync(client, type, await Speech.TurnAsync());
        var events = await client.UntilAsync("response.done");

        foreach (var (name, member) in Times)
        {
            var time = (int)events.Single(e => WireClient.TypeOf(e) == name)[member]!;
            var nativeTime = (int)expected.Single(e => WireClient.TypeOf(e) == name)[member]!;
            Assert.InRange(time, nativeTime - 30, nativeTime + 30);
        }

        var deltas = events
            .Where(e => WireClient.TypeOf(e) == "response.output_audio.delta")
            .Select(e => Convert.FromBase64String((string)e["delta"]!))
            .ToList();
        Assert.Equal([800, 1200, 2000], deltas.Take(3).Select(delta => delta.Length));
        Assert.InRange(deltas.SelectMany(d => Decode(type, d)).Max(Math.Abs), 3000, 32_767);
        Assert.Equal(type, (string)events[^1]["response"]!["audio"]!["output"]!["format"]!["type"]!);

        var ms = deltas.Sum(delta => delta.Length) / 8;
        var itemId = (string)events[^1]["response"]!["output"]![0]!["id"]!;
        await client.UntilAsync("rate_limits.updated");
        await client.SendAsync(Truncate(itemId, ms + 1));
        Assert.Contains(
            $"{ms}ms",
            (string)(await client.ExpectAsync("error"))["error"]!["message"]!,
            StringComparison.Ordinal
        );
        await client.SendAsync(Truncate(itemId, ms));
        await client.ExpectAsync("conversation.item.truncated");
    }

    [Fact]
    public async Task Commit_CountsBytesOf8kHz()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await OpenAsync(server, "audio/pcmu", "null");
        await AppendBytesAsync(client, new byte[799]);
        await client.SendAsync("""{"type":"input_audio_buffer.commit"}""");
        var refused = (string)(await client.ExpectAsync("error"))["error"]!["message"]!;
        Assert.Contains("only has 99.88ms", refused, StringComparison.Ordinal);

        await AppendBytesAsync(client, new byte[1]);
        await client.SendAsync("""{"type":"input_audio_buffer.commit"}""");
        await client.ExpectAsync("input_audio_buffer.committed");
    }

    [Fact]
    public async Task RetrievedAudio_IsInTheSessionsFormat()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await OpenAsync(server, "audio/pcma", "null");
        var spoken = AudioFormat.From(new() { ["type"] = "audio/pcma" }).Encode(await Speech.HelloAsync());
        await AppendBytesAsync(client, spoken);
        await client.SendAsync("""{"type":"input_audio_buffer.commit"}""");
        var itemId = (string)(await client.ExpectAsync("input_audio_buffer.committed"))["item_id"]!;
        await client.SendAsync($$"""{"type":"conversation.item.retrieve","item_id":"{{itemId}}"}""");

        var item = (await client.UntilAsync("conversation.item.retrieved"))[^1]["item"]!;
        var audio = Convert.FromBase64String((string)item["content"]![0]!["audio"]!);
        Assert.Equal(spoken.Length, audio.Length);
        Assert.InRange(
            Decode("audio/pcma", spoken).Zip(Decode("audio/pcma", audio), (a, b) => Math.Abs(a - b)).Average(),
            0,
            120
        );
    }

    [Fact]
    public void Decoder_InAnyPieces_GivesThreeSamplesPerByteOnceFlushed()
    {
        byte[] bytes = [.. Enumerable.Range(0, 1000).Select(i => MuLaw.Encode((short)(8000 * Math.Sin(i / 5.0))))];
        var whole = new InputDecoder(new(AudioEncoding.MuLaw, 8000));
        short[] expected = [.. whole.Decode(bytes), .. whole.Flush()];
        var pieces = new InputDecoder(new(AudioEncoding.MuLaw, 8000));
        short[] samples = [.. bytes.Chunk(7).SelectMany(piece => pieces.Decode(piece)), .. pieces.Flush()];

        Assert.Equal(3000, samples.Length);
        Assert.Equal(expected, samples);
    }

    private static (string Type, string Member)[] Times =>
        [
            ("input_audio_buffer.speech_started", "audio_start_ms"),
            ("input_audio_buffer.speech_stopped", "audio_end_ms"),
        ];

    private static async Task<WireClient> OpenAsync(SimulatorServer server, string type, string turnDetection)
    {
        var client = await WireClient.OpenAsync(server);
        await client.UpdateAsync(
            """{"type":"realtime","audio":{"input":{"format":{"type":"TYPE"},"turn_detection":VAD},"output":{"format":{"type":"TYPE"}}}}"""
                .Replace("TYPE", type, StringComparison.Ordinal)
                .Replace("VAD", turnDetection, StringComparison.Ordinal)
        );
        var updated = await client.ExpectAsync("session.updated");
        Assert.Equal($$"""{"type":"{{type}}"}""", updated["session"]!["audio"]!["input"]!["format"]!.ToJsonString());
        return client;
    }

    private static async Task AppendAsync(WireClient client, string type, short[] samples)
    {
        var bytes = AudioFormat.From(new() { ["type"] = type }).Encode(samples);
        foreach (var frame in bytes.Chunk(160))
        {
            await AppendBytesAsync(client, frame);
        }
    }

    private static Task AppendBytesAsync(WireClient client, byte[] bytes) =>
        client.SendAsync($$"""{"type":"input_audio_buffer.append","audio":"{{Convert.ToBase64String(bytes)}}"}""");

    private static string Truncate(string itemId, int ms) =>
        $$"""{"type":"conversation.item.truncate","item_id":"{{itemId}}","content_index":0,"audio_end_ms":{{ms}} }""";

    private static IEnumerable<int> Decode(string type, byte[] bytes) =>
        bytes.Select(code => (int)(type == "audio/pcmu" ? MuLaw.Decode(code) : ALaw.Decode(code)));
}
