using System.Net;
using System.Text.Json.Nodes;

namespace Sidecar.TokenMint.Tests.Limits;

public sealed class SharedLimitsTests
{
    [Fact]
    public async Task TwoReplicas_OnOneRedis_ShareEveryLimit()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        (string, string?)[] sets =
        [
            ("Redis:Connection", redis.Connection),
            ("RateLimits:CallerBurst", "5"),
            ("RateLimits:CallerPerMinute", "1"),
            ("RateLimits:GlobalBurst", "8"),
            ("RateLimits:GlobalPerMinute", "1"),
        ];
        await using RunningMint one = await RunningMint.StartAsync(upstream, sets);
        await using RunningMint two = await RunningMint.StartAsync(upstream, sets);

        int game = await CountMintedAsync(one, two, RunningMint.GameKey);
        int editor = await CountMintedAsync(one, two, RunningMint.EditorKey);
        using HttpResponseMessage refused = await two.PostAsync();

        Assert.Equal((5, 3), (game, editor));
        await RunningMint.AssertProblemAsync(refused, 429, "rate-limited");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(8, upstream.Seen.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task RedisThatDies_LeavesLocalLimits_SaidOnce_AndSharesAgainWhenItIsBack()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(
            upstream,
            ("Redis:Connection", redis.Connection),
            ("RateLimits:CallerBurst", "200"),
            ("RateLimits:CallerPerMinute", "1")
        );
        (await mint.PostAsync()).Dispose();
        Assert.Equal(("healthy", 200), await HealthAsync(mint));

        await redis.KillAsync();
        for (int i = 0; i < 5; i++)
        {
            using HttpResponseMessage answer = await mint.PostAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        Assert.Equal(1, mint.Log.Count(300));
        Assert.Equal(("degraded", 200), await HealthAsync(mint));

        await using RedisServer again = await RedisServer.StartAsync(redis.Port);
        await ServeUntilSharedAgainAsync(mint, TestContext.Current.CancellationToken);
        Assert.Equal(1, mint.Log.Count(300));
        Assert.Equal(("healthy", 200), await HealthAsync(mint));
    }

    [Fact]
    public async Task RedisThatWasNeverThere_DoesNotKeepTheMintFromServing_NorFromLimiting()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(
            upstream,
            ("Redis:Connection", "127.0.0.1:1"),
            ("RateLimits:CallerBurst", "1"),
            ("RateLimits:CallerPerMinute", "1")
        );

        using HttpResponseMessage first = await mint.PostAsync();
        using HttpResponseMessage second = await mint.PostAsync();

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal(1, mint.Log.Count(300));
    }

    private static async Task<int> CountMintedAsync(RunningMint one, RunningMint two, string key)
    {
        HttpResponseMessage[] answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : two).PostAsync(key: key))
        );
        int minted = answers.Count(a => a.StatusCode == HttpStatusCode.OK);
        Array.ForEach(answers, a => a.Dispose());
        return minted;
    }

    /// <summary>The Redis client's own reconnection decides when; every request meanwhile must be served.</summary>
    private static async Task ServeUntilSharedAgainAsync(RunningMint mint, CancellationToken cancellationToken)
    {
        using PeriodicTimer pause = new(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        while (mint.Log.Count(301) == 0)
        {
            await pause.WaitForNextTickAsync(cancellationToken);
            using HttpResponseMessage answer = await mint.PostAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static async Task<(string Status, int Code)> HealthAsync(RunningMint mint)
    {
        using HttpResponseMessage answer = await mint.Client.GetAsync(
            new Uri("/health/ready", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        JsonNode json = await RunningMint.JsonOf(answer);
        return ((string)json["status"]!, (int)answer.StatusCode);
    }
}
