using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Credentials;
using Sidecar.Realtime.Session;

namespace Sidecar.Tests.Credentials;

/// <summary>What a mint can do wrong, and what is made of it.</summary>
public sealed class MintFaultTests
{
    private const string Canary = "ek_CANARY0123456789";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(401, "Unauthorized", false, 1, "TokenMint:ApiKey")]
    [InlineData(403, "Forbidden", false, 1, "TokenMint:ApiKey")]
    [InlineData(404, "NotFound", false, 1, "/token")]
    [InlineData(302, "NotFound", false, 1, "where it leads")]
    [InlineData(400, "BadRequest", false, 1, "TokenMint:Url")]
    [InlineData(429, "RateLimited", true, 3, "Wait")]
    [InlineData(500, "ServerError", true, 3, "log")]
    [InlineData(503, "ServerError", true, 3, "log")]
    public async Task Status_SaysWhetherItPasses_AndWhatToDo(
        int status,
        string kind,
        bool isRetryable,
        int requests,
        string remedy
    )
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        mint.Answer = http =>
        {
            http.Response.Headers.Location = "/elsewhere";
            return ScriptedMint.WriteAsync(http, status, "application/json", $$"""{"detail":"{{Canary}}"}""");
        };
        await using TokenMintCredential source = TokenMintCredentialTests.Create(mint.Url, _time);

        RealtimeFailure failure = await TokenMintCredentialTests.FailureAsync(source);

        Assert.Equal((kind, isRetryable, status), (failure.Kind.ToString(), failure.IsRetryable, failure.HttpStatus));
        Assert.Contains(remedy, failure.Remedy, StringComparison.Ordinal);
        Assert.Contains(mint.Url, failure.Message, StringComparison.Ordinal);
        Assert.Equal(requests, mint.Seen.Count);
        Assert.DoesNotContain(Canary, $"{failure}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", "<html>" + Canary, "a web page")]
    [InlineData("text/plain", Canary, "not a JSON object")]
    [InlineData("application/json", "[\"" + Canary + "\"]", "not a JSON object")]
    [InlineData("application/json", "", "not a JSON object")]
    [InlineData("application/json", "{\"expires_at\":9}", "'value'")]
    [InlineData("application/json", "{\"value\":7,\"expires_at\":9}", "'value'")]
    [InlineData("application/json", "{\"value\":\"\\ud800\",\"expires_at\":9}", "'value'")]
    [InlineData("application/json", "{\"value\":\"" + Canary + "\\r\\nX: y\",\"expires_at\":9}", "'value'")]
    [InlineData("application/json", "{\"value\":\"" + Canary + "\"}", "'expires_at'")]
    [InlineData("application/json", "{\"value\":\"" + Canary + "\",\"expires_at\":\"soon\"}", "'expires_at'")]
    [InlineData("application/json", "{\"value\":\"" + Canary + "\",\"expires_at\":1e300}", "'expires_at'")]
    public async Task AnswerThatIsNoSecret_SaysWhatIsWrong_AndQuotesNothing(string mediaType, string body, string what)
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        mint.Answer = http => ScriptedMint.WriteAsync(http, 200, mediaType, body);
        await using TokenMintCredential source = TokenMintCredentialTests.Create(mint.Url, _time);

        RealtimeFailure failure = await TokenMintCredentialTests.FailureAsync(source);

        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
        Assert.Contains("TokenMint:Url", failure.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, $"{failure}", StringComparison.Ordinal);
        Assert.True(failure.IsRetryable);
    }

    [Fact]
    public async Task EndlessAnswer_IsNotRead()
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        TaskCompletionSource aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        mint.Answer = async http =>
        {
            byte[] block = new byte[64 * 1024];
            using CancellationTokenRegistration end = http.RequestAborted.Register(aborted.SetResult);
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync(block, http.RequestAborted);
            }
        };
        await using TokenMintCredential source = TokenMintCredentialTests.Create(mint.Url, _time);

        RealtimeFailure failure = await TokenMintCredentialTests.FailureAsync(source);

        Assert.Contains("more than 256 kB", failure.Message, StringComparison.Ordinal);
        await aborted.Task.WaitAsync(Eventually.HangGuard, TimeProvider.System);
    }

    [Fact]
    public async Task MintThatRecovers_IsNoticedByTheNextTry()
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        mint.Answer = http =>
            mint.Seen.Count < 3 ? ScriptedMint.WriteAsync(http, 500, "text/plain", "") : mint.GiveSecretAsync(http);
        await using TokenMintCredential source = TokenMintCredentialTests.Create(mint.Url, _time);

        Assert.Equal("ek_scripted_1", (await source.GetAsync(TestContext.Current.CancellationToken)).Value);
    }

    [Fact]
    public async Task NobodyListens_IsSaid()
    {
        using TcpListener unused = new(IPAddress.Loopback, 0);
        unused.Start();
        int port = ((IPEndPoint)unused.LocalEndpoint).Port;
        unused.Stop();
        await using TokenMintCredential source = TokenMintCredentialTests.Create(
            $"http://127.0.0.1:{port}/token",
            _time
        );

        RealtimeFailure failure = await TokenMintCredentialTests.FailureAsync(source);

        Assert.Equal((RealtimeFailureKind.Unreachable, true), (failure.Kind, failure.IsRetryable));
    }

    [Fact]
    public async Task SlowMint_TimesOut_ThreeTimes()
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        mint.Answer = http => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        await using TokenMintCredential source = TokenMintCredentialTests.Create(mint.Url, _time);

        Task<RealtimeFailure> failing = TokenMintCredentialTests.FailureAsync(source);
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            int seen = attempt;
            await Eventually.TrueAsync(() => mint.Seen.Count == seen, "the mint is asked");
            _time.Advance(TimeSpan.FromSeconds(5));
        }
        RealtimeFailure failure = await failing;

        Assert.Equal(RealtimeFailureKind.Timeout, failure.Kind);
        Assert.Contains("within 5 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShortRetryAfter_IsWaitedFor()
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        mint.Answer = http => mint.Seen.Count == 1 ? RefuseAsync(http, "2") : mint.GiveSecretAsync(http);
        await using TokenMintCredential source = TokenMintCredentialTests.Create(mint.Url, _time);

        Task<Credential> getting = source.GetAsync(TestContext.Current.CancellationToken).AsTask();
        await Eventually.TrueAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(100));
                return getting.IsCompleted;
            },
            "the mint is asked again"
        );

        Assert.Equal("ek_scripted_1", (await getting).Value);
        TimeSpan waited = mint.Seen.Last().At - mint.Seen.First().At;
        Assert.True(waited >= TimeSpan.FromSeconds(2), $"waited {waited}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LongRetryAfter_LeavesTheMintAloneUntilThen(bool isDate)
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        mint.Answer = http =>
        {
            DateTimeOffset now = _time.GetUtcNow();
            http.Response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
            return RefuseAsync(http, isDate ? now.AddSeconds(30).ToString("R", CultureInfo.InvariantCulture) : "30");
        };
        await using TokenMintCredential source = TokenMintCredentialTests.Create(mint.Url, _time);

        RealtimeFailure first = await TokenMintCredentialTests.FailureAsync(source);
        _time.Advance(TimeSpan.FromSeconds(29));
        RealtimeFailure second = await TokenMintCredentialTests.FailureAsync(source);
        int asked = mint.Seen.Count;
        mint.Answer = null;
        _time.Advance(TimeSpan.FromSeconds(2));
        Credential credential = await source.GetAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, first), (asked, second));
        Assert.Equal("ek_scripted_1", credential.Value);
    }

    private static Task RefuseAsync(HttpContext http, string retryAfter)
    {
        http.Response.Headers.RetryAfter = retryAfter;
        return ScriptedMint.WriteAsync(http, 429, "application/problem+json", "{}");
    }
}
