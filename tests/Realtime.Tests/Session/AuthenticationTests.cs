using Sidecar.Realtime.Dialects;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;
using Sidecar.Realtime.Tests.Scripting;

namespace Sidecar.Realtime.Tests.Session;

public sealed class AuthenticationTests
{
    // No prefix by which a filter for keys could know it.
    private const string Key = "0123456789abcdef-the+key=";
    private const string TokenKey = "0123456789abcdef-the-key";

    [Fact]
    public async Task Header_HoldsTheBareKey()
    {
        await using var test = await OpenAsync(RealtimeAuthentication.Header("api-key"), Key);

        var headers = await test.Server.Headers;
        Assert.Equal(Key, headers["api-key"].ToString());
        Assert.False(headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Query_HoldsTheEscapedKey()
    {
        await using var test = await OpenAsync(RealtimeAuthentication.Query("api_key"), Key);

        Assert.Equal(
            "/v1/realtime?model=gpt-realtime-2.1&api_key=0123456789abcdef-the%2Bkey%3D",
            test.Server.RequestTarget
        );
        Assert.False((await test.Server.Headers).ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Subprotocol_EndsWithTheKey_AndRealtimeIsOfferedToo()
    {
        await using var test = await OpenAsync(RealtimeAuthentication.Subprotocol(), TokenKey);

        var headers = await test.Server.Headers;
        Assert.Equal(
            $"realtime, openai-insecure-api-key.{TokenKey}",
            headers["Sec-WebSocket-Protocol"].ToString().Replace(",openai", ", openai", StringComparison.Ordinal)
        );
        Assert.False(headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Subprotocol_WithAKeyThatCanBeNone_SaysSoWithoutTheKey()
    {
        await using var server = await ScriptedRealtimeServer.RefusingAsync(503);
        await using var test = SessionUnderTest.Create(
            server,
            options => With(options, RealtimeAuthentication.Subprotocol(), "with blank")
        );

        var fault = await Assert.ThrowsAsync<RealtimeSessionException>(() =>
            test.Session.StartAsync(CancellationToken.None)
        );

        Assert.Contains("Sec-WebSocket-Protocol", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("with blank", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(503)]
    public async Task RefusedKeyInTheQuery_IsNowhereInErrorOrLog(int status)
    {
        using var logs = new RecordingLoggerFactory();
        await using var server = await ScriptedRealtimeServer.RefusingAsync(status);
        var options = With(
            new RealtimeSessionOptions { Endpoint = server.Endpoint, Model = "m" },
            RealtimeAuthentication.Query("api_key"),
            TokenKey
        );
        await using var session = new RealtimeSessionFactory(TimeProvider.System, logs).Create(options);

        var fault = await Assert.ThrowsAsync<RealtimeSessionException>(() =>
            session.StartAsync(CancellationToken.None)
        );

        Assert.DoesNotContain(TokenKey, fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(logs.Lines, line => line.Text.Contains(TokenKey, StringComparison.Ordinal));
        Assert.Contains("/v1/realtime", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerThatRepeatsTheKey_IsNotRepeated()
    {
        await using var test = await SessionUnderTest.CreateAsync(
            async connection =>
            {
                await connection.SendAsync(
                    $$$"""{"type":"error","error":{"type":"invalid_request_error","code":"invalid_api_key","message":"No such key: {{{Key}}}","param":"{{{Key}}}"}}"""
                );
                await connection.CloseAsync(3000, $"bad {Key}");
            },
            options => With(options, RealtimeAuthentication.Bearer, Key)
        );

        var fault = await Assert.ThrowsAsync<RealtimeSessionException>(() =>
            test.Session.StartAsync(CancellationToken.None)
        );
        var error = await test.Events.NextAsync<ServerError>();
        var ended = await test.Events.NextAsync<SessionEnded>();

        Assert.Equal(("No such key: <key>", "<key>"), (error.Error.Message, error.Error.Param));
        Assert.DoesNotContain(Key, fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, ended.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_ShowNoSecret()
    {
        var options = new RealtimeSessionOptions
        {
            Endpoint = new Uri("wss://user:secret1@h/v1/realtime?key=secret2"),
            ExtraHeaders = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "secret3" },
            ExtraQuery = new Dictionary<string, string>(StringComparer.Ordinal) { ["b"] = "secret4" },
        };

        Assert.Equal("openai at wss://h:443/v1/realtime", options.ToString());
    }

    [Fact]
    public async Task Azure_PresentsTheKeyAsItLikesIt_UnlessToldOtherwise()
    {
        await using var usual = await SessionUnderTest.OpenAsync(
            connection => connection.ReceiveAsync(),
            options => options with { Dialect = RealtimeDialect.Azure, Credential = KeyOf(Key) }
        );
        await using var entra = await SessionUnderTest.OpenAsync(
            connection => connection.ReceiveAsync(),
            options =>
                With(options with { Dialect = RealtimeDialect.Azure }, RealtimeAuthentication.Bearer, "entra-token")
        );

        Assert.Equal(Key, (await usual.Server.Headers)["api-key"].ToString());
        Assert.Equal("Bearer entra-token", (await entra.Server.Headers).Authorization.ToString());
        Assert.False((await entra.Server.Headers).ContainsKey("api-key"));
    }

    [Theory]
    [InlineData(401, "Keys and Endpoint")]
    [InlineData(403, "Cognitive Services OpenAI User")]
    [InlineData(404, "deployment")]
    [InlineData(400, "deployment")]
    public async Task Azure_Refusal_NamesWhatToDoAtAzure(int status, string remedy)
    {
        await using var server = await ScriptedRealtimeServer.RefusingAsync(status);
        await using var test = SessionUnderTest.Create(
            server,
            options => options with { Dialect = RealtimeDialect.Azure }
        );

        var fault = await Assert.ThrowsAsync<RealtimeSessionException>(() =>
            test.Session.StartAsync(CancellationToken.None)
        );

        Assert.Contains(remedy, fault.Failure.Remedy, StringComparison.Ordinal);
    }

    private static Task<SessionUnderTest> OpenAsync(RealtimeAuthentication authentication, string key) =>
        SessionUnderTest.OpenAsync(
            connection => connection.ReceiveAsync(),
            options => With(options, authentication, key)
        );

    private static RealtimeSessionOptions With(
        RealtimeSessionOptions options,
        RealtimeAuthentication authentication,
        string key
    ) => options with { Authentication = authentication, Credential = KeyOf(key) };

    private static Func<CancellationToken, ValueTask<string?>> KeyOf(string key) =>
        _ => ValueTask.FromResult<string?>(key);
}
