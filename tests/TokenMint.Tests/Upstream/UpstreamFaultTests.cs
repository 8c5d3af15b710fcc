using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Sidecar.TokenMint.Tests.Upstream;

public sealed class UpstreamFaultTests
{
    private const string Telling = "sk-leaked-by-upstream and its stack trace";

    [Theory]
    [InlineData(400, "upstream-refused-the-policy", 502)]
    [InlineData(401, "upstream-refused-the-mint", 502)]
    [InlineData(403, "upstream-refused-the-mint", 502)]
    [InlineData(404, "upstream-refused-the-policy", 502)]
    [InlineData(418, "upstream-answer", 502)]
    [InlineData(429, "upstream-busy", 503)]
    [InlineData(500, "upstream-failed", 502)]
    [InlineData(503, "upstream-failed", 502)]
    [InlineData(504, "upstream-timeout", 504)]
    public async Task ErrorStatus_BecomesAProblem_ThatRepeatsNothingOfUpstream(int status, string code, int expected)
    {
        string error = $$$"""{"error":{"message":"{{{Telling}}}","code":"{{{Telling}}}","param":"{{{Telling}}}"} }""";

        string problem = await AssertProblemAsync(expected, code, c => Json(c, status, error));

        Assert.DoesNotContain("leaked", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><body>Bad gateway</body></html>")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"value":"","expires_at":1,"session":{}}""")]
    [InlineData("""{"value":"ek_1","expires_at":"soon","session":{}}""")]
    [InlineData("""{"value":"ek_1","expires_at":1}""")]
    [InlineData("""{"value":"ek_1","expires_at":1,"session":{}} and more""")]
    [InlineData("""{"client_secret":{"value":"ek_1","expires_at":1}}""")]
    public async Task SomethingElseThanASecret_IsNotPassedOn(string body) =>
        await AssertProblemAsync(502, "upstream-answer", c => ScriptedUpstream.WriteAsync(c, 200, "text/html", body));

    [Fact]
    public async Task AnswerThatEchoesTheMintsKey_IsNotPassedOn()
    {
        string body = $$"""{"value":"ek_1","expires_at":1,"session":{"echo":"{{RunningMint.UpstreamKey}}"} }""";

        string problem = await AssertProblemAsync(502, "upstream-answer", c => Json(c, 200, body));

        Assert.DoesNotContain(RunningMint.UpstreamKey, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FiftyMegabytes_AreGivenUp_NotReadToTheirEnd(bool saysItsLength) =>
        await AssertProblemAsync(
            502,
            "upstream-answer",
            async context =>
            {
                const int Megabyte = 1024 * 1024;
                context.Response.ContentLength = saysItsLength ? 50 * Megabyte : null;
                await context.Response.Body.WriteAsync(new byte[Megabyte], CancellationToken.None);
                // The other 49 never come: a mint that wanted them would answer with a timeout.
                await GoneAsync(context);
            }
        );

    [Fact]
    public async Task Redirect_IsNotFollowed_BecauseTheKeyWouldFollowToo()
    {
        await using ScriptedUpstream elsewhere = await ScriptedUpstream.StartAsync();

        await AssertProblemAsync(
            502,
            "upstream-answer",
            context =>
            {
                context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                context.Response.Headers.Location = elsewhere.Address;
                return Task.CompletedTask;
            }
        );

        Assert.Empty(elsewhere.Seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UpstreamThatHangs_BeforeOrWithinItsAnswer_IsATimeout(bool afterHeaders)
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(
            upstream,
            ("Upstream:TimeoutMs", "100"),
            ("Upstream:Retries", "1")
        );
        upstream.Answer = async (context, _) =>
        {
            if (afterHeaders)
            {
                await context.Response.WriteAsync("{\"value\":");
                await context.Response.Body.FlushAsync();
            }
            await GoneAsync(context);
        };

        using HttpResponseMessage answer = await mint.PostAsync();

        await RunningMint.AssertProblemAsync(answer, 504, "upstream-timeout");
        Assert.Equal(2, upstream.Seen.Count);
    }

    [Fact]
    public async Task UpstreamThatIsDown_IsUnreachable()
    {
        ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);
        await upstream.DisposeAsync();

        using HttpResponseMessage answer = await mint.PostAsync();

        await RunningMint.AssertProblemAsync(answer, 502, "upstream-unreachable");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task PassingFault_IsNotNoticedByTheCaller(int status)
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);
        upstream.Answer = (context, request) =>
            upstream.Seen.Count < 3 ? Json(context, status, "{}") : ScriptedUpstream.MintAsync(context, request);

        using HttpResponseMessage answer = await mint.PostAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(3, upstream.Seen.Count);
    }

    [Theory]
    [InlineData(1_800, 1_800)]
    [InlineData(1_000_000, 3_600)]
    public async Task LongRetryAfter_IsPassedOnAtOnce_WithinReason(int seconds, int expected)
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);
        upstream.Answer = (context, _) =>
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return Json(context, 429, "{}");
        };

        using HttpResponseMessage answer = await mint.PostAsync();

        await RunningMint.AssertProblemAsync(answer, 503, "upstream-busy");
        Assert.Equal(expected, answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Single(upstream.Seen);
    }

    [Fact]
    public async Task UsedUpQuota_IsTheOperatorsMatter()
    {
        const string Body = """{"error":{"message":"m","type":"insufficient_quota","code":"insufficient_quota"}}""";

        await AssertProblemAsync(502, "upstream-quota", c => Json(c, 429, Body));
    }

    [Fact]
    public async Task BadValueInAFieldTheCallerChose_IsTheCallersFault()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(
            upstream,
            ("Policy:Allow", """{"audio.output.voice":true}""")
        );
        upstream.Answer = (context, _) =>
            Json(
                context,
                400,
                """{"error":{"message":"m","param":"session.audio.output.voice","code":"invalid_value"}}"""
            );

        using HttpResponseMessage answer = await mint.PostAsync("""{"session":{"audio":{"output":{"voice":"?"}}}}""");

        JsonNode problem = await RunningMint.AssertProblemAsync(answer, 400, "malformed-request");
        Assert.Equal("session.audio.output.voice", (string)problem["field"]!);
    }

    [Fact]
    public async Task UpstreamThatKeepsFailing_IsLeftAlone_AndTheReplicaIsNotReady()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(
            upstream,
            ("Upstream:Retries", "0"),
            ("Upstream:BreakAfterTries", "4"),
            ("Upstream:BreakMs", "600000")
        );
        upstream.Answer = (context, _) => Json(context, 500, "{}");
        for (int i = 0; i < 4; i++)
        {
            (await mint.PostAsync()).Dispose();
        }

        using HttpResponseMessage answer = await mint.PostAsync();
        using HttpResponseMessage ready = await GetAsync(mint, "/health/ready");
        using HttpResponseMessage live = await GetAsync(mint, "/health/live");

        await RunningMint.AssertProblemAsync(answer, 503, "upstream-down");
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 600);
        Assert.Equal(4, upstream.Seen.Count);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task RefusedKey_IsLoggedLoudly_AndShownByHealth_UntilItWorksAgain()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);
        upstream.Answer = (context, _) => Json(context, 401, "{}");

        (await mint.PostAsync()).Dispose();
        using HttpResponseMessage degraded = await GetAsync(mint, "/health/ready");
        upstream.Answer = ScriptedUpstream.MintAsync;
        (await mint.PostAsync()).Dispose();
        using HttpResponseMessage healthy = await GetAsync(mint, "/health/ready");

        Assert.Contains(
            mint.Log.Entries,
            e => e is { EventId: 400, Level: Microsoft.Extensions.Logging.LogLevel.Critical }
        );
        Assert.Equal("degraded", (string)(await RunningMint.JsonOf(degraded))["status"]!);
        Assert.Equal("healthy", (string)(await RunningMint.JsonOf(healthy))["status"]!);
    }

    private static async Task GoneAsync(HttpContext context)
    {
        TaskCompletionSource gone = new();
        await using CancellationTokenRegistration _ = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private static Task<HttpResponseMessage> GetAsync(RunningMint mint, string path) =>
        mint.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static Task Json(HttpContext context, int status, string body) =>
        ScriptedUpstream.WriteAsync(context, status, "application/json", body);

    private static async Task<string> AssertProblemAsync(int status, string code, Func<HttpContext, Task> script)
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);
        upstream.Answer = (context, _) => script(context);
        using HttpResponseMessage answer = await mint.PostAsync();
        return (await RunningMint.AssertProblemAsync(answer, status, code)).ToJsonString();
    }
}
