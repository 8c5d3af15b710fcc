using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Sidecar.Configuration;

/// <summary>How much may be spent. At 80 % a notice is sent; at 100 % nothing more is asked of the provider.</summary>
internal sealed record BudgetOptions
{
    [Description("Most that a conversation may cost, in `Pricing:Currency`; 0 for no limit. Needs prices.")]
    [Range(0.0, 1_000_000.0)]
    public double PerConversation { get; init; }

    [Description("Most that all conversations of a day (local time) may cost; 0 for no limit. Needs prices.")]
    [Range(0.0, 1_000_000.0)]
    public double PerDay { get; init; }

    [Description("Most tokens of a conversation, in and out, transcription included; 0 for no limit.")]
    [Range(0, int.MaxValue)]
    public int TokensPerConversation { get; init; }

    [Description("Most tokens of a day, in and out, transcription included; 0 for no limit.")]
    [Range(0, int.MaxValue)]
    public int TokensPerDay { get; init; }

    [Description(
        "Where the day's usage is kept over restarts; `none` for nowhere. Empty: `usage.json` in the user's state folder."
    )]
    public string StateFile { get; init; } = "";

    /// <summary>A limit in money is set.</summary>
    public bool HasMoneyLimit() => PerConversation > 0 || PerDay > 0;

    /// <summary>A limit for the day is set.</summary>
    public bool HasDayLimit() => PerDay > 0 || TokensPerDay > 0;
}
