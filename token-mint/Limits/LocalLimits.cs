using System.Threading.RateLimiting;
using Sidecar.TokenMint.Configuration;

namespace Sidecar.TokenMint.Limits;

/// <summary>The limits of one process. Buckets of callers that stay away are dropped by the framework.</summary>
internal sealed class LocalLimits : ICallLimits, IAsyncDisposable
{
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(100);
    private readonly PartitionedRateLimiter<string> _callers;
    private readonly TokenBucketRateLimiter _global;

    public LocalLimits(RateLimitOptions options)
    {
        _callers = PartitionedRateLimiter.Create<string, string>(id =>
            RateLimitPartition.GetTokenBucketLimiter(id, _ => Bucket(options.CallerPerMinute, options.CallerBurst))
        );
        _global = new TokenBucketRateLimiter(Bucket(options.GlobalPerMinute, options.GlobalBurst));
    }

    public ValueTask<LimitDecision> TakeAsync(string callerId)
    {
        using RateLimitLease caller = _callers.AttemptAcquire(callerId);
        if (!caller.IsAcquired)
        {
            return ValueTask.FromResult(new LimitDecision(LimitScope.Caller, RetryAfterOf(caller)));
        }
        using RateLimitLease global = _global.AttemptAcquire();
        return ValueTask.FromResult(
            global.IsAcquired ? LimitDecision.Go : new LimitDecision(LimitScope.Global, RetryAfterOf(global))
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _callers.DisposeAsync();
        await _global.DisposeAsync();
    }

    public static TimeSpan RetryAfterOf(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan retryAfter) ? retryAfter : TimeSpan.FromSeconds(1);

    /// <summary>One token each period, or several where a token's own period would be too short for a timer.</summary>
    public static TokenBucketRateLimiterOptions Bucket(int perMinute, int burst)
    {
        TimeSpan each = TimeSpan.FromMinutes(1) / perMinute;
        int tokens = Math.Max(1, (int)Math.Round(ShortestPeriod / each));
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = each * tokens,
            QueueLimit = 0,
        };
    }
}
