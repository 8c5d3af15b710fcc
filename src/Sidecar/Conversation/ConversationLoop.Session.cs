using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Conversation;

// The provider's side: opening a session, losing it, opening it again, and what its events mean.
internal sealed partial class ConversationLoop
{
    // A server that confirms every session and closes it at once must not be asked four times a second for ever.
    private static readonly TimeSpan SteadyAfter = TimeSpan.FromSeconds(10);

    private IRealtimeSession? _session;
    private IDisposable? _subscription;
    private Task _starting = Task.CompletedTask;
    private Task _closing = Task.CompletedTask;
    private int _generation;
    private int _floodedGeneration;
    private bool _isSessionOpen;
    private long? _sessionOpenedAt;
    private SessionEnded? _endedBeforeStarted;
    private long? _reconnectDue;

    private void BeginSession()
    {
        int generation = ++_generation;
        _reconnectDue = null;
        _endedBeforeStarted = null;
        IRealtimeSession session = _sessions.Create(
            _settings.Session with
            {
                Configuration = _setup.ToConfiguration(),
            }
        );
        _session = session;
        _subscription = session.Events.Subscribe(e => PostEvent(e, generation));
        _starting = StartAsync(session, generation);
    }

    private async Task StartAsync(IRealtimeSession session, int generation)
    {
        // Off the loop at once: connecting must not hold it up.
        await Task.Yield();
        try
        {
            await session.StartAsync(_stop.Token);
            TryPost(new SessionStartedCommand(session), generation);
        }
        catch (RealtimeSessionException fault)
        {
            TryPost(new SessionStartFailedCommand(fault.Failure), generation);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The conversation is being closed.
        }
    }

    // Called on the socket's thread, which must never wait.
    private void PostEvent(ServerEvent serverEvent, int generation)
    {
        if (_queue.Writer.TryWrite(new LoopItem(serverEvent, null, generation, _time.GetTimestamp())))
        {
            return;
        }
        (serverEvent as OutputAudioDelta)?.Release();
        Volatile.Write(ref _floodedGeneration, generation);
    }

    private void OnSessionStarted(IRealtimeSession session)
    {
        _isSessionOpen = true;
        _sessionOpenedAt = _time.GetTimestamp();
        Ear.Connect(session);
        Log.SessionConfirmed(_log, Id, _settings.ProviderName);
        Move(ConversationTrigger.SessionReady);
        if (_endedBeforeStarted is { } ended)
        {
            OnSessionEnded(ended);
        }
    }

    private void OnSessionFailed(RealtimeFailure failure)
    {
        DropSession();
        string text = $"{failure.Message} {failure.Remedy}".Trim();
        Log.SessionEnded(_log, Id, text);
        if (!failure.IsRetryable)
        {
            Notify(NoticeKind.SessionRefused, text);
            Move(ConversationTrigger.SessionRefused, text);
            return;
        }
        Reconnect(text);
    }

    private void OnSessionEnded(SessionEnded ended)
    {
        if (!_isSessionOpen)
        {
            // StartAsync reports a failure itself, with a better text. But a server that confirms and closes at once
            // can be faster than the report of the start.
            _endedBeforeStarted = ended;
            return;
        }
        DropSession();
        Log.SessionEnded(_log, Id, ended.Description);
        if (ended.LastError is { } error && RealtimeErrors.Classify(error) == RealtimeErrorClass.Fatal)
        {
            Notify(NoticeKind.SessionRefused, ended.Description);
            Move(ConversationTrigger.SessionRefused, ended.Description);
            return;
        }
        Notify(NoticeKind.SessionLost, ended.Description);
        Reconnect(ended.Description);
    }

    /// <summary>Events were lost because the queue was full, so nothing that this session says can be relied on.</summary>
    private void CheckFlood()
    {
        if (_session is not null && Volatile.Read(ref _floodedGeneration) == _generation)
        {
            const string reason = "The provider sent more events than could be dealt with; the session was closed.";
            Log.EventFlood(_log, Id);
            DropSession();
            Notify(NoticeKind.SessionLost, reason);
            Reconnect(reason);
        }
    }

    private void Reconnect(string reason)
    {
        if (_sessionOpenedAt is { } openedAt && _time.GetElapsedTime(openedAt) >= SteadyAfter)
        {
            _reconnectDelay.Reset();
        }
        _sessionOpenedAt = null;
        _reconnectDue = _deadlines.In(_reconnectDelay.Next());
        Move(ConversationTrigger.SessionLost, reason);
    }

    /// <summary>Forgets everything that belonged to the session. What was received is still played to its end.</summary>
    private void DropSession()
    {
        _isSessionOpen = false;
        Ear.Connect(null);
        _subscription?.Dispose();
        _subscription = null;
        foreach (string callId in _toolCalls.Clear())
        {
            CancelToolCall(callId, "the session with the provider was lost");
        }
        ForgetUserSpeech();
        EndAllResponses();
        IRealtimeSession? session = _session;
        _session = null;
        if (session is not null)
        {
            _closing = CloseSessionAsync(_closing, _starting, session);
        }
    }

    private static async Task CloseSessionAsync(Task earlier, Task starting, IRealtimeSession session)
    {
        await earlier;
        await starting;
        await session.DisposeAsync();
    }

    private void HandleEvent(ServerEvent serverEvent, int generation, long timestamp)
    {
        if (generation != _generation || _session is null)
        {
            (serverEvent as OutputAudioDelta)?.Release();
            return;
        }
        switch (serverEvent)
        {
            case OutputAudioDelta delta:
                OnAudio(delta);
                break;
            case OutputAudioTranscriptDelta transcript:
                OnTranscript(transcript, transcript.Delta);
                break;
            case OutputAudioTranscriptDone transcript:
                OnTranscriptDone(transcript, transcript.Transcript);
                break;
            case OutputTextDelta text:
                OnText(text.ResponseId, text.ItemId, text.Delta, isWhole: false);
                break;
            case OutputTextDone text:
                OnText(text.ResponseId, text.ItemId, text.Text, isWhole: true);
                break;
            case OutputAudioDone done:
                OnAudioDone(done.ItemId, done.ContentIndex);
                break;
            case OutputItemDone done:
                OnOutputItemDone(done);
                break;
            case ResponseCreated created:
                OnResponseCreated(created.Response, timestamp);
                break;
            case ResponseDone done:
                OnResponseDone(done.Response);
                break;
            case SpeechStarted started:
                OnSpeechStarted(started, timestamp);
                break;
            case SpeechStopped stopped:
                OnSpeechStopped(stopped, timestamp);
                break;
            case InputTimeoutTriggered timeout:
                OnIdleTimeout(timeout.ItemId);
                break;
            case InputAudioCommitted committed:
                OnCommitted(committed.ItemId);
                break;
            case SessionUpdated updated:
                OnSessionUpdated(updated.Session);
                break;
            case InputTranscriptionDelta transcript:
                BroadcastCaption(_userCaptions.Append(transcript.ItemId, transcript.Delta));
                HearWords(transcript.ItemId, isWhole: false);
                break;
            case InputTranscriptionCompleted transcript:
                BroadcastCaption(_userCaptions.Complete(transcript.ItemId, transcript.Transcript));
                HearWords(transcript.ItemId, isWhole: true);
                break;
            case InputTranscriptionFailed failed:
                BroadcastCaption(_userCaptions.Complete(failed.ItemId, null));
                HearWords(failed.ItemId, isWhole: true);
                break;
            case ResponseStartTimedOut:
                OnNoAnswer();
                break;
            case ServerError error:
                OnError(error.Error);
                break;
            case MalformedMessage malformed:
                Notify(
                    NoticeKind.ProviderMalformedMessage,
                    $"The provider sent a message of {malformed.MessageBytes} bytes that makes no sense ({malformed.Reason}); it was left out."
                );
                break;
            case SessionEnded ended:
                OnSessionEnded(ended);
                break;
        }
    }

    private void OnError(ErrorInfo error)
    {
        switch (RealtimeErrors.Classify(error))
        {
            case RealtimeErrorClass.Benign:
                Log.BenignError(_log, Id, error.Code);
                break;
            case RealtimeErrorClass.RateLimit:
                Notify(NoticeKind.RateLimited, error.Message);
                break;
            case RealtimeErrorClass.Fatal:
                Notify(NoticeKind.ProviderRefused, error.Message);
                break;
            default:
                Notify(
                    NoticeKind.ProviderError,
                    error.Param is null ? error.Message : $"{error.Message} (parameter {error.Param})"
                );
                break;
        }
    }

    private async Task CloseAsync()
    {
        _isOver = true;
        _queue.Writer.TryComplete();
        DropSession();
        await _closing;
        while (_queue.Reader.TryRead(out LoopItem item))
        {
            (item.Event as OutputAudioDelta)?.Release();
            (item.Command as AttachCommand)?.Outcome.TrySetResult(AttachOutcome.Gone);
            (item.Command as ClientCommand)?.Credit.Release();
            (item.Command as SayCommand)?.Refusal.TrySetResult("the conversation has ended");
        }
        foreach (Utterance utterance in _speech.Utterances.ToArray())
        {
            _speech.Remove(utterance);
        }
        foreach (PendingFlush flush in _flushes)
        {
            flush.Utterance.Dispose();
        }
        _clients.EndAll(ClientEnd.ShuttingDown);
        _face?.Dispose();
        _deadlines.Dispose();
        Log.ConversationEnded(_log, Id);
        PublishSnapshot();
    }
}
