namespace Sidecar.TokenMint.Limits;

/// <summary>Whose limit is reached.</summary>
internal enum LimitScope
{
    None,
    Caller,
    Global,
}

/// <param name="Scope"><see cref="LimitScope.None"/> when the call may go on.</param>
/// <param name="RetryAfter">When it may succeed.</param>
internal readonly record struct LimitDecision(LimitScope Scope, TimeSpan RetryAfter)
{
    public static readonly LimitDecision Go = new(LimitScope.None, TimeSpan.Zero);
}

/// <summary>How many secrets each caller, and all of them together, may take: token buckets.</summary>
internal interface ICallLimits
{
    ValueTask<LimitDecision> TakeAsync(string callerId);
}
