using System.Net.WebSockets;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Session;

internal sealed partial class RealtimeSession
{
    private readonly TaskCompletionSource<SessionSnapshot> _created = NewStep();
    private readonly TaskCompletionSource<SessionSnapshot> _updated = NewStep();

    /// <summary>The first reason why the start failed.</summary>
    private volatile RealtimeFailure? _startFailure;

    /// <summary>The id of the session.update that the start waits for; null outside that wait.</summary>
    private string? _pendingUpdateId;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_stateLock)
        {
            if (_state != SessionState.Created)
            {
                throw new InvalidOperationException($"This session can't be started: it is {_state}.");
            }

            _state = SessionState.Starting;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _lifetime.Token);
        try
        {
            _connection = await ConnectAsync(stop.Token);
            var session = await StepAsync(_created.Task, "session.created", stop.Token);
            if (_options.Configuration is not null)
            {
                session = await ConfigureAsync(_connection, stop.Token);
            }

            lock (_stateLock)
            {
                if (_state != SessionState.Starting)
                {
                    throw EndedWhileStarting();
                }

                _state = SessionState.Open;
                _sendLoop = Task.Run(() => SendLoopAsync(_connection), CancellationToken.None);
            }

            Log.Ready(_logger, session.Id, session.Model);
        }
        catch (RealtimeSessionException e)
        {
            Log.FailedToStart(_logger, e.Failure.Message);
            EndFailedStart(e.Failure.Message);
            throw;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _connection?.Dispose();
            throw EndedWhileStarting();
        }
        catch (Exception e)
        {
            EndFailedStart(e is OperationCanceledException ? "The start was cancelled." : e.Message);
            throw;
        }
    }

    private static TaskCompletionSource<SessionSnapshot> NewStep() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<SessionConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        string? credential = null;
        if (_options.Credential is { } source)
        {
            try
            {
                credential = await source(cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException and not RealtimeSessionException)
            {
                throw new RealtimeSessionException(FailureTranslator.NoCredential(_options.Dialect, e), e);
            }
        }

        // Before there is a connection, hence before anything is received.
        _mask = new CredentialMask(credential, _options.ExtraHeaders);
        Log.Connecting(_logger, SessionEndpoint.Display(_uri));
        return await SessionConnection.OpenAsync(
            _uri,
            _options,
            credential,
            _timeProvider,
            OnMessage,
            OnDisconnected,
            cancellationToken
        );
    }

    private async Task<SessionSnapshot> ConfigureAsync(
        SessionConnection connection,
        CancellationToken cancellationToken
    )
    {
        var update = new SessionUpdate(_options.Configuration!) { EventId = NextEventId() };
        Volatile.Write(ref _pendingUpdateId, update.EventId);
        try
        {
            // The send loop doesn't run yet, so this is the only sender.
            var sending = connection.SendAsync(Encode(update)).AsTask();
            await sending.WaitAsync(_options.ConfirmTimeout, _timeProvider, cancellationToken);
            Interlocked.Increment(ref _counters.ControlEventsSent);
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException)
        {
            // The connection is gone. The receive side knows better why; the wait below ends with that.
        }
        catch (TimeoutException)
        {
            throw NotConfirmed("session.updated");
        }

        var session = await StepAsync(_updated.Task, "session.updated", cancellationToken);
        Volatile.Write(ref _pendingUpdateId, null);
        return session;
    }

    private async Task<SessionSnapshot> StepAsync(
        Task<SessionSnapshot> step,
        string expected,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await step.WaitAsync(_options.ConfirmTimeout, _timeProvider, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw NotConfirmed(expected);
        }
    }

    private RealtimeSessionException NotConfirmed(string expected) =>
        new(FailureTranslator.ConfirmTimeout(_uri, expected, _options.ConfirmTimeout));

    private void FailStart(RealtimeFailure failure)
    {
        _startFailure ??= failure;
        var exception = new RealtimeSessionException(_startFailure);
        _created.TrySetException(exception);
        _updated.TrySetException(exception);
        // Nobody may be waiting for the later step.
        _ = _updated.Task.Exception;
        _ = _created.Task.Exception;
    }

    private RealtimeSessionException EndedWhileStarting() => new(_startFailure ?? FailureTranslator.ClosedByUs(_uri));

    private void EndFailedStart(string description)
    {
        End(SessionEndReason.FailedToStart, null, description);
        _connection?.Dispose();
    }
}
