namespace Sidecar.Realtime.Events;

/// <summary><c>rate_limits.updated</c>; comes anywhere around a response, or never.</summary>
public sealed class RateLimitsUpdated : ServerEvent
{
    /// <summary>One entry per limit.</summary>
    public IReadOnlyList<RateLimit> RateLimits { get; init; } = [];
}

/// <summary>What is left of a limit.</summary>
public sealed record RateLimit
{
    /// <summary><c>requests</c> or <c>tokens</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>The most per interval.</summary>
    public long Limit { get; init; }

    /// <summary>What is left.</summary>
    public long Remaining { get; init; }

    /// <summary>Seconds until it is full again.</summary>
    public double ResetSeconds { get; init; }
}
