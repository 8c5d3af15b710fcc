using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

// Everything that happens because time went by.
internal sealed partial class ConversationLoop
{
    private long _virtualClock;

    private long? EarliestDeadline()
    {
        UpdateVirtualPlayer();
        UpdateIdleFace();
        long earliest = long.MaxValue;
        Consider(_graceDue);
        Consider(_renewDue);
        Consider(_renewal?.Due);
        Consider(_transcriptDue);
        Consider(_stallDue);
        Consider(_retryDue);
        Consider(_heartbeatDue);
        Consider(_answerDue);
        Consider(_captionDue);
        Consider(_decisionDue);
        Consider(_commitDue);
        Consider(_idleAnswerDue);
        Consider(_virtualPlayerDue);
        Consider(_idleFaceDue);
        Consider(_emotionDue);
        Consider(_budgetDue);
        Consider(_toolCalls.NextDue);
        Consider(_asides.NextDue);
        Consider(_mcp.NextDue);
        foreach (PendingFlush flush in _flushes)
        {
            Consider(flush.DueTimestamp);
        }
        return earliest == long.MaxValue ? null : earliest;

        void Consider(long? due) => earliest = Math.Min(earliest, due ?? long.MaxValue);
    }

    private void CheckDeadlines()
    {
        foreach (PendingFlush flush in _flushes.ToArray())
        {
            if (_deadlines.IsDue(flush.DueTimestamp))
            {
                FinishFlush(flush, isReported: false);
            }
        }
        if (_deadlines.IsDue(_answerDue))
        {
            OnNoAnswer();
        }
        if (_deadlines.IsDue(_decisionDue))
        {
            Decide();
        }
        if (_deadlines.IsDue(_commitDue) && _uncommittedItemId is { } itemId)
        {
            TakeCommitted(itemId);
        }
        if (_deadlines.IsDue(_idleAnswerDue))
        {
            OnIdleAnswerDue();
        }
        if (_deadlines.IsDue(_captionDue))
        {
            SendStaleCaptions();
        }
        if (_deadlines.IsDue(_virtualPlayerDue))
        {
            PlayVirtually();
        }
        if (_deadlines.IsDue(_emotionDue))
        {
            FadeEmotion();
        }
        if (_deadlines.IsDue(_idleFaceDue))
        {
            ShowIdleFace();
        }
        foreach (string callId in _toolCalls.Overdue())
        {
            SendToolOutput(_toolCalls.Fail(callId, "the game did not answer in time"));
            CancelToolCall(callId, "the time is up");
            AnswerTools();
        }
        EndAsides(_asides.Overdue());
        AnswerMcp(_mcp.Overdue());
        if (_deadlines.IsDue(_transcriptDue))
        {
            _transcriptDue = null;
        }
        if (_deadlines.IsDue(_stallDue))
        {
            OnResponseStalled();
        }
        if (_deadlines.IsDue(_retryDue))
        {
            AskAgain();
        }
        if (_deadlines.IsDue(_heartbeatDue))
        {
            OnHeartbeat();
        }
        if (_deadlines.IsDue(_budgetDue))
        {
            OnNextDay();
        }
        if (_deadlines.IsDue(_graceDue))
        {
            _isOver = true;
        }
    }

    private void UpdateVirtualPlayer() =>
        _virtualPlayerDue =
            _owner == PlaybackOwner.Nobody && !_speech.IsPaused && !_speech.IsEmpty && _duck is not { IsHold: true }
                ? _virtualPlayerDue ?? _deadlines.In(VirtualPlayerInterval)
                : null;

    /// <summary>
    /// Nobody plays: the utterance at the head is heard as time goes by since its first sample was sent, and stands
    /// still while the voice is held.
    /// </summary>
    private void PlayVirtually()
    {
        _virtualPlayerDue = null;
        long since = _virtualClock;
        _virtualClock = _time.GetTimestamp();
        if (
            _duck is { IsHold: true }
            || _speech.IsEmpty
            || _speech.Utterances[0] is not { FirstSentTimestamp: > 0 } utterance
        )
        {
            return;
        }
        TimeSpan elapsed = _time.GetElapsedTime(Math.Max(since, utterance.FirstSentTimestamp), _virtualClock);
        long advance = PcmFormat.FromTimeSpan(elapsed);
        long played = Math.Min(utterance.Audio.SentSamples, utterance.Audio.PlayedSamples + advance);
        OnPlaybackReport(new PlaybackReport { UtteranceId = utterance.Id, PlayedSamples = played });
    }
}
