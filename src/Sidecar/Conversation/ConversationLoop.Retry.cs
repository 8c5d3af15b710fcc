using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

// Answers that the provider failed to give and may give the next time.
internal sealed partial class ConversationLoop
{
    private const int MaxRetriesOfATurn = 2;

    private readonly ReconnectDelay _retryDelay = new(new Random().NextDouble);
    private long? _retryDue;

    /// <summary>Plans to ask again, if that may help and nothing of the answer was heard.</summary>
    /// <returns>False when it won't be asked again.</returns>
    private bool TryAgainLater(Turn turn, ErrorInfo? error)
    {
        bool mayHelp =
            error is not null
            && RealtimeErrors.Classify(error) is RealtimeErrorClass.Retry or RealtimeErrorClass.RateLimit;
        bool isWanted = turn is { IsReported: false, IsInterrupted: false, FirstChunkTimestamp: 0 };
        if (!mayHelp || !isWanted || !ReferenceEquals(turn, _turn) || turn.Retries >= MaxRetriesOfATurn)
        {
            return false;
        }
        turn.Retries++;
        turn.IsAwaitingAnswer = true;
        _answerDue = null;
        _isResponseRequested = false;
        TimeSpan delay = _retryDelay.After(turn.Retries + 1, RealtimeErrors.RetryAfter(error!));
        _retryDue = _deadlines.In(delay);
        Log.ResponseRetried(_log, Id, turn.Id, error!.Code, (long)delay.TotalMilliseconds);
        return true;
    }

    private void AskAgain()
    {
        _retryDue = null;
        if (_turn is { IsReported: false, IsAwaitingAnswer: true, OpenResponses: 0 } && !_isResponseRequested)
        {
            ExpectAnswer();
            RequestResponse(_lastRequested);
        }
    }
}
