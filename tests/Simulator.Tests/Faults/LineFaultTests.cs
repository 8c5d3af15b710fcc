using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Simulator.Tests.Wire;

namespace Sidecar.Simulator.Tests.Faults;

public sealed class LineFaultTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4321);

    [Fact]
    public async Task Expire_AtItsTime_TellsAndClosesWith1001()
    {
        var time = new FakeTimeProvider();
        await using var server = await FaultyServer.StartAsync("""{"fault":"expire","when":{"afterMs":5000}}""", time);
        await using var client = await WireClient.OpenAsync(server);
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.ExpectAsync("input_audio_buffer.cleared");

        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("session_expired", (string)(await client.ExpectAsync("error"))["error"]!["code"]!);
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(1001, (int)client.Socket.CloseStatus!.Value);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1011)]
    [InlineData(3000)]
    [InlineData(4000)]
    public async Task Close_AtTheThirdAudioDelta_ComesAfterItWithItsCode(int code)
    {
        await using var server = await FaultyServer.StartAsync(
            $$"""{"fault":"close","code":{{code}},"reason":"test","when":{"event":"response.output_audio.delta","count":3} }"""
        );
        await using var client = await WireClient.OpenAsync(server);
        await FaultyServer.AskAsync(client);

        while (await client.ReceiveAsync() is not null) { }

        Assert.Equal(code, (int)client.Socket.CloseStatus!.Value);
        Assert.Equal("test", client.Socket.CloseStatusDescription);
        Assert.Equal(3, client.Seen.Count(e => WireClient.TypeOf(e) == "response.output_audio.delta"));
        Assert.Equal("response.output_audio.delta", WireClient.TypeOf(client.Seen[^1]));
    }

    [Theory]
    [InlineData("eof")]
    [InlineData("reset")]
    public async Task BrokenLine_AtATurn_EndsWithoutACloseFrame(string fault)
    {
        await using var server = await FaultyServer.StartAsync($$"""{"fault":"{{fault}}","when":{"turn":1} }""");
        await using var client = await WireClient.OpenAsync(server);
        await client.SayAsync("Hello");

        var broken = await Assert.ThrowsAsync<WebSocketException>(async () =>
        {
            while (await client.ReceiveAsync() is not null) { }
        });

        Assert.Null(client.Socket.CloseStatus);
        Assert.Equal(
            fault == "reset",
            (broken.InnerException?.InnerException as SocketException)?.SocketErrorCode == SocketError.ConnectionReset
        );
        client.Socket.Abort();
        await using var next = await WireClient.OpenAsync(server);
        await FaultyServer.ConverseAsync(next);
    }

    [Fact]
    public async Task Stall_SendsNothingForItsTimeAndLosesNothing()
    {
        var time = new WatchedTime();
        await using var server = await FaultyServer.StartAsync(
            """{"fault":"stall","forMs":4321,"when":{"event":"response.created"}}""",
            time
        );
        await using var client = await WireClient.OpenAsync(server);
        await FaultyServer.AskAsync(client);
        await client.UntilAsync("response.created");
        await time.WaitFor(Pause);
        var waiting = client.UntilAsync("response.done");
        time.Advance(Pause - TimeSpan.FromMilliseconds(1));
        Assert.False(waiting.IsCompleted);

        time.Advance(TimeSpan.FromMilliseconds(1));

        var events = await waiting;
        Assert.Equal("response.output_item.added", WireClient.TypeOf(events[0]));
        Assert.Equal("completed", (string)events[^1]["response"]!["status"]!);
    }

    [Fact]
    public async Task Deaf_TakesNothingForItsTimeAndThenAnswersAll()
    {
        var time = new WatchedTime();
        await using var server = await FaultyServer.StartAsync("""{"fault":"deaf","forMs":4321}""", time);
        await using var client = await WireClient.OpenAsync(server);
        await time.WaitFor(Pause);
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        var waiting = client.UntilAsync("input_audio_buffer.cleared");
        time.Advance(Pause - TimeSpan.FromMilliseconds(1));
        Assert.False(waiting.IsCompleted);

        time.Advance(TimeSpan.FromMilliseconds(1));

        await waiting;
        await client.ExpectAsync("input_audio_buffer.cleared");
    }

    [Fact]
    public async Task IgnoreClose_ByEof_EndsTheStreamWithoutACloseFrame()
    {
        await using var server = await FaultyServer.StartAsync("""{"fault":"ignoreClose","answer":"eof"}""");
        await using var client = await WireClient.OpenAsync(server);

        await Assert.ThrowsAnyAsync<WebSocketException>(() =>
            client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task IgnoreClose_ByNothing_LeavesTheClientWaiting()
    {
        var time = new FakeTimeProvider();
        await using var server = await FaultyServer.StartAsync("""{"fault":"ignoreClose","answer":"nothing"}""", time);
        var client = await WireClient.OpenAsync(server);
        await client.Socket.CloseOutputAsync(
            WebSocketCloseStatus.NormalClosure,
            "",
            TestContext.Current.CancellationToken
        );
        var waiting = client.ReceiveAsync();

        // Time stands still, so the server never gives up either; the next session is served meanwhile.
        await using var other = await WireClient.OpenAsync(server);
        Assert.False(waiting.IsCompleted);
        client.Socket.Abort();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Theory]
    [InlineData(401, null)]
    [InlineData(403, null)]
    [InlineData(429, "7")]
    [InlineData(500, null)]
    [InlineData(503, "120")]
    public async Task Refuse_AnswersTheHandshakeAsOftenAsOrdered(int status, string? retryAfter)
    {
        var seconds = retryAfter is null ? "" : $",\"retryAfterS\":{retryAfter}";
        await using var server = await FaultyServer.StartAsync(
            $$"""{"fault":"refuse","status":{{status}},"times":2{{seconds}}}"""
        );

        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var socket = new ClientWebSocket();
            socket.Options.CollectHttpResponseDetails = true;
            await Assert.ThrowsAsync<WebSocketException>(() =>
                socket.ConnectAsync(
                    new Uri($"{server.Endpoint}?model=gpt-realtime"),
                    TestContext.Current.CancellationToken
                )
            );
            Assert.Equal((HttpStatusCode)status, socket.HttpStatusCode);
            Assert.Equal(
                retryAfter,
                socket.HttpResponseHeaders!.TryGetValue("Retry-After", out var header) ? header.Single() : null
            );
        }

        await using var client = await WireClient.OpenAsync(server);
    }

    [Fact]
    public async Task Next_StrikesOneSession_AndAll_EachOfThem()
    {
        await using var server = await FaultyServer.StartAsync(
            """[{"fault":"unknownEvent","when":{"event":"session.created"}},{"fault":"close","code":4001,"session":"all"}]"""
        );
        for (var session = 0; session < 3; session++)
        {
            await using var client = await WireClient.ConnectAsync(server);
            while (await client.ReceiveAsync() is not null) { }

            Assert.Equal(4001, (int)client.Socket.CloseStatus!.Value);
            Assert.Equal(session == 0 ? 2 : 1, client.Seen.Count);
        }
    }
}
