using StackExchange.Redis;

namespace Sidecar.TokenMint.Limits;

/// <summary>
/// The replicas' shared limits while Redis answers, this process's own while it does not: a mint that refuses everyone
/// because a counter is gone would be the worse failure.
/// </summary>
internal sealed class SharedLimits(RedisLimits redis, LocalLimits local, ILogger<SharedLimits> logger)
    : ICallLimits,
        IHostedService
{
    private int _isLocal;

    /// <summary>Whether the limits are this process's own for now.</summary>
    public bool IsLocal => Volatile.Read(ref _isLocal) == 1 || !redis.IsConnected;

    public async ValueTask<LimitDecision> TakeAsync(string callerId)
    {
        try
        {
            if (redis.IsConnected)
            {
                LimitDecision decision = await redis.TakeAsync(callerId);
                if (Interlocked.Exchange(ref _isLocal, 0) == 1)
                {
                    Log.RedisIsBack(logger);
                }
                return decision;
            }
            ReportOnce("not connected");
        }
        catch (Exception fault) when (fault is RedisException or TimeoutException)
        {
            ReportOnce(fault.GetType().Name);
        }
        return await local.TakeAsync(callerId);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await redis.ConnectAsync();
        if (!redis.IsConnected)
        {
            ReportOnce("not connected");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void ReportOnce(string problem)
    {
        if (Interlocked.Exchange(ref _isLocal, 1) == 0)
        {
            Log.RedisIsGone(logger, problem);
        }
    }
}
