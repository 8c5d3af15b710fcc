using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

// What the user does while the assistant speaks, what was heard of it, and what the provider is told.
internal sealed partial class ConversationLoop
{
    private readonly List<PendingFlush> _flushes = [];

    /// <summary>An utterance that was flushed and whose played position is awaited.</summary>
    private sealed record PendingFlush(Utterance Utterance, long DueTimestamp, long AudibleUntil);

    /// <summary>Stops the answer: flush first, then cancel, then wait for what was heard.</summary>
    private void Interrupt(FlushReason reason, long causeTimestamp, bool isCancelledByServer)
    {
        if (_owner == PlaybackOwner.Nobody)
        {
            PlayVirtually();
        }
        CloseUnworded(turn: null);
        long audibleUntil = AudibleUntil();
        if (_speech.Utterances.Any(u => u.IsAnnounced))
        {
            // The flush ends a duck; without one `Resume` does.
            _duck = null;
            long sinceCauseUs = (long)_time.GetElapsedTime(causeTimestamp).TotalMicroseconds;
            _clients.Broadcast(
                new ServerMessage
                {
                    Flush = new Flush
                    {
                        ThroughUtteranceId = _speech.Utterances[^1].Id,
                        Reason = reason,
                        SinceCauseUs = (uint)Math.Clamp(sinceCauseUs, 0, uint.MaxValue),
                    },
                }
            );
            foreach (Utterance utterance in _speech.Utterances)
            {
                utterance.Turn.IsInterrupted = true;
                utterance.Turn.FlushUs = sinceCauseUs;
            }
        }
        _stage.Interrupt();
        DropOpenResponses(isCancelledByServer);
        foreach (Utterance utterance in _speech.Utterances.ToArray())
        {
            BeginFlush(utterance, audibleUntil);
        }
        EndDuck(ResumeReason.Dropped);
        foreach (string callId in _toolCalls.Clear())
        {
            CancelToolCall(callId, "the answer was interrupted");
        }
        if (reason != FlushReason.BargeIn)
        {
            _isAnswerOwed = false;
            _owed = null;
            if (_turn is { } stopped)
            {
                stopped.IsAwaitingAnswer = false;
                FinishTurn(stopped);
            }
            Move(ConversationTrigger.Interrupted);
            ConcludeInterjection();
        }
    }

    private void DropOpenResponses(bool isCancelledByServer)
    {
        bool hasOpen = false;
        foreach ((string id, ResponseTrack track) in _responses)
        {
            if (!track.IsDone && !track.IsDropped)
            {
                track.IsDropped = true;
                hasOpen = true;
                if (!isCancelledByServer && _settings.Session.Capabilities.Cancel)
                {
                    _session?.Send(new ResponseCancel(id));
                }
            }
        }
        if (!hasOpen && !isCancelledByServer && _isResponseRequested && _settings.Session.Capabilities.Cancel)
        {
            _isResponseRequested = false;
            _cancelledRequests.Add(_lastRequestId);
            // Asked for but not begun: the session remembers the wish until the response has an id.
            _session?.Send(new ResponseCancel());
        }
    }

    private void BeginFlush(Utterance utterance, long audibleUntil)
    {
        _speech.Detach(utterance);
        bool isBeingHeard = utterance.FirstSentTimestamp != 0 && !_speech.IsPaused && !utterance.Audio.IsAllPlayed;
        PendingFlush flush = new(
            utterance,
            _deadlines.In(TimeSpan.FromMilliseconds(_settings.Playback.FlushReportTimeoutMs)),
            audibleUntil
        );
        bool isFirst = !_flushes.Exists(f => ReferenceEquals(f.Utterance.Turn, utterance.Turn));
        if (isBeingHeard && isFirst && _owner == PlaybackOwner.Game)
        {
            _flushes.Add(flush);
            return;
        }
        FinishFlush(flush, isReported: true);
    }

    /// <summary>The played position is known, or will not become known: tell the provider and the clients.</summary>
    private void FinishFlush(PendingFlush flush, bool isReported)
    {
        _flushes.Remove(flush);
        Utterance utterance = flush.Utterance;
        UtteranceAudio audio = utterance.Audio;
        if (!isReported)
        {
            audio.MarkPlayed(EstimatePlayed(flush));
        }
        long heard = audio.PlayedSamples;
        Turn turn = utterance.Turn;
        bool wasHeardToTheEnd = audio.IsComplete && heard == audio.ReceivedSamples;
        if (!wasHeardToTheEnd)
        {
            RecordSaid(utterance, utterance.Words.TextUpTo(heard));
        }
        if (!wasHeardToTheEnd && audio.ReceivedSamples > 0)
        {
            int audioEndMs = (int)PcmFormat.ToMs(Math.Min(heard, audio.ReceivedSamples));
            TellHeard(utterance, audioEndMs);
            bool canBeTold = _settings.Session.Capabilities.Truncate || utterance.Generation != _generation;
            if (canBeTold && turn is { IsInterrupted: true, TruncateAudioEndMs: < 0 })
            {
                turn.TruncateAudioEndMs = audioEndMs;
            }
        }
        utterance.EndReason = UtteranceEndReason.Interrupted;
        if (utterance.IsAnnounced)
        {
            // Of an utterance that was all sent the end is known already; what was cut off says the caption.
            if (!utterance.IsEndSent)
            {
                utterance.IsEndSent = true;
                _speech.SendEnd(utterance, heard);
            }
            SendHeardCaption(utterance, heard);
        }
        turn.PlayedSamples += heard;
        // Of an answer that was forgotten as unheard, a late report may say that some was heard after all.
        turn.ReceivedSamples = Math.Max(turn.ReceivedSamples, turn.PlayedSamples);
        turn.OpenUtterances--;
        utterance.Dispose();
        FinishTurn(turn);
    }

    private void TellHeard(Utterance utterance, int audioEndMs)
    {
        if (!_isSessionOpen)
        {
            return;
        }
        if (utterance.Generation == _generation)
        {
            if (_settings.Session.Capabilities.Truncate)
            {
                _session!.Send(new ItemTruncate(utterance.ItemId, utterance.ContentIndex, audioEndMs));
            }
        }
        else if (_history.Find(utterance.ItemId) is { } entry && entry.Generation == _generation)
        {
            foreach (ClientEvent correction in _replay.Correct(entry))
            {
                _session!.Send(correction);
            }
        }
    }

    private void SendHeardCaption(Utterance utterance, long heardSamples)
    {
        CaptionUpdate caption = Caption(utterance, utterance.Words.TextUpTo(heardSamples), final: true);
        caption.Interrupted = true;
        foreach (Captions.PlacedWord word in utterance.Words.WordsUpTo(heardSamples))
        {
            caption.Words.Add(ToCaptionWord(word));
        }
        BroadcastCaption(caption);
    }

    // Without a report: what was known last, and the time that went by until the flush was sent or the voice held.
    private long EstimatePlayed(PendingFlush flush)
    {
        Utterance utterance = flush.Utterance;
        long since = utterance.LastReportTimestamp != 0 ? utterance.LastReportTimestamp : utterance.FirstSentTimestamp;
        TimeSpan elapsed = _time.GetElapsedTime(since, Math.Max(since, flush.AudibleUntil));
        return utterance.Audio.PlayedSamples + PcmFormat.FromTimeSpan(elapsed);
    }

    private void OnPlaybackReport(PlaybackReport report)
    {
        if (_speech.Find(report.UtteranceId) is { } utterance)
        {
            TakePosition(utterance, report);
            _speech.Pump();
            RetireIfHeard(utterance);
        }
        else if (_flushes.Find(f => f.Utterance.Id == report.UtteranceId) is { } flush)
        {
            flush.Utterance.Audio.MarkPlayed(report.PlayedSamples);
            if (report.Event is PlaybackEvent.Flushed or PlaybackEvent.Ended)
            {
                FinishFlush(flush, isReported: true);
            }
        }
    }

    private void TakePosition(Utterance utterance, PlaybackReport report)
    {
        if (!_speech.MarkPlayed(utterance, report.PlayedSamples))
        {
            Log.ImpossiblePosition(_log, Id, report.PlayedSamples, utterance.Id);
        }
        utterance.Turn.Underruns += Math.Max(report.Underruns, utterance.Underruns) - utterance.Underruns;
        utterance.Underruns = Math.Max(utterance.Underruns, report.Underruns);
        if (utterance.Audio.PlayedSamples > 0 || report.Event == PlaybackEvent.Started)
        {
            if (utterance.Turn.FirstHeardTimestamp == 0)
            {
                utterance.Turn.FirstHeardTimestamp = utterance.LastReportTimestamp;
            }
            Move(ConversationTrigger.AnswerHeard);
        }
    }
}
