using System.Net;
using System.Threading.RateLimiting;
using Sidecar.TokenMint.Configuration;

namespace Sidecar.TokenMint.Limits;

/// <summary>
/// How many refused credentials one address may send before it is told to wait. Good credentials from the same address
/// are not counted and always pass, so that a stranger can't lock a caller out.
/// </summary>
internal sealed class FailureLimits(RateLimitOptions options) : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<string> _addresses = PartitionedRateLimiter.Create<string, string>(
        address =>
            RateLimitPartition.GetTokenBucketLimiter(
                address,
                _ => LocalLimits.Bucket(options.FailuresPerMinute, options.FailuresPerMinute)
            )
    );

    /// <summary>Counts one. Null while the address is within its limit.</summary>
    public TimeSpan? Count(IPAddress? address)
    {
        using RateLimitLease lease = _addresses.AttemptAcquire(address?.ToString() ?? "");
        return lease.IsAcquired ? null : LocalLimits.RetryAfterOf(lease);
    }

    public ValueTask DisposeAsync() => _addresses.DisposeAsync();
}
