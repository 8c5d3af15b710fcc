using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Usage;

/// <summary>Amounts, budgets and limits as messages of the contract.</summary>
internal static class UsageMessages
{
    public static TokenUsage ToTokens(UsageAmount amount) =>
        new()
        {
            InputTextTokens = Fit(amount.TextInput),
            InputAudioTokens = Fit(amount.AudioInput),
            InputImageTokens = Fit(amount.ImageInput),
            InputCachedTokens = Fit(amount.CachedInput),
            InputCachedTextTokens = Fit(amount.CachedTextInput),
            InputCachedAudioTokens = Fit(amount.CachedAudioInput),
            InputCachedImageTokens = Fit(amount.CachedImageInput),
            OutputTextTokens = Fit(amount.TextOutput),
            OutputAudioTokens = Fit(amount.AudioOutput),
            TranscriptionInputTokens = Fit(amount.TranscriptionInput),
            TranscriptionOutputTokens = Fit(amount.TranscriptionOutput),
            TranscriptionSeconds = amount.TranscriptionMs / 1000.0,
        };

    public static UsageReport ToReport(UsageAmount amount, string currency) =>
        new()
        {
            Tokens = ToTokens(amount),
            Cost = (double)amount.Cost,
            Currency = currency,
            UnpricedTokens = (ulong)amount.UnpricedTokens,
            UnpricedTranscriptionSeconds = amount.UnpricedMs / 1000.0,
        };

    public static BudgetStatus ToStatus(BudgetState budget) =>
        new()
        {
            Level = budget.Level,
            UsedShare = budget.UsedShare,
            Text = budget.Text,
        };

    public static RateLimitStatus ToStatus(RateLimit limit) =>
        new()
        {
            Name = limit.Name,
            Limit = limit.Limit,
            Remaining = limit.Remaining,
            ResetSeconds = limit.ResetSeconds,
        };

    private static uint Fit(long count) => (uint)Math.Clamp(count, 0, uint.MaxValue);
}
