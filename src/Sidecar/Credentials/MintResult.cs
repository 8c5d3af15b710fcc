using Sidecar.Realtime.Session;

namespace Sidecar.Credentials;

/// <summary>What came of asking the mint: a secret, or why not.</summary>
internal sealed record MintResult
{
    public MintedSecret? Secret { get; private init; }

    public RealtimeFailure? Failure { get; private init; }

    /// <summary>How long the mint wants to be left alone.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Whether the same request may succeed in a moment.</summary>
    public bool IsWorthRetrying { get; private init; }

    public static MintResult Of(MintedSecret secret) => new() { Secret = secret };

    public static MintResult Failed(RealtimeFailure failure, bool retry, TimeSpan? retryAfter = null) =>
        new()
        {
            Failure = failure,
            IsWorthRetrying = retry,
            RetryAfter = retryAfter,
        };
}
