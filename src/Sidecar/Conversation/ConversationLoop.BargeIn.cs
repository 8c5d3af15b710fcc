using Sidecar.Configuration;
using Sidecar.Conversation.Interruptions;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

// Speech into an answer: the voice is held, it is decided, and the answer goes on or is over.
internal sealed partial class ConversationLoop
{
    /// <summary>The gain that a hold ends at.</summary>
    private const float HeldGainDb = -60;

    // What the contract gives a game to fade.
    private static readonly TimeSpan DuckFade = TimeSpan.FromMilliseconds(20);

    private Interjection? _interjection;
    private DuckOrder? _duck;
    private long? _decisionDue;
    private bool _canGameHold;

    /// <summary>A `Duck` that was sent, and that `Resume` or `Flush` will end.</summary>
    private sealed record DuckOrder(ulong UtteranceId, long CauseTimestamp, long SentTimestamp, bool IsHold);

    /// <summary>Takes speech that is not, or not yet, a turn.</summary>
    /// <returns>False when nothing speaks against its being one.</returns>
    private bool HearInterjection(string itemId, long startMs, long timestamp)
    {
        if (_interjection is null)
        {
            switch (_setup.BargeIn)
            {
                case BargeInMode.Reversible when IsAudible:
                    bool isIntoTheEnd = IsNearlyHeard();
                    BeginDuck(timestamp);
                    _interjection = new Interjection(
                        startMs,
                        timestamp,
                        new InterruptionJudge(JudgeSettings(), beganAtMs: 0)
                    )
                    {
                        IsIntoTheEnd = isIntoTheEnd,
                    };
                    break;
                case BargeInMode.Off when IsAnswering:
                    _interjection = new Interjection(startMs, timestamp, judge: null);
                    break;
                default:
                    return false;
            }
        }
        _interjection.SpeechStarted(itemId, startMs, MsSince(_interjection.Timestamp));
        Decide();
        return true;
    }

    /// <summary>Something of the answer was sent and not yet heard to its end.</summary>
    private bool IsAudible => _speech.Utterances.Any(u => u.FirstSentTimestamp != 0);

    /// <summary>So little of the answer is left that "yes" is more likely a reply to it than a nod.</summary>
    private bool IsNearlyHeard() =>
        !_toolCalls.IsWaiting
        && _speech.Utterances.All(u => u.Audio.IsComplete && u.Turn.OpenResponses == 0)
        && _speech.Utterances.Sum(u => u.Audio.ReceivedSamples - u.Audio.PlayedSamples)
            <= PcmFormat.FromMs(_settings.TurnTaking.EndOverlapMs);

    private JudgeSettings JudgeSettings() =>
        Interruptions.JudgeSettings.Of(
            _settings.TurnTaking,
            TrailingSilenceMs,
            _settings.Transcription is not null && _settings.Session.Capabilities.Transcription
        );

    /// <summary>The user's words so far, or all of them.</summary>
    private void HearWords(string itemId, bool isWhole)
    {
        if (_interjection is { Judge: { } judge } && judge.Knows(itemId))
        {
            judge.Heard(itemId, _userCaptions.TextOf(itemId), isWhole);
            Decide();
        }
    }

    private void Decide()
    {
        _decisionDue = null;
        if (_interjection is not { Judge: { } judge } interjection)
        {
            return;
        }
        Verdict verdict = judge.Judge(MsSince(interjection.Timestamp));
        switch (verdict.Decision)
        {
            case Decision.Wait:
                _decisionDue = interjection.Timestamp + verdict.LookAgainAtMs * _time.TimestampFrequency / 1000;
                break;
            case Decision.Resume:
                Log.Decided(_log, Id, verdict.Decision, verdict.By, MsSince(interjection.Timestamp));
                if (interjection.IsIntoTheEnd && verdict.By == DecidedBy.BackchannelWords)
                {
                    // The answer is heard to its end, and then this is the user's turn.
                    interjection.StopJudging();
                    EndDuck(ResumeReason.AnsweredAfter);
                }
                else
                {
                    DropInterjection(ReasonOf(verdict.By));
                }
                break;
            default:
                Log.Decided(_log, Id, verdict.Decision, verdict.By, MsSince(interjection.Timestamp));
                AdoptInterjection(interjection, stopsAnswer: true);
                break;
        }
    }

    /// <summary>The answer was stopped by other means: the question is only whether the user wants one.</summary>
    private void ConcludeInterjection()
    {
        if (_interjection is not { Judge: { } judge } interjection)
        {
            return;
        }
        if (judge.Conclude().Decision == Decision.Interrupt)
        {
            AdoptInterjection(interjection, stopsAnswer: false);
        }
        else
        {
            DropInterjection(ResumeReason.Dropped);
        }
    }

    /// <summary>It was an interruption, or its time has come: the interjection becomes the user's turn.</summary>
    private void AdoptInterjection(Interjection interjection, bool stopsAnswer)
    {
        _interjection = null;
        _decisionDue = null;
        TakeTurn(interjection.StartMs, interjection.Timestamp, stopsAnswer);
        EndDuck(ResumeReason.Dropped);
        if (!interjection.IsSpeaking)
        {
            EndSpeech(interjection.EndMs, interjection.StoppedTimestamp);
            _isAnswerOwed = interjection.IsCommitted && !ServerAnswers;
        }
    }

    /// <summary>
    /// It was none: no turn, no answer, and the answer goes on. The user's item stays in the conversation, where the
    /// model may see that somebody listened.
    /// </summary>
    private void DropInterjection(ResumeReason reason)
    {
        if (_interjection is { } interjection)
        {
            _interjection = null;
            if (_uncommittedItemId is { } itemId && interjection.Knows(itemId))
            {
                _uncommittedItemId = null;
                _commitDue = null;
            }
        }
        _decisionDue = null;
        EndDuck(reason);
    }

    private void BeginDuck(long causeTimestamp)
    {
        if (_owner == PlaybackOwner.Nobody)
        {
            PlayVirtually();
        }
        if (_speech.IsEmpty)
        {
            return;
        }
        bool isHold = _settings.TurnTaking.Hold && (_canGameHold || _owner == PlaybackOwner.Nobody);
        _duck = new DuckOrder(_speech.Utterances[0].Id, causeTimestamp, _time.GetTimestamp(), isHold);
        _clients.Broadcast(DuckMessage(_duck));
        if (isHold)
        {
            // The mouth rests with the voice; what was drawn ahead comes later, if at all.
            _stage.Interrupt();
        }
    }

    private ServerMessage DuckMessage(DuckOrder duck) =>
        new()
        {
            Duck = new Duck
            {
                UtteranceId = duck.UtteranceId,
                GainDb = duck.IsHold ? HeldGainDb : (float)_settings.TurnTaking.DuckGainDb,
                Hold = duck.IsHold,
                SinceCauseUs = SinceUs(duck.CauseTimestamp),
            },
        };

    /// <summary>Tells a client that has just joined that the voice is held.</summary>
    private void ShowDuck(IConversationClient client, bool isParticipant)
    {
        if (_duck is null)
        {
            return;
        }
        if (isParticipant)
        {
            _duck = _duck with
            {
                IsHold = _settings.TurnTaking.Hold && (_canGameHold || _owner == PlaybackOwner.Nobody),
            };
        }
        client.TryPost(OutboundMessage.Of(DuckMessage(_duck)));
    }

    private void EndDuck(ResumeReason reason)
    {
        if (_duck is not { } duck)
        {
            return;
        }
        _duck = null;
        _speech.RestartClock();
        _virtualClock = _time.GetTimestamp();
        _clients.Broadcast(
            new ServerMessage
            {
                Resume = new Resume
                {
                    UtteranceId = duck.UtteranceId,
                    Reason = reason,
                    SinceCauseUs = SinceUs(duck.CauseTimestamp),
                },
            }
        );
    }

    /// <summary>Until when the answer was heard if it was flushed now and nobody says otherwise.</summary>
    private long AudibleUntil()
    {
        long now = _time.GetTimestamp();
        return _duck is { IsHold: true } duck
            ? Math.Min(now, duck.SentTimestamp + (long)(DuckFade.TotalSeconds * _time.TimestampFrequency))
            : now;
    }

    private static ResumeReason ReasonOf(DecidedBy by) =>
        by switch
        {
            DecidedBy.ShortSound => ResumeReason.ShortSound,
            DecidedBy.BackchannelWords => ResumeReason.Backchannel,
            DecidedBy.NoWords => ResumeReason.NoWords,
            _ => ResumeReason.Dropped,
        };

    private long MsSince(long timestamp) => (long)_time.GetElapsedTime(timestamp).TotalMilliseconds;

    private uint SinceUs(long timestamp) =>
        (uint)Math.Clamp((long)_time.GetElapsedTime(timestamp).TotalMicroseconds, 0, uint.MaxValue);
}
