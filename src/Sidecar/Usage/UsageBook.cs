using Sidecar.Configuration;

namespace Sidecar.Usage;

/// <summary>The daemon's prices, limits and day; every conversation gets a ledger from it.</summary>
internal sealed class UsageBook(PriceTable prices, BudgetOptions budget, DayUsage day)
{
    /// <summary>Counts, and neither prices nor limits anything.</summary>
    public static UsageBook Unlimited { get; } =
        new(new PriceTable(new PricingOptions()), new BudgetOptions(), new DayUsage(TimeProvider.System, file: null));

    public string Currency => prices.Currency;

    public DayUsage Day => day;

    public UsageLedger Open(string model, string transcriptionModel) =>
        new(prices, budget, day, model, transcriptionModel);

    /// <summary>What is left of the day's budget.</summary>
    public BudgetState ReadDayBudget() => BudgetState.Of(budget, prices.Currency, conversation: null, day.Today);
}
