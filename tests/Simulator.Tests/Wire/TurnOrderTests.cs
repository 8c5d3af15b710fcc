using System.Text.Json.Nodes;

namespace Sidecar.Simulator.Tests.Wire;

public sealed class TurnOrderTests
{
    [Fact]
    public async Task TextTurn_TextOnlySession_EventsComeInTheRecordedOrder()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        await client.UpdateAsync("""{"type":"realtime","output_modalities":["text"]}""");
        await client.ExpectAsync("session.updated");

        await client.SayAsync("Hello there");
        await client.SendAsync("""{"type":"response.create"}""");
        var events = await client.UntilAsync("rate_limits.updated");

        Assert.Equal(
            """
            conversation.item.added
            conversation.item.done
            response.created
            response.output_item.added
            conversation.item.added
            response.content_part.added
            response.output_text.delta
            response.output_text.done
            response.content_part.done
            conversation.item.done
            response.output_item.done
            response.done
            rate_limits.updated
            """,
            WireClient.Order(events)
        );
        var text = string.Concat(
            events.Where(e => WireClient.TypeOf(e) == "response.output_text.delta").Select(e => (string)e["delta"]!)
        );
        Assert.Equal(text, (string)events.Single(e => WireClient.TypeOf(e) == "response.output_text.done")["text"]!);
        Assert.StartsWith("Hello! I am Ada", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VoiceTurn_ServerVad_EventsComeInTheRecordedOrder()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);

        await client.AppendAsync(await Speech.TurnAsync());
        var events = await client.UntilAsync("rate_limits.updated");

        var order = WireClient.Order(
            events.Where(e => !WireClient.TypeOf(e).EndsWith(".delta", StringComparison.Ordinal))
        );
        Assert.Equal(
            """
            input_audio_buffer.speech_started
            input_audio_buffer.speech_stopped
            input_audio_buffer.committed
            conversation.item.added
            conversation.item.done
            response.created
            response.output_item.added
            conversation.item.added
            response.content_part.added
            response.output_audio.done
            response.output_audio_transcript.done
            response.content_part.done
            conversation.item.done
            response.output_item.done
            response.done
            rate_limits.updated
            """,
            order
        );
        var itemId = (string)events[0]["item_id"]!;
        Assert.Equal(itemId, (string)events[1]["item_id"]!);
        Assert.Equal(itemId, (string)events[2]["item_id"]!);
        Assert.InRange((int)events[0]["audio_start_ms"]!, 150, 350);
    }
}
