using System.Text.Json;
using Sidecar.Configuration;
using Sidecar.Conversation.Interruptions;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

// Where the user's spoken turns begin and end, and who asks for their answers.
internal sealed partial class ConversationLoop
{
    // The commit is told right after the end of speech. A server that doesn't tell must not leave a turn unanswered.
    private static readonly TimeSpan CommitTimeout = TimeSpan.FromMilliseconds(500);

    // Whether a server answers an idle timeout by itself when it was told not to create responses isn't documented.
    private static readonly TimeSpan IdleAnswerTimeout = TimeSpan.FromMilliseconds(500);

    private string? _speakingItemId;
    private string? _uncommittedItemId;
    private long? _commitDue;
    private long? _idleAnswerDue;
    private bool _isAnswerOwed;
    private bool? _confirmedServerAnswers;
    private bool _answersUnasked;

    /// <summary>Whether the provider answers by itself, as the session is configured at this point of its events.</summary>
    private bool ServerAnswers =>
        _answersUnasked || (_confirmedServerAnswers ?? (_setup.IsServerDetecting && !_setup.IsAnswerRequested));

    // The provider's times include the padding before and the silence after the speech.
    private int PaddingMs => _setup.TurnTaking == TurnTakingMode.ServerVad ? _settings.TurnTaking.PrefixPaddingMs : 0;

    private int? TrailingSilenceMs =>
        _setup.TurnTaking == TurnTakingMode.ServerVad ? _settings.TurnTaking.SilenceDurationMs : null;

    private void OnSpeechStarted(SpeechStarted started, long timestamp)
    {
        if (IsStoppedByBudget)
        {
            return;
        }
        long startMs = started.AudioStartMs + PaddingMs + Ear.OffsetMs;
        _userCaptions.SpeechBegan(started.ItemId, startMs);
        _speakingItemId = _speechItemId = started.ItemId;
        _uncommittedFromMs = Ear.PositionOf(started.AudioStartMs);
        if (HearInterjection(started.ItemId, startMs, timestamp))
        {
            return;
        }
        _isAnswerOwed = false;
        _uncommittedItemId = null;
        _commitDue = null;
        TakeTurn(startMs, timestamp, stopsAnswer: true);
    }

    private void OnSpeechStopped(SpeechStopped stopped, long timestamp)
    {
        if (_speakingItemId is null)
        {
            // Of a turn that was given up when the turn taking changed.
            return;
        }
        _speakingItemId = null;
        long endMs = stopped.AudioEndMs - (TrailingSilenceMs ?? 0) + Ear.OffsetMs;
        _userCaptions.SpeechEnded(stopped.ItemId, endMs);
        _speechEndMs = Ear.PositionOf(stopped.AudioEndMs);
        _uncommittedItemId = stopped.ItemId;
        _commitDue = _deadlines.In(CommitTimeout);
        if (_interjection is { } interjection && interjection.Knows(stopped.ItemId))
        {
            interjection.SpeechStopped(stopped.ItemId, endMs, timestamp);
            Decide();
            return;
        }
        EndSpeech(endMs, timestamp);
    }

    private void EndSpeech(long endMs, long timestamp)
    {
        if (_turn is { IsReported: false } turn)
        {
            turn.SpeechEndMs = endMs;
            turn.SpeechStoppedTimestamp = timestamp;
            turn.MicrophoneToSocket = _session?.Statistics.LastAudioSendDelay ?? TimeSpan.Zero;
            turn.SpeechEndTimestamp = timestamp - (TrailingSilenceMs ?? 0) * _time.TimestampFrequency / 1000;
        }
        ExpectAnswer();
        Move(ConversationTrigger.UserStopped);
    }

    /// <summary>The user has the turn: a new one, or the one that nothing was heard in yet.</summary>
    private void TakeTurn(long startMs, long causeTimestamp, bool stopsAnswer)
    {
        // Speech that goes on before anything of the answer was heard belongs to the same turn.
        bool isSameTurn = _turn is { IsReported: false, IsUnanswered: true, Input: TurnInput.Voice };
        Turn? earlier = _turn;
        if (isSameTurn)
        {
            earlier!.IsAwaitingAnswer = true;
        }
        if (stopsAnswer)
        {
            bool isCancelledByServer = _setup.BargeIn == BargeInMode.Immediate && ServerAnswers;
            Interrupt(FlushReason.BargeIn, causeTimestamp, isCancelledByServer);
        }
        if (isSameTurn)
        {
            earlier!.ForgetAnswer();
        }
        else
        {
            BeginTurn(TurnInput.Voice).SpeechStartMs = startMs;
            if (earlier is not null)
            {
                // Whatever answer was still due was given up with its turn.
                earlier.IsAwaitingAnswer = false;
                FinishTurn(earlier);
            }
        }
        _answerDue = null;
        Move(ConversationTrigger.UserStarted);
    }

    private void TakeCommit(string itemId)
    {
        if (string.Equals(itemId, _uncommittedItemId, StringComparison.Ordinal))
        {
            TakeCommitted(itemId);
        }
    }

    private void TakeCommitted(string itemId)
    {
        _uncommittedItemId = null;
        _commitDue = null;
        if (_interjection is { } interjection && interjection.Knows(itemId))
        {
            interjection.Committed(itemId);
        }
        else
        {
            _isAnswerOwed = !ServerAnswers;
        }
    }

    private void ExpectIdleAnswer() => _idleAnswerDue = ServerAnswers ? null : _deadlines.In(IdleAnswerTimeout);

    private void OnIdleAnswerDue()
    {
        _idleAnswerDue = null;
        if (!IsAnswering && _speakingItemId is null && _isSessionOpen)
        {
            BeginTurn(TurnInput.None);
            ExpectAnswer();
            RequestResponse();
        }
    }

    private void OnSessionUpdated(SessionSnapshot session) => _confirmedServerAnswers = CreateResponseOf(session.Json);

    /// <summary>After each thing that was dealt with: what had to wait for it is done now.</summary>
    private void SettleUserSpeech()
    {
        if (_interjection is { Judge: null } interjection && !IsAnswering)
        {
            AdoptInterjection(interjection, stopsAnswer: false);
        }
        // The model must know what was heard of the last answer before it makes the next: the truncation goes first.
        if (_isAnswerOwed && _flushes.Count == 0)
        {
            _isAnswerOwed = false;
            if (_turn is { IsReported: false } turn)
            {
                turn.IsAwaitingAnswer = true;
                ExpectAnswer();
                RequestResponse();
            }
        }
    }

    /// <summary>An answer is being made or heard.</summary>
    private bool IsAnswering =>
        !_speech.IsEmpty
        || _isResponseRequested
        || _owed is not null
        || _retryDue is not null
        || _toolCalls.IsWaiting
        || _toolCalls.IsAnswerOwed
        || _responses.Values.Any(r => r is { IsOpen: true, IsDropped: false });

    /// <summary>Takes a new way of turn taking, also while somebody speaks.</summary>
    private void ChangeTurnTaking(TurnTakingMode earlierMode, BargeInMode earlierPolicy)
    {
        if (_setup.TurnTaking != earlierMode)
        {
            ChangeMode();
        }
        else if (_setup.BargeIn != earlierPolicy && _interjection is { } interjection)
        {
            ChangePolicy(interjection);
        }
    }

    private void ChangeMode()
    {
        // What waits for the end of the answer is complete and will be answered; what is still being said, or judged,
        // would never come to its end under the new mode.
        if (_interjection is { } interjection && (interjection.IsSpeaking || interjection.Judge is not null))
        {
            DropInterjection(ResumeReason.Dropped);
            _session?.Send(new InputAudioClear());
            _uncommittedFromMs = null;
        }
        else if (_state == ConversationState.UserSpeaking && _turn is { IsReported: false } turn)
        {
            _session?.Send(new InputAudioClear());
            _uncommittedFromMs = null;
            turn.IsAwaitingAnswer = false;
            Move(ConversationTrigger.UserStopped);
            FinishTurn(turn);
        }
        _speakingItemId = null;
        Ear.IsOpen = _setup.IsServerDetecting;
    }

    private void ChangePolicy(Interjection interjection)
    {
        if (_setup.BargeIn == BargeInMode.Immediate && (interjection.IsSpeaking || interjection.Judge is not null))
        {
            AdoptInterjection(interjection, stopsAnswer: true);
        }
        else if (_setup.BargeIn == BargeInMode.Off && interjection.Judge is not null)
        {
            interjection.StopJudging();
            _decisionDue = null;
            EndDuck(ResumeReason.Dropped);
        }
    }

    /// <summary>
    /// The session is gone: nothing more will be told of what was being said. The next one is given that speech again, and
    /// then it is a new question. What only waits for the end of the answer goes on waiting.
    /// </summary>
    private void ForgetUserSpeech()
    {
        if (_interjection is not { Judge: null, IsSpeaking: false, IsCommitted: true })
        {
            DropInterjection(ResumeReason.Dropped);
        }
        _speakingItemId = null;
        _uncommittedItemId = null;
        _commitDue = null;
        _idleAnswerDue = null;
        _isAnswerOwed = false;
        _confirmedServerAnswers = null;
        _cancelledRequests.Clear();
    }

    /// <summary>
    /// A response that nobody asked for, to speech: this server answers although it was told not to. Its answer serves,
    /// ours is taken back, and the conversation goes on in the one way that such a server understands.
    /// </summary>
    private void LearnWhoAnswers()
    {
        bool isAnswerToSpeech =
            _setup.IsServerDetecting
            && !ServerAnswers
            && _turn is { Input: TurnInput.Voice, IsReported: false } turn
            && _responses.Values.Any(r => r is { IsOpen: true, IsDropped: false } && ReferenceEquals(r.Turn, turn));
        if (!isAnswerToSpeech)
        {
            return;
        }
        _answersUnasked = true;
        _isAnswerOwed = false;
        _commitDue = null;
        _cancelledRequests.Add(_lastRequestId);
        _session!.Send(new ResponseWithdraw(_lastRequestId));
        Log.AnswersUnasked(_log, Id);
        OnUpdateCharacter(new UpdateCharacter { BargeIn = BargeInPolicy.Immediate });
    }

    private static bool? CreateResponseOf(JsonElement session)
    {
        // The GA shape, then the flat one of other servers.
        return Member(Member(Member(session, "audio"), "input"), "turn_detection") is { } nested ? Flag(nested)
            : Member(session, "turn_detection") is { } flat ? Flag(flat)
            : null;

        static JsonElement? Member(JsonElement? of, string name) =>
            of is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out JsonElement value)
                ? value
                : null;

        static bool? Flag(JsonElement detection) =>
            Member(detection, "create_response") switch
            {
                { ValueKind: JsonValueKind.True } => true,
                { ValueKind: JsonValueKind.False } => false,
                _ => null,
            };
    }
}
