using Sidecar.Configuration;
using Sidecar.Protocol.V1;
using Sidecar.Usage;

namespace Sidecar.Tests.Usage;

public sealed class BudgetStateTests
{
    [Theory]
    [InlineData(0.3999, BudgetLevel.Good)]
    [InlineData(0.4, BudgetLevel.Near)]
    [InlineData(0.4999, BudgetLevel.Near)]
    [InlineData(0.5, BudgetLevel.Spent)]
    [InlineData(0.9, BudgetLevel.Spent)]
    public void Level_ChangesAt80And100Percent(double cost, BudgetLevel level)
    {
        BudgetState state = Of(new BudgetOptions { PerConversation = 0.5 }, conversation: (decimal)cost);

        Assert.Equal(level, state.Level);
    }

    [Fact]
    public void NoLimit_IsNoBudget()
    {
        BudgetState state = Of(new BudgetOptions(), conversation: 1_000m);

        Assert.Equal((BudgetLevel.None, ""), (state.Level, state.Text));
    }

    [Fact]
    public void SeveralLimits_TheNearestCounts()
    {
        BudgetOptions budget = new()
        {
            PerConversation = 10,
            PerDay = 4,
            TokensPerConversation = 1_000,
        };

        BudgetState state = Of(budget, conversation: 1m, day: 3m, tokens: 500);

        Assert.Equal((BudgetLimit.DayCost, 0.75), (state.Limit, state.UsedShare));
        Assert.Equal("3.00 of 4.00 USD for today", state.Text);
    }

    [Fact]
    public void Tokens_AreNamedAsSuch()
    {
        BudgetState state = Of(new BudgetOptions { TokensPerConversation = 1_000 }, tokens: 900);

        Assert.Equal((BudgetLevel.Near, "900 of 1000 tokens for this conversation"), (state.Level, state.Text));
    }

    private static BudgetState Of(BudgetOptions budget, decimal conversation = 0, decimal day = 0, long tokens = 0) =>
        BudgetState.Of(
            budget,
            "USD",
            new UsageAmount { Cost = conversation, AudioInput = tokens },
            new UsageAmount { Cost = day, AudioInput = tokens }
        );
}
