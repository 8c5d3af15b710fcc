using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Session;

internal sealed partial class RealtimeSession
{
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        SessionState before;
        lock (_stateLock)
        {
            before = _state;
            if (before == SessionState.Open)
            {
                _state = SessionState.Closing;
            }
        }

        switch (before)
        {
            case SessionState.Created or SessionState.Starting:
                End(SessionEndReason.ClosedByUs, null, "Closed by us before it was open.");
                await _lifetime.CancelAsync();
                return;
            case SessionState.Ended:
                return;
        }

        _outbox.Complete();
        try
        {
            await _ended.Task.WaitAsync(_options.CloseTimeout, _timeProvider, cancellationToken);
        }
        catch (TimeoutException)
        {
            Log.CloseUnanswered(_logger, _options.CloseTimeout.TotalMilliseconds);
            End(SessionEndReason.ClosedByUs, null, "Closed by us; the server did not answer the close.");
        }
        catch (OperationCanceledException)
        {
            End(SessionEndReason.ClosedByUs, null, "Closed by us, without waiting for the server.");
        }

        _connection?.Abort();
    }

    /// <summary>Breaks the connection off. The receive side then ends the session with this reason.</summary>
    private void Fail(SessionEndReason reason, string description)
    {
        lock (_stateLock)
        {
            if (_endCause is not null || _state == SessionState.Ended)
            {
                return;
            }

            _endCause = new EndCause(reason, description);
        }

        // Not inline: callers hold locks, and an abort may run the receive side's last steps on the spot.
        ThreadPool.UnsafeQueueUserWorkItem(static session => session._connection?.Abort(), this, preferLocal: false);
    }

    private void End(SessionEndReason reason, int? closeCode, string description)
    {
        SessionState before;
        lock (_stateLock)
        {
            if (_state == SessionState.Ended)
            {
                return;
            }

            before = _state;
            _state = SessionState.Ended;
        }

        FailStart(FailureTranslator.FromEnd(_uri, _options.Dialect, reason, closeCode, description, _lastError));
        if (before == SessionState.Starting && reason != SessionEndReason.ClosedByUs)
        {
            reason = SessionEndReason.FailedToStart;
        }

        var end = new SessionEnded
        {
            Reason = reason,
            CloseCode = closeCode,
            Description = description,
            LastError = _lastError,
        };
        _outbox.Abandon();
        _gate.Dispose();
        Log.Ended(_logger, reason.ToString(), closeCode, description);
        _events.Complete(end);
        _ended.TrySetResult(end);
    }
}
