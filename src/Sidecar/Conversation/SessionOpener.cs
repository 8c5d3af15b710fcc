using Polly;
using Polly.Retry;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Conversation;

/// <summary>A session that was confirmed, with the number that its events carry.</summary>
internal sealed record OpenedSession(IRealtimeSession Session, IDisposable Subscription, int Generation)
    : IAsyncDisposable
{
    /// <summary>When the server will end it; null where it doesn't tell.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public async ValueTask DisposeAsync()
    {
        // In this order: somebody has to release the audio that comes until the end.
        await Session.DisposeAsync();
        Subscription.Dispose();
    }
}

/// <summary>
/// Opens sessions, again and again until one is confirmed or the failure is of a kind that no repetition cures. Touches
/// nothing of the conversation: what comes of it is posted to the loop.
/// </summary>
internal sealed class SessionOpener(
    IRealtimeSessionFactory sessions,
    ReconnectDelay delay,
    TimeProvider time,
    Action<ServerEvent, int> onEvent
)
{
    private int _lastGeneration;

    /// <summary>Opens a session.</summary>
    /// <param name="options">Asked anew for each attempt; called on any thread.</param>
    /// <param name="earlierFailures">How often in a row it went wrong already: above 0 the first attempt waits too.</param>
    /// <param name="onRetry">Told of each failure that is followed by another attempt, and how long that is away.</param>
    /// <exception cref="RealtimeSessionException">No repetition would help.</exception>
    public async Task<OpenedSession> OpenAsync(
        Func<RealtimeSessionOptions> options,
        int earlierFailures,
        Action<RealtimeFailure, TimeSpan> onRetry,
        CancellationToken cancellationToken
    )
    {
        if (earlierFailures > 0)
        {
            await Task.Delay(delay.After(earlierFailures), time, cancellationToken);
        }
        ResiliencePipeline pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = int.MaxValue,
                    ShouldHandle = new PredicateBuilder().Handle<RealtimeSessionException>(e => e.Failure.IsRetryable),
                    DelayGenerator = args =>
                        ValueTask.FromResult<TimeSpan?>(
                            delay.After(earlierFailures + args.AttemptNumber + 1, RetryAfter(args.Outcome.Exception))
                        ),
                    OnRetry = args =>
                    {
                        onRetry(((RealtimeSessionException)args.Outcome.Exception!).Failure, args.RetryDelay);
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();
        return await pipeline.ExecuteAsync(async token => await AttemptAsync(options(), token), cancellationToken);
    }

    private async Task<OpenedSession> AttemptAsync(RealtimeSessionOptions options, CancellationToken cancellationToken)
    {
        int generation = Interlocked.Increment(ref _lastGeneration);
        DateTimeOffset? expiresAt = null;
        IRealtimeSession session = sessions.Create(options);
        IDisposable subscription = session.Events.Subscribe(e =>
        {
            expiresAt = e switch
            {
                SessionCreated created => created.Session.ExpiresAt ?? expiresAt,
                SessionUpdated updated => updated.Session.ExpiresAt ?? expiresAt,
                _ => expiresAt,
            };
            onEvent(e, generation);
        });
        try
        {
            await session.StartAsync(cancellationToken);
            return new OpenedSession(session, subscription, generation) { ExpiresAt = expiresAt };
        }
        catch
        {
            subscription.Dispose();
            await session.DisposeAsync();
            throw;
        }
    }

    private static TimeSpan? RetryAfter(Exception? fault) => (fault as RealtimeSessionException)?.Failure.RetryAfter;
}
