using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Conversation;

// Opening a session, losing it, and taking the conversation over to the next one.
internal sealed partial class ConversationLoop
{
    // A server that confirms every session and closes it at once must not be asked four times a second for ever.
    private static readonly TimeSpan SteadyAfter = TimeSpan.FromSeconds(10);

    // After a refusal that only a person can cure: how often a game's wish to talk may try again.
    private static readonly TimeSpan RetryRefusedAfter = TimeSpan.FromSeconds(5);

    // Speech that had just begun when a session ended may not have been noticed by the server yet.
    private const long UnnoticedSpeechMs = 1_000;

    private IRealtimeSession? _session;
    private OpenedSession? _opened;
    private Task _opening = Task.CompletedTask;
    private Task _closing = Task.CompletedTask;
    private SessionConfiguration? _configuration;
    private readonly EarlyEvents _early = new();
    private int _generation;
    private int _floodedGeneration;
    private int _lastOpeningId;
    private int _openingId;
    private int _failures;
    private bool _isSessionOpen;
    private long _openedAt;
    private long _refusedAt;
    private long _resumeFromMs;

    private void BeginSession()
    {
        if (RefusesSession())
        {
            return;
        }
        _sessionBegunAt = _time.GetTimestamp();
        _configurationRevision = _setup.Revision;
        // One early loss may be chance; from the second in a row on, the first attempt waits too.
        _openingId = BeginOpening(Math.Max(0, _failures - 1));
    }

    private int BeginOpening(int earlierFailures)
    {
        int opening = ++_lastOpeningId;
        Volatile.Write(ref _configuration, _setup.ToConfiguration());
        Task task = OpenAsync(opening, earlierFailures);
        _opening = _opening.IsCompleted ? task : Task.WhenAll(_opening, task);
        return opening;
    }

    private async Task OpenAsync(int opening, int earlierFailures)
    {
        // Off the loop at once: connecting must not hold it up.
        await Task.Yield();
        try
        {
            OpenedSession opened = await _opener.OpenAsync(
                () => _settings.Session with { Configuration = Volatile.Read(ref _configuration) },
                earlierFailures,
                (failure, delay) => TryPost(new SessionRetryCommand(opening, failure, delay)),
                _stop.Token
            );
            if (!TryPost(new SessionStartedCommand(opening, opened)))
            {
                await opened.DisposeAsync();
            }
        }
        catch (RealtimeSessionException fault)
        {
            TryPost(new SessionStartFailedCommand(opening, fault.Failure));
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

    private void OnSessionStarted(int opening, OpenedSession opened)
    {
        if (opening == _openingId)
        {
            _openingId = 0;
            Adopt(opened);
        }
        else if (opening == _renewal?.OpeningId)
        {
            OnRenewalOpened(_renewal, opened);
        }
        else
        {
            CloseInBackground(opened);
        }
    }

    private void OnSessionRetry(int opening, RealtimeFailure failure, TimeSpan delay)
    {
        if (opening == _openingId)
        {
            string text = $"{failure.Message} {failure.Remedy}".Trim();
            Log.SessionRetried(_log, Id, (long)delay.TotalMilliseconds, text);
            _telemetry?.SessionLost();
            Move(ConversationTrigger.SessionLost, text);
        }
    }

    private void OnSessionFailed(int opening, RealtimeFailure failure)
    {
        string text = $"{failure.Message} {failure.Remedy}".Trim();
        if (opening == _openingId)
        {
            Log.SessionEnded(_log, Id, text);
            GiveUp(text);
        }
        else if (opening == _renewal?.OpeningId)
        {
            OnRenewalFailed(text);
        }
    }

    /// <summary>The conversation goes on in this session, which is told what was said before.</summary>
    private void Adopt(OpenedSession opened)
    {
        _opened = opened;
        _session = opened.Session;
        _generation = opened.Generation;
        _isSessionOpen = true;
        _openedAt = _time.GetTimestamp();
        BeginSessionUsage();
        if (_setup.Revision != _configurationRevision)
        {
            _session.Send(new SessionUpdate(_setup.ToConfiguration()));
        }
        SendReplay();
        Ear.Connect(_session, _resumeFromMs);
        ScheduleRenewal(opened);
        Log.SessionConfirmed(_log, Id, _settings.ProviderName);
        Move(ConversationTrigger.SessionReady);
        ResumeTurn();
        AskAsidesAgain();
        foreach ((ServerEvent serverEvent, long timestamp) in _early.Take(_generation))
        {
            HandleEvent(serverEvent, opened.Generation, timestamp);
        }
    }

    private void SendReplay()
    {
        IReadOnlyList<ItemCreate> items = _replay.For(_generation);
        foreach (ItemCreate item in items)
        {
            _session!.Send(item);
        }
        if (items.Count > 0)
        {
            Log.HistoryReplayed(_log, Id, items.Count);
        }
    }

    private void OnSessionEnded(SessionEnded ended)
    {
        Log.SessionEnded(_log, Id, ended.Description);
        if (ended.LastError is { } error && RealtimeErrors.Classify(error) == RealtimeErrorClass.Fatal)
        {
            GiveUp(WithRemedy(ended.Description, error));
            return;
        }
        LoseSession(ended.Description, wasClosed: ended.Reason == SessionEndReason.ClosedByServer);
    }

    private string WithRemedy(string text, ErrorInfo error) =>
        $"{text} {_settings.Session.Dialect.Remedies.For(error)}";

    /// <summary>Events were lost because the queue was full, so nothing that this session says can be relied on.</summary>
    private void CheckFlood()
    {
        if (_isSessionOpen && Volatile.Read(ref _floodedGeneration) == _generation)
        {
            Log.EventFlood(_log, Id);
            LoseSession(
                "The provider sent more events than could be dealt with; the session was closed.",
                wasClosed: true
            );
        }
    }

    /// <summary>The session is gone, unasked. What was received is played on; what is owed is asked for again.</summary>
    /// <param name="wasClosed">In order, so that the server had dealt with what it was sent.</param>
    private void LoseSession(string reason, bool wasClosed)
    {
        // Of a connection that went dead, the last that was sent may never have arrived.
        long unnoticedMs = wasClosed ? UnnoticedSpeechMs : UnnoticedSpeechMs + 2L * _settings.Survival.PingIntervalMs;
        _resumeFromMs = WhereToListen(unnoticedMs);
        _failures = _time.GetElapsedTime(_openedAt) >= SteadyAfter ? 0 : _failures + 1;
        SuspendTurn();
        CloseSession();
        _telemetry?.SessionLost();
        Notify(NoticeKind.SessionLost, reason);
        Move(ConversationTrigger.SessionLost, reason);
        if (TakeRenewed() is { } ready)
        {
            Adopt(ready);
        }
        else
        {
            BeginSession();
        }
    }

    /// <summary>No session can be had until somebody does something.</summary>
    private void GiveUp(string text)
    {
        _openingId = 0;
        _refusedAt = _time.GetTimestamp();
        _resumeFromMs = Ear.PositionMs;
        SuspendTurn();
        AbandonTurn();
        foreach (string callId in _toolCalls.Clear())
        {
            CancelToolCall(callId, "the session with the provider was lost");
        }
        CloseSession();
        AbandonRenewal();
        EndAsides(_asides.EndAll("the session with the provider was lost"));
        Notify(NoticeKind.SessionRefused, text);
        Move(ConversationTrigger.SessionRefused, text);
    }

    /// <summary>A game wants to talk after a refusal: what was wrong may have been put right.</summary>
    private void RetryRefused()
    {
        if (IsStoppedByBudget)
        {
            return;
        }
        if (_state == ConversationState.Failed && _time.GetElapsedTime(_refusedAt) >= RetryRefusedAfter)
        {
            _failures = 0;
            _resumeFromMs = Ear.PositionMs;
            Move(ConversationTrigger.SessionRetried);
            BeginSession();
        }
    }

    private long WhereToListen(long unnoticedMs) =>
        _uncommittedFromMs ?? Math.Max(Math.Max(_committedToMs, Ear.PositionOf(0)), Ear.PositionMs - unnoticedMs);

    private void CloseSession()
    {
        _isSessionOpen = false;
        _renewDue = null;
        _stallDue = null;
        _transcriptDue = null;
        _asides.ForgetResponses();
        _mcp.Forget();
        Ear.Disconnect();
        ForgetUserSpeech();
        _session = null;
        if (_opened is { } opened)
        {
            _opened = null;
            CloseInBackground(opened);
        }
    }

    private void CloseInBackground(OpenedSession opened)
    {
        _closing = CloseAsync(_closing, opened);
    }

    private static async Task CloseAsync(Task earlier, OpenedSession opened)
    {
        await opened.DisposeAsync();
        await earlier;
    }

    private async Task CloseAsync()
    {
        _isOver = true;
        _queue.Writer.TryComplete();
        CloseSession();
        AbandonRenewal();
        _early.Clear();
        await _stop.CancelAsync();
        await _opening;
        await DrainAsync();
        await _closing;
        foreach (Utterance utterance in _speech.Utterances.ToArray())
        {
            _speech.Remove(utterance);
        }
        foreach (PendingFlush flush in _flushes)
        {
            flush.Utterance.Dispose();
        }
        _usage.Day.Unwatch(OnDayUsageChanged);
        _clients.EndAll(ClientEnd.ShuttingDown);
        _face?.Dispose();
        _deadlines.Dispose();
        Log.ConversationEnded(_log, Id);
        PublishSnapshot();
    }

    private async Task DrainAsync()
    {
        while (_queue.Reader.TryRead(out LoopItem item))
        {
            (item.Event as OutputAudioDelta)?.Release();
            (item.Command as AttachCommand)?.Outcome.TrySetResult(AttachOutcome.Gone);
            (item.Command as ClientCommand)?.Credit.Release();
            (item.Command as SayCommand)?.Refusal.TrySetResult("the conversation has ended");
            if (item.Command is SessionStartedCommand started)
            {
                await started.Opened.DisposeAsync();
            }
        }
    }
}
