using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;

namespace Sidecar.Simulator.Tests.Wire;

public sealed class LifetimeTests
{
    [Fact]
    public async Task Session_AfterSixtyMinutes_IsToldAndClosedWith1001()
    {
        var time = new FakeTimeProvider();
        await using var server = await TestServer.StartAsync(TestServer.Options, time);
        await using var client = await WireClient.ConnectAsync(server);
        var session = (await client.ExpectAsync("session.created"))["session"]!;
        Assert.Equal(time.GetUtcNow().AddMinutes(60).ToUnixTimeSeconds(), (long)session["expires_at"]!);
        await SettleAsync(client);

        time.Advance(TimeSpan.FromMinutes(60));

        Assert.Equal("session_expired", (string)(await client.ExpectAsync("error"))["error"]!["code"]!);
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(1001, (int)client.Socket.CloseStatus!.Value);
    }

    [Fact]
    public async Task IdleTimeout_CountsFromTheEndOfTheReplysPlayback()
    {
        var time = new FakeTimeProvider();
        await using var server = await TestServer.StartAsync(TestServer.Options, time);
        await using var client = await WireClient.OpenAsync(server);
        await client.UpdateAsync(
            """{"type":"realtime","audio":{"input":{"transcription":{"model":"whisper-1"},"turn_detection":{"type":"server_vad","idle_timeout_ms":5000}}}}"""
        );
        await client.SayAsync("Hello");
        await client.SendAsync("""{"type":"response.create"}""");
        var audioBytes = (await client.UntilAsync("rate_limits.updated"))
            .Where(e => WireClient.TypeOf(e) == "response.output_audio.delta")
            .Sum(e => Convert.FromBase64String((string)e["delta"]!).Length);
        await SettleAsync(client);

        time.Advance(TimeSpan.FromMilliseconds(5000 + (audioBytes / 48) - 1));
        await SettleAsync(client);
        time.Advance(TimeSpan.FromMilliseconds(1));
        var events = await client.UntilAsync("response.created");

        Assert.Equal(
            """
            input_audio_buffer.timeout_triggered
            input_audio_buffer.committed
            conversation.item.added
            conversation.item.done
            response.created
            """,
            WireClient.Order(events)
        );
        var transcript = (await client.UntilAsync("conversation.item.input_audio_transcription.completed"))[^1];
        Assert.Equal("", (string)transcript["transcript"]!);
    }

    [Fact]
    public async Task Server_Stopping_ClosesSessionsWith1001()
    {
        var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        await client.AppendAsync(await Speech.HelloAsync());

        var stopping = server.DisposeAsync();
        while (await client.ReceiveAsync() is not null) { }

        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, client.Socket.CloseStatus);
        await client.Socket.CloseOutputAsync(
            WebSocketCloseStatus.NormalClosure,
            "",
            TestContext.Current.CancellationToken
        );
        await stopping;
    }

    [Fact]
    public async Task Client_Vanishing_FreesItsPlace()
    {
        var log = new EndingsLog();
        await using var server = await SimulatorServer.StartAsync(
            TestServer.Options with
            {
                MaxSessions = 1,
            },
            TimeProvider.System,
            log,
            TestContext.Current.CancellationToken
        );
        var client = await WireClient.OpenAsync(server);
        await client.SayAsync("Hello");
        await client.SendAsync("""{"type":"response.create"}""");
        await client.UntilAsync("response.created");

        client.Socket.Abort();
        await log.FirstEnding;

        Assert.Empty(log.Errors);
    }

    [Fact]
    public async Task ManySessions_EachGetsItsOwnReply()
    {
        await using var server = await TestServer.StartAsync();
        var conversations = Enumerable.Range(0, 30).Select(ConverseAsync);

        var texts = await Task.WhenAll(conversations);

        Assert.All(texts.Index(), text => Assert.Equal($"Number {text.Index}.", text.Item));

        async Task<string> ConverseAsync(int number)
        {
            await using var client = await WireClient.OpenAsync(server);
            await client.AppendAsync(await Speech.TurnAsync());
            await client.UntilAsync("rate_limits.updated");
            await client.SendAsync(
                $$"""{"type":"response.create","response":{"output_modalities":["text"],"instructions":"Say exactly: Number {{number}}."} }"""
            );
            var done = (await client.UntilAsync("response.done"))[^1];
            return (string)done["response"]!["output"]![0]!["content"]![0]!["text"]!;
        }
    }

    [Fact]
    public async Task Client_ThatNeverReads_IsDroppedAndOthersGoOn()
    {
        var log = new EndingsLog();
        await using var server = await SimulatorServer.StartAsync(
            TestServer.Options,
            TimeProvider.System,
            log,
            TestContext.Current.CancellationToken
        );
        await using var other = await WireClient.OpenAsync(server);
        var deaf = await WireClient.OpenAsync(server);
        await deaf.UpdateAsync("""{"type":"realtime","audio":{"input":{"turn_detection":null}}}""");
        await deaf.AppendAsync(new short[7 * 1024 * 1024], frameMs: 300_000);
        await deaf.SendAsync("""{"type":"input_audio_buffer.commit"}""");
        var itemId = (string)(await deaf.UntilAsync("input_audio_buffer.committed"))[^1]["item_id"]!;

        for (var i = 0; i < 8; i++)
        {
            await deaf.SendAsync($$"""{"type":"conversation.item.retrieve","item_id":"{{itemId}}"}""");
        }

        Assert.Contains("doesn't read", await log.FirstEnding, StringComparison.Ordinal);
        await SettleAsync(other);
        deaf.Socket.Abort();
    }

    // Answered only when the session has done everything that was asked of it before.
    private static async Task SettleAsync(WireClient client)
    {
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.ExpectAsync("input_audio_buffer.cleared");
    }
}
