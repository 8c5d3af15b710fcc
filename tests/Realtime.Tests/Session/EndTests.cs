using Microsoft.Extensions.Time.Testing;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Tests.Scripting;

namespace Sidecar.Realtime.Tests.Session;

public sealed class EndTests
{
    [Theory]
    [InlineData(1000, "bye")]
    [InlineData(1001, "Your session hit the maximum duration of 60 minutes.")]
    [InlineData(1011, "keepalive ping timeout")]
    [InlineData(3000, "invalid_request_error.invalid_api_key")]
    [InlineData(4000, "")]
    public async Task Close_ByTheServer_IsReportedWithCodeAndReason(int code, string reason)
    {
        await using var test = await SessionUnderTest.OpenAsync(connection => connection.CloseAsync(code, reason));

        var end = await test.Events.NextAsync<SessionEnded>();

        Assert.Equal(SessionEndReason.ClosedByServer, end.Reason);
        Assert.Equal(code, end.CloseCode);
        Assert.Contains(reason, end.Description, StringComparison.Ordinal);
        Assert.Empty(await test.Events.RestAsync());
        Assert.False(test.Session.AppendAudio(new byte[960]));
    }

    [Fact]
    public async Task Expiry_IsKnownFromTheLastError()
    {
        await using var test = await SessionUnderTest.OpenAsync(async connection =>
        {
            await connection.SendAsync(
                """{"type":"error","error":{"type":"invalid_request_error","code":"session_expired","message":"Your session hit the maximum duration of 60 minutes."}}"""
            );
            await connection.CloseAsync(1001, "Your session hit the maximum duration of 60 minutes.");
        });

        var end = await test.Events.NextAsync<SessionEnded>();

        Assert.Equal("session_expired", end.LastError?.Code);
        Assert.Equal(RealtimeErrorClass.Reconnect, RealtimeErrors.Classify(end.LastError!));
    }

    [Fact]
    public async Task EndOfStream_WithoutAClose_IsALostConnection()
    {
        await using var test = await SessionUnderTest.OpenAsync(_ => Task.CompletedTask);

        var end = await test.Events.NextAsync<SessionEnded>();

        Assert.Equal(SessionEndReason.ConnectionLost, end.Reason);
        Assert.Null(end.CloseCode);
        Assert.Empty(await test.Events.RestAsync());
    }

    [Fact]
    public async Task Reset_IsALostConnection()
    {
        await using var test = await SessionUnderTest.OpenAsync(connection =>
        {
            connection.Abort();
            return Task.CompletedTask;
        });

        Assert.Equal(SessionEndReason.ConnectionLost, (await test.Events.NextAsync<SessionEnded>()).Reason);
    }

    [Fact]
    public async Task ServerThatVanished_IsNoticedByThePing()
    {
        var done = new TaskCompletionSource();
        await using var test = await SessionUnderTest.OpenAsync(
            _ => done.Task,
            options => options with { KeepAliveInterval = TimeSpan.FromMilliseconds(100) }
        );

        var end = await test.Events.NextAsync<SessionEnded>();

        Assert.Equal(SessionEndReason.ConnectionLost, end.Reason);
        done.SetResult();
    }

    [Fact]
    public async Task Close_ByUs_SendsWhatIsQueuedFirst_AndIsAnswered()
    {
        var received = new List<string?>();
        await using var test = await SessionUnderTest.OpenAsync(async connection =>
        {
            while (await connection.ReceiveAsync() is { } message)
            {
                received.Add(message.GetProperty("item_id").GetString());
            }

            Assert.Equal(1000, (int)connection.ClientCloseStatus!.Value);
            await connection.CloseAsync(1000, "");
        });
        for (var i = 0; i < 100; i++)
        {
            test.Session.Send(new ItemDelete($"item_{i}"));
        }

        await test.Session.CloseAsync(CancellationToken.None).WaitAsync(TestTime.Patience);

        await test.Server.ScriptAsync();
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"item_{i}"), received);
        var end = await test.Events.NextAsync<SessionEnded>();
        Assert.Equal(SessionEndReason.ClosedByUs, end.Reason);
    }

    [Fact]
    public async Task Close_NeverAnswered_EndsWithinItsTime()
    {
        var time = new FakeTimeProvider();
        var closeSeen = new TaskCompletionSource();
        var done = new TaskCompletionSource();
        await using var test = await SessionUnderTest.OpenAsync(
            async connection =>
            {
                Assert.Null(await connection.ReceiveAsync());
                closeSeen.SetResult();
                await done.Task;
            },
            timeProvider: time
        );

        var close = test.Session.CloseAsync(CancellationToken.None);
        await closeSeen.Task.WaitAsync(TestTime.Patience);
        Assert.False(close.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(5));
        await close.WaitAsync(TestTime.Patience);

        Assert.Equal(SessionEndReason.ClosedByUs, (await test.Events.NextAsync<SessionEnded>()).Reason);
        done.SetResult();
    }

    [Fact]
    public async Task Close_AnsweredByABareEndOfStream_IsClosedByUs()
    {
        await using var test = await SessionUnderTest.OpenAsync(async connection =>
            Assert.Null(await connection.ReceiveAsync())
        );

        await test.Session.CloseAsync(CancellationToken.None).WaitAsync(TestTime.Patience);

        Assert.Equal(SessionEndReason.ClosedByUs, (await test.Events.NextAsync<SessionEnded>()).Reason);
    }

    [Fact]
    public async Task Close_InAHurry_DoesNotWait()
    {
        var done = new TaskCompletionSource();
        await using var test = await SessionUnderTest.OpenAsync(_ => done.Task);
        using var hurry = new CancellationTokenSource();
        await hurry.CancelAsync();

        await test.Session.CloseAsync(hurry.Token).WaitAsync(TestTime.Patience);

        Assert.Equal(SessionEndReason.ClosedByUs, (await test.Events.NextAsync<SessionEnded>()).Reason);
        done.SetResult();
    }

    [Fact]
    public async Task Close_TwiceAndAfterTheEnd_DoesNothingMore()
    {
        await using var test = await SessionUnderTest.OpenAsync(connection => connection.CloseAsync(1000, ""));
        await test.Events.NextAsync<SessionEnded>();

        await test.Session.CloseAsync(CancellationToken.None);
        await test.Session.CloseAsync(CancellationToken.None);
        test.Session.Send(new InputAudioClear());

        Assert.Empty(await test.Events.RestAsync());
    }

    [Fact]
    public async Task Dispose_WithoutAStart_EndsTheSession()
    {
        var test = await SessionUnderTest.CreateAsync(_ => Task.CompletedTask);

        await test.DisposeAsync();

        Assert.Equal(SessionEndReason.ClosedByUs, (await test.Events.NextAsync<SessionEnded>()).Reason);
    }

    [Fact]
    public async Task ServerThatStopsReading_EndsTheSessionRatherThanDroppingControl()
    {
        var done = new TaskCompletionSource();
        await using var test = await SessionUnderTest.OpenAsync(
            _ => done.Task,
            options => options with { ControlQueueEvents = 8 }
        );
        var big = new string('x', 1_000_000);

        for (var i = 0; i < 64; i++)
        {
            test.Session.Send(new ItemCreate(ConversationItem.UserText(big)));
        }

        var end = await test.Events.NextAsync<SessionEnded>();
        Assert.Equal(SessionEndReason.SendQueueFull, end.Reason);
        Assert.Contains("stopped reading", end.Description, StringComparison.Ordinal);
        done.SetResult();
    }
}
