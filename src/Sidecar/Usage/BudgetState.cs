using System.Globalization;
using Sidecar.Configuration;
using Sidecar.Protocol.V1;

namespace Sidecar.Usage;

/// <summary>Which of the four limits is meant.</summary>
internal enum BudgetLimit
{
    None,
    ConversationCost,
    DayCost,
    ConversationTokens,
    DayTokens,
}

/// <summary>The limit that is nearest its end, and how much of it is used.</summary>
/// <param name="UsedShare">1 when it is used up.</param>
/// <param name="Text">For people: <c>0.41 of 0.50 USD for this conversation</c>; empty without a limit.</param>
internal sealed record BudgetState(BudgetLimit Limit, double UsedShare, string Text)
{
    private const double NearShare = 0.8;

    public static BudgetState Unlimited { get; } = new(BudgetLimit.None, 0, "");

    public BudgetLevel Level =>
        Limit == BudgetLimit.None ? BudgetLevel.None
        : UsedShare >= 1 ? BudgetLevel.Spent
        : UsedShare >= NearShare ? BudgetLevel.Near
        : BudgetLevel.Good;

    /// <param name="conversation">Null to look at the day alone.</param>
    public static BudgetState Of(BudgetOptions budget, string currency, UsageAmount? conversation, UsageAmount day)
    {
        BudgetState nearest = Unlimited;
        if (conversation is { } own)
        {
            Consider(BudgetLimit.ConversationCost, own.Cost, (decimal)budget.PerConversation);
            Consider(BudgetLimit.ConversationTokens, own.Tokens, budget.TokensPerConversation);
        }
        Consider(BudgetLimit.DayCost, day.Cost, (decimal)budget.PerDay);
        Consider(BudgetLimit.DayTokens, day.Tokens, budget.TokensPerDay);
        return nearest;

        void Consider(BudgetLimit limit, decimal used, decimal most)
        {
            if (most <= 0)
            {
                return;
            }
            double share = (double)(used / most);
            if (nearest.Limit == BudgetLimit.None || share > nearest.UsedShare)
            {
                nearest = new BudgetState(limit, share, Describe(limit, used, most, currency));
            }
        }
    }

    private static string Describe(BudgetLimit limit, decimal used, decimal most, string currency)
    {
        string whose = limit is BudgetLimit.DayCost or BudgetLimit.DayTokens ? "for today" : "for this conversation";
        return limit is BudgetLimit.ConversationCost or BudgetLimit.DayCost
            ? string.Create(CultureInfo.InvariantCulture, $"{used:0.00##} of {most:0.00##} {currency} {whose}")
            : string.Create(CultureInfo.InvariantCulture, $"{used:0} of {most:0} tokens {whose}");
    }
}
