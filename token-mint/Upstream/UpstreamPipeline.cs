using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Sidecar.TokenMint.Configuration;

namespace Sidecar.TokenMint.Upstream;

/// <summary>The HTTP client: total timeout → retries → circuit breaker → timeout of one try → bounded answer.</summary>
internal static class UpstreamPipeline
{
    public const string ClientName = "upstream";

    public static void AddUpstreamHttp(this IServiceCollection services, UpstreamOptions options)
    {
        CircuitBreakerStateProvider circuit = new();
        services.AddSingleton(circuit);
        IHttpClientBuilder client = services
            .AddHttpClient(ClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            // Its loggers would write headers at Trace.
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    // The key would follow a redirect.
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    MaxResponseHeadersLength = 32,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                    ConnectTimeout = TimeSpan.FromMilliseconds(options.TimeoutMs),
                }
            );
        client.AddResilienceHandler(
            ClientName,
            pipeline =>
            {
                pipeline.AddTimeout(TimeSpan.FromMilliseconds(options.TotalTimeoutMs));
                if (options.Retries > 0)
                {
                    pipeline.AddRetry(Retries(options));
                }
                pipeline.AddCircuitBreaker(
                    new HttpCircuitBreakerStrategyOptions
                    {
                        FailureRatio = 0.5,
                        MinimumThroughput = options.BreakAfterTries,
                        SamplingDuration = TimeSpan.FromSeconds(30),
                        BreakDuration = TimeSpan.FromMilliseconds(options.BreakMs),
                        StateProvider = circuit,
                        // Being told to slow down is an answer, not an outage.
                        ShouldHandle = args =>
                            ValueTask.FromResult(
                                IsTransient(args.Outcome)
                                    && args.Outcome.Result?.StatusCode != HttpStatusCode.TooManyRequests
                            ),
                    }
                );
                pipeline.AddTimeout(TimeSpan.FromMilliseconds(options.TimeoutMs));
            }
        );
        client.AddHttpMessageHandler(() => new BoundedAnswerHandler());
    }

    private static HttpRetryStrategyOptions Retries(UpstreamOptions options)
    {
        var longest = TimeSpan.FromMilliseconds(options.MaxRetryAfterMs);
        return new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = options.Retries,
            Delay = TimeSpan.FromMilliseconds(options.RetryDelayMs),
            MaxDelay = TimeSpan.FromSeconds(5),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldRetryAfterHeader = true,
            ShouldHandle = args =>
                ValueTask.FromResult(
                    IsTransient(args.Outcome)
                        && (args.Outcome.Result is not { } answer || IsWorthWaiting(answer, longest))
                ),
        };
    }

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        outcome switch
        {
            { Exception: HttpRequestException or TimeoutRejectedException or IOException } => true,
            { Result.StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout } => true,
            { Result.StatusCode: >= HttpStatusCode.InternalServerError } => true,
            _ => false,
        };

    private static bool IsWorthWaiting(HttpResponseMessage answer, TimeSpan longest) =>
        UpstreamAnswer.RetryAfterOf(answer) is not { } wait || wait <= longest;
}
