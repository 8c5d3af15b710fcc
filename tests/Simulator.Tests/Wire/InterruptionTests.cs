using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Sidecar.Simulator.Tests.Wire;

public sealed class InterruptionTests
{
    // With a clock that stands still, a reply stays where its first audio delta left it.
    private static readonly SimulatorOptions Frozen = TestServer.Options with
    {
        Timing = SimulatorTiming.Instant with { AudioSpeed = 1 },
    };

    [Fact]
    public async Task Cancel_MidSpeech_EndsEveryOpenThingAndThenTheResponse()
    {
        await using var server = await TestServer.StartAsync(Frozen, new FakeTimeProvider());
        await using var client = await WireClient.OpenAsync(server);
        await client.SayAsync("Hello");
        await client.SendAsync("""{"type":"response.create"}""");
        await client.UntilAsync("response.output_audio.delta");

        await client.SendAsync("""{"type":"response.cancel"}""");
        var events = await client.UntilAsync("response.done");

        Assert.Equal(CancelChain, WireClient.Order(events));
        var response = events[^1]["response"]!;
        Assert.Equal("cancelled", (string)response["status"]!);
        Assert.Equal("client_cancelled", (string)response["status_details"]!["reason"]!);
        Assert.Equal("incomplete", (string)response["output"]![0]!["status"]!);
    }

    [Fact]
    public async Task Speech_DuringAReply_CancelsItAndTruncateKeepsWhatWasHeard()
    {
        await using var server = await TestServer.StartAsync(Frozen, new FakeTimeProvider());
        await using var client = await WireClient.OpenAsync(server);
        await client.SayAsync("Hello");
        await client.SendAsync("""{"type":"response.create"}""");
        var audio = (await client.UntilAsync("response.output_audio.delta"))[^1];

        await client.AppendAsync((await Speech.TurnAsync()).AsMemory(0, 2000 * 24));
        var events = await client.UntilAsync("response.done");

        Assert.Equal(
            "input_audio_buffer.speech_started\n" + CancelChain,
            WireClient.Order(events.Where(e => !WireClient.TypeOf(e).EndsWith(".delta", StringComparison.Ordinal)))
        );
        Assert.Equal("turn_detected", (string)events[^1]["response"]!["status_details"]!["reason"]!);

        var itemId = (string)audio["item_id"]!;
        await client.SendAsync(Truncate(itemId, 60));
        await client.UntilAsync("conversation.item.truncated");
        await client.SendAsync($$"""{"type":"conversation.item.retrieve","item_id":"{{itemId}}"}""");
        var part = (await client.ExpectAsync("conversation.item.retrieved"))["item"]!["content"]![0]!;
        Assert.Equal(60 * 48, Convert.FromBase64String((string)part["audio"]!).Length);
        Assert.Null(part["transcript"]);

        await client.SendAsync(Truncate(itemId, 61));
        var refusal = (await client.ExpectAsync("error"))["error"]!;
        Assert.Equal("invalid_value", (string)refusal["code"]!);
        Assert.Equal("Audio content of 60ms is already shorter than 61ms", (string)refusal["message"]!);
    }

    private const string CancelChain = """
        response.output_audio.done
        response.output_audio_transcript.done
        response.content_part.done
        conversation.item.done
        response.output_item.done
        response.done
        """;

    private static JsonObject Truncate(string itemId, int audioEndMs) =>
        new()
        {
            ["type"] = "conversation.item.truncate",
            ["item_id"] = itemId,
            ["content_index"] = 0,
            ["audio_end_ms"] = audioEndMs,
        };
}
