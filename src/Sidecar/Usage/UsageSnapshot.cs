using Sidecar.Realtime.Events;

namespace Sidecar.Usage;

/// <summary>The usage of a conversation as status shows it.</summary>
internal sealed record UsageSnapshot(
    UsageAmount Conversation,
    UsageAmount Session,
    BudgetState Budget,
    IReadOnlyList<RateLimit> RateLimits
)
{
    public static UsageSnapshot Empty { get; } = new(default, default, BudgetState.Unlimited, []);
}
