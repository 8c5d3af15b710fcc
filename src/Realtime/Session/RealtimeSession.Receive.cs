using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Session;

internal sealed partial class RealtimeSession
{
    private void OnMessage(ReadOnlyMemory<byte> utf8)
    {
        _mask.Hide(utf8);
        _options.Received?.Invoke(utf8);
        var serverEvent = _parser.Parse(utf8, _timeProvider.GetTimestamp());
        _counters.MessagesReceived++;
        _counters.BytesReceived += utf8.Length;
        _counters.OddBytesDropped = _parser.OddBytesDropped;
        while (_parser.TakeTail() is { } tail)
        {
            OnEvent(tail);
        }

        OnEvent(serverEvent);
        if (_completion.After(serverEvent) is { } done)
        {
            OnEvent(done);
        }
    }

    private void OnEvent(ServerEvent serverEvent)
    {
        switch (serverEvent)
        {
            case OutputAudioDelta delta:
                _counters.AudioDeltas++;
                _counters.AudioBytesReceived += delta.Pcm.Length;
                break;
            case ResponseCreated created:
                created.IsUnasked = _gate.OnCreated(created.Response);
                break;
            case ResponseDone done:
                _gate.OnDone(done.Response);
                break;
            case ServerError error:
                OnError(error.Error);
                break;
            case MalformedMessage malformed:
                _counters.MalformedMessages++;
                Log.Malformed(_logger, malformed.MessageBytes, malformed.Reason, malformed.BytePosition);
                break;
            case UnknownServerEvent unknown:
                _counters.UnknownEvents++;
                Log.UnknownEvent(_logger, ErrorReader.WithoutKeys(unknown.Type));
                break;
        }

        if (_state != SessionState.Ended)
        {
            _events.Publish(serverEvent);
        }

        // Only now, so that an observer has seen what StartAsync returns or fails with.
        AdvanceStart(serverEvent);
    }

    private void AdvanceStart(ServerEvent serverEvent)
    {
        switch (serverEvent)
        {
            case SessionCreated created:
                _created.TrySetResult(created.Session);
                break;
            case SessionUpdated updated when Volatile.Read(ref _pendingUpdateId) is not null:
                _updated.TrySetResult(updated.Session);
                break;
            case ServerError { Error: var error } when !_created.Task.IsCompleted:
                FailStart(FailureTranslator.FromError(_uri, _options.Dialect, error, isForUpdate: false));
                break;
            case ServerError { Error: var error }
                when !_updated.Task.IsCompleted
                    && Volatile.Read(ref _pendingUpdateId) is { } updateId
                    && (error.EventId is null || string.Equals(error.EventId, updateId, StringComparison.Ordinal)):
                FailStart(FailureTranslator.FromError(_uri, _options.Dialect, error, isForUpdate: true));
                break;
        }
    }

    private void OnError(ErrorInfo error)
    {
        Log.ServerError(_logger, error.Code, error.Type, error.Param);
        _lastError = error;
        _gate.OnError(error);
    }

    private void OnDisconnected(int? closeCode, string? closeReason, Exception? exception)
    {
        EndCause? cause;
        SessionState state;
        lock (_stateLock)
        {
            cause = _endCause;
            state = _state;
        }

        if (cause is not null)
        {
            End(cause.Reason, closeCode, cause.Description);
        }
        else if (state == SessionState.Closing)
        {
            End(SessionEndReason.ClosedByUs, closeCode, "Closed by us.");
        }
        else if (exception is MessageTooLongException tooLong)
        {
            End(SessionEndReason.ProtocolViolation, null, tooLong.Message);
        }
        else if (BreaksWebSocketRules(exception))
        {
            End(
                SessionEndReason.ProtocolViolation,
                null,
                $"The server broke the rules of WebSockets: {exception.Message}"
            );
        }
        else if (closeCode is { } code)
        {
            var reason = string.IsNullOrEmpty(closeReason) ? "no reason given" : _mask.Hide(closeReason);
            End(SessionEndReason.ClosedByServer, code, $"The server closed the connection with code {code}: {reason}.");
        }
        else
        {
            End(SessionEndReason.ConnectionLost, null, ConnectionLostText(exception));
        }
    }

    private static bool BreaksWebSocketRules([NotNullWhen(true)] Exception? exception) =>
        exception
            is WebSocketException
            {
                WebSocketErrorCode: WebSocketError.Faulted
                    or WebSocketError.HeaderError
                    or WebSocketError.InvalidMessageType
            };

    private static string ConnectionLostText(Exception? exception) =>
        exception is null
            ? "The connection was lost."
            : $"The connection was lost: {exception.GetBaseException().Message}";
}
