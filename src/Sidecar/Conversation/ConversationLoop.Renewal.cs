using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

// Before a session ends by its own age, another is made ready and taken over at a quiet moment: make before break.
internal sealed partial class ConversationLoop
{
    private const string ReplayPrefix = "replay_";

    // How long to wait for words of the user that are still being made: a session that is left takes them along.
    private static readonly TimeSpan TranscriptPatience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ConfirmPatience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan RenewAgainAfter = TimeSpan.FromSeconds(5);

    private SessionRenewal? _renewal;
    private int _configurationRevision;
    private long? _renewDue;
    private long _speakerMayGoOnFrom;
    private long _mustRenewBy;

    /// <summary>Plans the renewal by what the server told, or by the configured age.</summary>
    private void ScheduleRenewal(OpenedSession opened)
    {
        AbandonRenewal();
        TimeSpan? life = opened.ExpiresAt - _time.GetUtcNow();
        if (_settings.Survival.MaxAgeMinutes is > 0 and var minutes)
        {
            TimeSpan age = TimeSpan.FromMinutes(minutes);
            life = life is null || age < life ? age : life;
        }
        // Less than a second left of a session that has just begun: the clocks of the two machines disagree.
        if (life is not { TotalSeconds: > 1 } left)
        {
            _renewDue = null;
            _speakerMayGoOnFrom = 0;
            _mustRenewBy = long.MaxValue;
            return;
        }
        TimeSpan configured = TimeSpan.FromMilliseconds(_settings.Survival.RenewBeforeExpiryMs);
        TimeSpan margin = configured < left / 4 ? configured : left / 4;
        _renewDue = _deadlines.In(left - margin);
        _speakerMayGoOnFrom = _deadlines.In(left - margin / 2);
        _mustRenewBy = _deadlines.In(left - margin / 8);
    }

    /// <summary>Takes the renewal a step further, whenever something has happened.</summary>
    private void ContinueRenewal()
    {
        if (_renewal is null)
        {
            if (_isSessionOpen && _deadlines.IsDue(_renewDue))
            {
                _renewDue = null;
                _renewal = new SessionRenewal(BeginOpening(earlierFailures: 0), _setup.Revision);
            }
            return;
        }
        if (_renewal.Opened is null || !_isSessionOpen)
        {
            return;
        }
        if (_deadlines.IsDue(_renewal.Due))
        {
            _renewal.StopWaiting();
        }
        bool isUrgent = _time.GetTimestamp() >= _mustRenewBy;
        if (_renewal.IsConfirmed && (IsQuiet() || isUrgent))
        {
            if (!isUrgent && _replay.Lacks(_renewal.Opened.Generation))
            {
                TellHistory(_renewal);
            }
            else
            {
                TakeOver(isUrgent && !IsQuiet());
            }
        }
        else if (!isUrgent)
        {
            // Something else than an event may end the waiting: the time.
            long next = _time.GetTimestamp() < _speakerMayGoOnFrom ? _speakerMayGoOnFrom : _mustRenewBy;
            _renewDue = next == long.MaxValue ? null : next;
        }
        else
        {
            _renewDue = null;
        }
    }

    /// <summary>
    /// Nothing is under way that a change of session would cut: no response, no speech of the user, no words still
    /// being made of it, no call that waits. The voice may still be heard, when time is getting short: what was received
    /// is played from here.
    /// </summary>
    private bool IsQuiet()
    {
        bool isIdle =
            _state == ConversationState.Listening
            || (_state == ConversationState.Speaking && _time.GetTimestamp() >= _speakerMayGoOnFrom);
        return isIdle
            && _uncommittedFromMs is null
            && _transcriptDue is null
            && _interjection is null
            && !_isAnswerOwed
            && !_isResponseRequested
            && !_toolCalls.IsWaiting
            && !_toolCalls.IsAnswerOwed
            && _asides.NextDue is null
            && _mcp.NextDue is null
            && _flushes.Count == 0
            && _turn is not { IsReported: false, IsAwaitingAnswer: true }
            && _turn is not { OpenResponses: > 0 };
    }

    private void OnRenewalOpened(SessionRenewal renewal, OpenedSession opened)
    {
        renewal.Opened = opened;
        foreach ((ServerEvent serverEvent, long timestamp) in _early.Take(opened.Generation))
        {
            HandleOtherSession(serverEvent, opened.Generation, timestamp);
        }
    }

    private void TellHistory(SessionRenewal renewal)
    {
        RecordReceived();
        long due = _deadlines.In(ConfirmPatience);
        foreach (ItemCreate item in _replay.For(renewal.Opened!.Generation))
        {
            renewal.Expect(item.Item.Id!, due);
            renewal.Opened.Session.Send(item);
        }
    }

    private void OnRenewalEvent(SessionRenewal renewal, ServerEvent serverEvent)
    {
        switch (serverEvent)
        {
            case ItemEvent { Item.Id: { } id }:
                renewal.Settle(id);
                break;
            case ServerError { Error: { EventId: { } eventId } error }
                when eventId.StartsWith(ReplayPrefix, StringComparison.Ordinal):
                Log.BenignError(_log, Id, error.Code);
                renewal.Settle(eventId[ReplayPrefix.Length..]);
                break;
            case SessionEnded ended:
                OnRenewalFailed(ended.Description);
                break;
        }
    }

    /// <summary>From here on the conversation is held in the new session.</summary>
    /// <param name="isCutting">Time is up and something is still under way: it is asked for again.</param>
    private void TakeOver(bool isCutting)
    {
        SessionRenewal renewal = _renewal!;
        _renewal = null;
        long ageMs = (long)_time.GetElapsedTime(_openedAt).TotalMilliseconds;
        _resumeFromMs = WhereToListen(UnnoticedSpeechMs);
        if (isCutting)
        {
            SuspendTurn();
        }
        else
        {
            EndAllResponses();
        }
        ForgetUserSpeech();
        _asides.ForgetResponses();
        _mcp.Forget();
        OpenedSession earlier = _opened!;
        _configurationRevision = renewal.SetupRevision;
        Adopt(renewal.Opened!);
        CloseInBackground(earlier);
        Log.SessionRenewed(_log, Id, ageMs, renewal.Items);
    }

    /// <summary>The present session was lost: the one that was being made ready, if it can take over.</summary>
    private OpenedSession? TakeRenewed()
    {
        if (_renewal is not { Opened: { } opened } renewal)
        {
            AbandonRenewal();
            return null;
        }
        _renewal = null;
        _configurationRevision = renewal.SetupRevision;
        return opened;
    }

    private void OnRenewalFailed(string reason)
    {
        Log.RenewalFailed(_log, Id, reason);
        AbandonRenewal();
        // Whatever is wrong, the present session goes on to its end; then the failure is told if it still is one.
        _renewDue = _deadlines.In(RenewAgainAfter);
    }

    private void AbandonRenewal()
    {
        if (_renewal?.Opened is { } opened)
        {
            CloseInBackground(opened);
        }
        _renewal = null;
    }
}
