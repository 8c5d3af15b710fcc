using System.Security.Cryptography;
using System.Text;
using Sidecar.TokenMint.Configuration;
using StackExchange.Redis;

namespace Sidecar.TokenMint.Limits;

/// <summary>
/// The limits of all replicas on one Redis: a token bucket kept as the one time at which it will be full again (GCRA, as
/// in ITU-T I.371), read and moved by one script on the server's clock. A refused call moves nothing.
/// </summary>
internal sealed class RedisLimits : IAsyncDisposable
{
    private const string Script = """
        local clock = redis.call('TIME')
        local now = clock[1] * 1000000 + clock[2]
        local full = {}
        for i = 1, 2 do
          local interval = tonumber(ARGV[i * 2 - 1])
          local burst = tonumber(ARGV[i * 2])
          full[i] = math.max(tonumber(redis.call('GET', KEYS[i]) or now), now)
          local wait = full[i] - now - interval * (burst - 1)
          if wait > 0 then return {i, math.ceil(wait)} end
          full[i] = full[i] + interval
        end
        for i = 1, 2 do
          redis.call('SET', KEYS[i], string.format('%.0f', full[i]), 'PX', math.ceil((full[i] - now) / 1000) + 1)
        end
        return {0, 0}
        """;

    private readonly StackExchange.Redis.ConfigurationOptions _connection;
    private readonly string _prefix;
    private readonly RedisValue[] _buckets;
    private ConnectionMultiplexer? _redis;

    public RedisLimits(RedisOptions redis, RateLimitOptions limits)
    {
        _connection = StackExchange.Redis.ConfigurationOptions.Parse(redis.Connection);
        _connection.AbortOnConnectFail = false;
        _connection.ConnectTimeout = 1_000;
        _connection.AsyncTimeout = 500;
        _connection.ReconnectRetryPolicy = new LinearRetry(1_000);
        // A call that waits for a connection helps nobody: the local limits take over at once.
        _connection.BacklogPolicy = BacklogPolicy.FailFast;
        // The braces put both keys into one slot of a cluster, which a script on two keys needs.
        _prefix = $"{{{redis.Prefix}}}:";
        _buckets =
        [
            MicrosecondsEach(limits.CallerPerMinute),
            limits.CallerBurst,
            MicrosecondsEach(limits.GlobalPerMinute),
            limits.GlobalBurst,
        ];
    }

    public bool IsConnected => _redis?.IsConnected ?? false;

    /// <summary>Gives up waiting after a second; connecting goes on in the background.</summary>
    public async Task ConnectAsync() => _redis = await ConnectionMultiplexer.ConnectAsync(_connection);

    /// <exception cref="RedisException">Redis is gone.</exception>
    /// <exception cref="TimeoutException">Redis does not answer.</exception>
    public async Task<LimitDecision> TakeAsync(string callerId)
    {
        // Hashed: what names a person in a token does not belong in a database.
        string caller = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(callerId)));
        RedisResult answer = await _redis!
            .GetDatabase()
            .ScriptEvaluateAsync(Script, [$"{_prefix}caller:{caller}", $"{_prefix}global"], _buckets);
        long[] values = (long[]?)answer ?? [];
        return values is [var scope, var waitUs]
            ? new LimitDecision((LimitScope)scope, TimeSpan.FromMicroseconds(waitUs))
            : throw new RedisException("the script's answer is not two numbers");
    }

    public async ValueTask DisposeAsync()
    {
        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
    }

    private static long MicrosecondsEach(int perMinute) => 60_000_000L / perMinute;
}
