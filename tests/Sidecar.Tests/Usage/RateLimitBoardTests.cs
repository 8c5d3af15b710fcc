using Sidecar.Realtime.Events;
using Sidecar.Usage;

namespace Sidecar.Tests.Usage;

public sealed class RateLimitBoardTests
{
    [Fact]
    public void NearLimit_IsToldOnce_UntilItHasRecovered()
    {
        RateLimitBoard board = new();

        Assert.Empty(Update(board, 50));
        Assert.Single(Update(board, 49));
        Assert.Empty(Update(board, 10));
        Assert.Empty(Update(board, 99));
        Assert.Empty(Update(board, 40));
        Assert.Empty(Update(board, 100));
        Assert.Single(Update(board, 0));
    }

    [Fact]
    public void Latest_IsKeptByName()
    {
        RateLimitBoard board = new();

        board.Update([Limit("tokens", 900), Limit("requests", 20)]);
        board.Update([Limit("tokens", 800)]);

        Assert.Equal([("tokens", 800L), ("requests", 20L)], board.Latest.Select(l => (l.Name, l.Remaining)));
    }

    [Fact]
    public void LimitOfNothing_IsNotNear() => Assert.Empty(new RateLimitBoard().Update([new RateLimit { Name = "x" }]));

    [Fact]
    public void ServerThatNamesEndlessLimits_IsHeardUpTo16()
    {
        RateLimitBoard board = new();

        board.Update([.. Enumerable.Range(0, 100).Select(i => Limit($"limit {i}", 1_000))]);

        Assert.Equal(16, board.Latest.Count);
    }

    private static IReadOnlyList<RateLimit> Update(RateLimitBoard board, long remaining) =>
        board.Update([Limit("tokens", remaining)]);

    private static RateLimit Limit(string name, long remaining) =>
        new()
        {
            Name = name,
            Limit = 1_000,
            Remaining = remaining,
        };
}
