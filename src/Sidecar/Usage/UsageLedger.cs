using Sidecar.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Usage;

/// <summary>What one conversation used: its session and all of it. Belongs to the owner loop.</summary>
internal sealed class UsageLedger(
    PriceTable prices,
    BudgetOptions budget,
    DayUsage day,
    string model,
    string transcriptionModel
)
{
    /// <summary>Over all sessions.</summary>
    public UsageAmount Conversation { get; private set; }

    /// <summary>Of the session that is open now, or was open last.</summary>
    public UsageAmount Session { get; private set; }

    public string Currency => prices.Currency;

    public DayUsage Day => day;

    public bool HasDayLimit => budget.HasDayLimit();

    /// <summary>Of the conversation or of the day, whichever is nearer its end.</summary>
    public BudgetState ReadBudget() => BudgetState.Of(budget, prices.Currency, Conversation, day.Today);

    /// <summary>Another session begins; what the conversation used stays.</summary>
    public void BeginSession() => Session = default;

    /// <returns>What was added.</returns>
    public UsageAmount AddResponse(ResponseUsage usage) => Add(prices.OfResponse(model, UsageReader.Of(usage)));

    /// <returns>What was added.</returns>
    public UsageAmount AddTranscription(TranscriptionUsage usage) =>
        Add(prices.OfTranscription(transcriptionModel, UsageReader.Of(usage)));

    private UsageAmount Add(UsageAmount amount)
    {
        Session += amount;
        Conversation += amount;
        day.Add(amount);
        return amount;
    }
}
