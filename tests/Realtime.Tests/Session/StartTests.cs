using Microsoft.Extensions.Time.Testing;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;
using Sidecar.Realtime.Tests.Scripting;

namespace Sidecar.Realtime.Tests.Session;

public sealed class StartTests
{
    [Fact]
    public async Task Start_WhenTheServerConfirms_ReturnsWithTheSessionOpen()
    {
        await using var test = await SessionUnderTest.OpenAsync(connection => connection.ReceiveAsync());

        Assert.True(test.Session.AppendAudio(new byte[960]));
        var created = await test.Events.NextAsync<SessionCreated>();
        var updated = await test.Events.NextAsync<SessionUpdated>();
        Assert.Equal("sess_1", created.Session.Id);
        Assert.Equal("gpt-realtime-2.1", updated.Session.Model);
        await test.Server.ScriptAsync();
    }

    [Fact]
    public async Task Start_SendsModelKeyAndHeaders_AndNoBetaHeader()
    {
        await using var test = await SessionUnderTest.OpenAsync(
            connection => connection.ReceiveAsync(),
            options =>
                options with
                {
                    Credential = _ => ValueTask.FromResult<string?>("sk-test-key"),
                    SafetyIdentifier = "user-hash",
                    Organization = "org-1",
                    Project = "proj-1",
                    ExtraHeaders = new Dictionary<string, string>(StringComparer.Ordinal) { ["api-key"] = "azure-key" },
                }
        );

        var headers = await test.Server.Headers;
        Assert.Equal("Bearer sk-test-key", headers.Authorization.ToString());
        Assert.Equal("user-hash", headers["OpenAI-Safety-Identifier"].ToString());
        Assert.Equal("org-1", headers["OpenAI-Organization"].ToString());
        Assert.Equal("proj-1", headers["OpenAI-Project"].ToString());
        Assert.Equal("azure-key", headers["api-key"].ToString());
        Assert.False(headers.ContainsKey("OpenAI-Beta"));
        Assert.False(headers.ContainsKey("Sec-WebSocket-Protocol"));
        Assert.Equal("/v1/realtime?model=gpt-realtime-2.1", test.Server.RequestTarget);
    }

    [Fact]
    public async Task Start_WithoutACredential_SendsNoAuthorization()
    {
        await using var test = await SessionUnderTest.OpenAsync(connection => connection.ReceiveAsync());

        Assert.False((await test.Server.Headers).ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Start_WithoutAConfiguration_IsOpenAtSessionCreated()
    {
        await using var test = await SessionUnderTest.CreateAsync(
            async connection =>
            {
                await connection.SendAsync(ScriptedConnection.SessionCreated);
                await connection.ExpectAsync("input_audio_buffer.append");
            },
            options => options with { Configuration = null }
        );

        await test.Session.StartAsync(CancellationToken.None).WaitAsync(TestTime.Patience);

        Assert.True(test.Session.AppendAudio(new byte[960]));
        await test.Server.ScriptAsync();
    }

    [Fact]
    public async Task Start_WhenTheUpdateIsRefused_NamesTheFieldAndEndsTheSession()
    {
        await using var test = await SessionUnderTest.CreateAsync(async connection =>
        {
            await connection.SendAsync(ScriptedConnection.SessionCreated);
            var update = await connection.ExpectAsync("session.update");
            var id = update.GetProperty("event_id").GetString();
            await connection.SendAsync(
                $$$"""
                {"type":"error","event_id":null,"error":{"type":"invalid_request_error","code":"unknown_parameter",
                "message":"Unknown parameter: 'session.turn_detection'.","param":"session.turn_detection","event_id":"{{{id}}}"}}
                """
            );
            await connection.ReceiveAsync();
        });

        var failure = await FailureAsync(test);

        Assert.Equal(RealtimeFailureKind.ConfigurationRefused, failure.Kind);
        Assert.Equal("session.turn_detection", failure.Param);
        Assert.Equal("unknown_parameter", failure.Code);
        Assert.Contains("session.turn_detection", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.IsRetryable);
        var end = await test.Events.NextAsync<SessionEnded>();
        Assert.Equal(SessionEndReason.FailedToStart, end.Reason);
        Assert.False(test.Session.AppendAudio(new byte[960]));
    }

    [Fact]
    public async Task Start_WhenAnUnattributedErrorComesInsteadOfTheConfirmation_IsRefused()
    {
        await using var test = await SessionUnderTest.CreateAsync(async connection =>
        {
            await connection.SendAsync(ScriptedConnection.SessionCreated);
            await connection.ExpectAsync("session.update");
            await connection.SendAsync(
                """{"type":"error","error":{"type":"invalid_request_error","message":"Unsupported option for this model: 'session.reasoning'."}}"""
            );
            await connection.ReceiveAsync();
        });

        var failure = await FailureAsync(test);

        Assert.Equal(RealtimeFailureKind.ConfigurationRefused, failure.Kind);
        Assert.Contains("session.reasoning", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhenTheKeyIsRefusedAfterTheUpgrade_IsUnauthorizedAndQuotesNoKey()
    {
        await using var test = await SessionUnderTest.CreateAsync(async connection =>
        {
            await connection.SendAsync(
                """{"type":"error","event_id":"event_1","error":{"type":"invalid_request_error","code":"invalid_api_key","message":"Incorrect API key provided: sk-test-****word.","param":null,"event_id":null}}"""
            );
            await connection.CloseAsync(3000, "invalid_request_error.invalid_api_key");
        });

        var failure = await FailureAsync(test);

        Assert.Equal(RealtimeFailureKind.Unauthorized, failure.Kind);
        Assert.Equal("invalid_api_key", failure.Code);
        Assert.False(failure.IsRetryable);
        Assert.DoesNotContain("word", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3000, "invalid_request_error.invalid_api_key", RealtimeFailureKind.Unauthorized, false)]
    [InlineData(4000, "invalid_request_error.beta_api_shape_disabled", RealtimeFailureKind.BadRequest, false)]
    [InlineData(1011, "internal error", RealtimeFailureKind.Closed, true)]
    [InlineData(1000, "", RealtimeFailureKind.Closed, true)]
    public async Task Start_WhenTheServerCloses_SaysWhy(
        int code,
        string reason,
        RealtimeFailureKind kind,
        bool isRetryable
    )
    {
        await using var test = await SessionUnderTest.CreateAsync(connection => connection.CloseAsync(code, reason));

        var failure = await FailureAsync(test);

        Assert.Equal(kind, failure.Kind);
        Assert.Equal(code, failure.CloseCode);
        Assert.Equal(isRetryable, failure.IsRetryable);
    }

    [Fact]
    public async Task Start_WhenTheStreamEndsBeforeAnything_IsClosed()
    {
        await using var test = await SessionUnderTest.CreateAsync(_ => Task.CompletedTask);

        var failure = await FailureAsync(test);

        Assert.Equal(RealtimeFailureKind.Closed, failure.Kind);
        Assert.Null(failure.CloseCode);
        Assert.True(failure.IsRetryable);
    }

    [Theory]
    [InlineData(401, RealtimeFailureKind.Unauthorized, false)]
    [InlineData(403, RealtimeFailureKind.Forbidden, false)]
    [InlineData(404, RealtimeFailureKind.NotFound, false)]
    [InlineData(400, RealtimeFailureKind.BadRequest, false)]
    [InlineData(429, RealtimeFailureKind.RateLimited, true)]
    [InlineData(503, RealtimeFailureKind.ServerError, true)]
    [InlineData(200, RealtimeFailureKind.NotFound, false)]
    public async Task Start_WhenTheHandshakeIsRefused_NamesTheStatus(
        int status,
        RealtimeFailureKind kind,
        bool isRetryable
    )
    {
        var server = await ScriptedRealtimeServer.RefusingAsync(status);
        await using var test = SessionUnderTest.Create(
            server,
            options => options with { Credential = _ => ValueTask.FromResult<string?>("sk-very-secret-key") }
        );

        var failure = await FailureAsync(test);

        Assert.Equal(kind, failure.Kind);
        Assert.Equal(status, failure.HttpStatus);
        Assert.Equal(isRetryable, failure.IsRetryable);
        Assert.Contains($"HTTP {status}", failure.Message, StringComparison.Ordinal);
        Assert.Equal(SessionEndReason.FailedToStart, (await test.Events.NextAsync<SessionEnded>()).Reason);
    }

    [Fact]
    public async Task Start_WhenNobodyListens_AsksWhetherTheServerIsRunning()
    {
        var server = await ScriptedRealtimeServer.RefusingAsync(500);
        await server.DisposeAsync();
        await using var test = SessionUnderTest.Create(server);

        var exception = await Assert.ThrowsAsync<RealtimeSessionException>(() =>
            test.Session.StartAsync(CancellationToken.None)
        );

        Assert.Equal(RealtimeFailureKind.Unreachable, exception.Failure.Kind);
        Assert.Equal(
            $"Connection refused to {server.Endpoint}. Is the server running, and is the address right?",
            exception.Message
        );
    }

    [Fact]
    public async Task Start_WhenSessionCreatedNeverComes_TimesOut()
    {
        var time = new FakeTimeProvider();
        var connected = new TaskCompletionSource();
        await using var test = await SessionUnderTest.CreateAsync(
            async connection =>
            {
                await connection.SendAsync("""{"type":"rate_limits.updated","rate_limits":[]}""");
                await connection.ReceiveAsync();
            },
            // An event may be seen before the connecting step has ended: moving the clock must not end that one.
            options => options with { ConnectTimeout = TimeSpan.FromDays(20) },
            timeProvider: time
        );
        test.Session.Events.Subscribe(_ => connected.TrySetResult());

        var start = test.Session.StartAsync(CancellationToken.None);
        await connected.Task.WaitAsync(TestTime.Patience);
        var failure = await FailureAsync(start, time);

        Assert.Equal(RealtimeFailureKind.Timeout, failure.Kind);
        Assert.Contains("session.created", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhenTheUpdateIsNeverConfirmed_TimesOut()
    {
        var time = new FakeTimeProvider();
        var updateReceived = new TaskCompletionSource();
        await using var test = await SessionUnderTest.CreateAsync(
            async connection =>
            {
                await connection.SendAsync(ScriptedConnection.SessionCreated);
                await connection.ExpectAsync("session.update");
                updateReceived.SetResult();
                await connection.ReceiveAsync();
            },
            timeProvider: time
        );

        var start = test.Session.StartAsync(CancellationToken.None);
        await updateReceived.Task.WaitAsync(TestTime.Patience);
        var failure = await FailureAsync(start, time);

        Assert.Equal(RealtimeFailureKind.Timeout, failure.Kind);
        Assert.Contains("session.updated", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhenTheHandshakeIsNeverAnswered_TimesOut()
    {
        var time = new FakeTimeProvider();
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var server = await ScriptedRealtimeServer.RefusingAsync(500);
        await using var test = SessionUnderTest.Create(
            server,
            options => options with { Endpoint = new Uri($"ws://{listener.LocalEndpoint}/v1/realtime") },
            time
        );

        var start = test.Session.StartAsync(CancellationToken.None);
        using var accepted = await listener.AcceptSocketAsync().WaitAsync(TestTime.Patience);
        var failure = await FailureAsync(start, time);

        Assert.Equal(RealtimeFailureKind.Timeout, failure.Kind);
        Assert.Contains("within 10 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhenCancelled_ThrowsThatAndEndsTheSession()
    {
        using var cancel = new CancellationTokenSource();
        await using var test = await SessionUnderTest.CreateAsync(async connection =>
        {
            await cancel.CancelAsync();
            await connection.ReceiveAsync();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.Session.StartAsync(cancel.Token));

        Assert.Equal(SessionEndReason.FailedToStart, (await test.Events.NextAsync<SessionEnded>()).Reason);
    }

    [Fact]
    public async Task Start_WhenClosedMeanwhile_ThrowsAndEndsAsClosedByUs()
    {
        await using var test = await SessionUnderTest.CreateAsync(connection => connection.ReceiveAsync());
        var start = test.Session.StartAsync(CancellationToken.None);

        await test.Session.CloseAsync(CancellationToken.None);

        await Assert.ThrowsAsync<RealtimeSessionException>(() => start.WaitAsync(TestTime.Patience));
        Assert.Equal(SessionEndReason.ClosedByUs, (await test.Events.NextAsync<SessionEnded>()).Reason);
    }

    [Fact]
    public async Task Start_WhenTheCredentialSourceFails_IsUnauthorized()
    {
        await using var test = await SessionUnderTest.CreateAsync(
            connection => connection.ReceiveAsync(),
            options => options with { Credential = _ => throw new IOException("the mint is closed") }
        );

        var failure = await FailureAsync(test);

        Assert.Equal(RealtimeFailureKind.Unauthorized, failure.Kind);
        Assert.Contains("the mint is closed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhenTheKeyHasALineBreakInside_SaysSoWithoutTheKey()
    {
        await using var test = await SessionUnderTest.CreateAsync(
            connection => connection.ReceiveAsync(),
            options => options with { Credential = _ => ValueTask.FromResult<string?>("sk-se\r\ncret") }
        );

        var failure = await FailureAsync(test);

        Assert.Equal(RealtimeFailureKind.BadRequest, failure.Kind);
        Assert.Contains("Authorization", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Twice_IsAFaultOfTheCaller()
    {
        await using var test = await SessionUnderTest.OpenAsync(connection => connection.ReceiveAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Session.StartAsync(CancellationToken.None));
    }

    private static async Task<RealtimeFailure> FailureAsync(SessionUnderTest test)
    {
        var start = test.Session.StartAsync(CancellationToken.None).WaitAsync(TestTime.Patience);
        return (await Assert.ThrowsAsync<RealtimeSessionException>(() => start)).Failure;
    }

    /// <summary>Moves the clock until the start gives up: it sets its timer at a moment of its own.</summary>
    private static async Task<RealtimeFailure> FailureAsync(Task start, FakeTimeProvider time)
    {
        while (!start.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return (await Assert.ThrowsAsync<RealtimeSessionException>(() => start)).Failure;
    }
}
