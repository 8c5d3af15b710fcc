using System.Net;

namespace Sidecar.TokenMint.Tests.Limits;

public sealed class LocalLimitsTests
{
    [Fact]
    public async Task Flood_OfOneCaller_Gets429WithRetryAfter_AndSparesTheOther()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(
            upstream,
            ("RateLimits:CallerBurst", "3"),
            ("RateLimits:CallerPerMinute", "1")
        );

        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => mint.PostAsync()));
        using HttpResponseMessage other = await mint.PostAsync(key: RunningMint.EditorKey);

        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        HttpResponseMessage refused = answers.First(a => a.StatusCode != HttpStatusCode.OK);
        await RunningMint.AssertProblemAsync(refused, 429, "rate-limited");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(4, upstream.Seen.Count);
        Array.ForEach(answers, a => a.Dispose());
    }

    [Fact]
    public async Task GlobalLimit_HoldsForAllCallersTogether()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(
            upstream,
            ("RateLimits:GlobalBurst", "2"),
            ("RateLimits:GlobalPerMinute", "1")
        );

        (await mint.PostAsync()).Dispose();
        (await mint.PostAsync(key: RunningMint.EditorKey)).Dispose();
        using HttpResponseMessage third = await mint.PostAsync();

        await RunningMint.AssertProblemAsync(third, 429, "rate-limited");
        Assert.Equal(2, upstream.Seen.Count);
    }

    [Fact]
    public async Task Strangers_DoNotUseUpTheGlobalLimit()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(
            upstream,
            ("RateLimits:GlobalBurst", "1"),
            ("RateLimits:GlobalPerMinute", "1")
        );
        for (int i = 0; i < 5; i++)
        {
            (await mint.PostAsync(key: "wrong")).Dispose();
        }

        using HttpResponseMessage answer = await mint.PostAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
