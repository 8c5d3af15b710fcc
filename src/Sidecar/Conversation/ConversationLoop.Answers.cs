using Sidecar.Captions;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

// From the provider's responses to utterances, captions and turn reports.
internal sealed partial class ConversationLoop
{
    private const int RememberedResponses = 64;

    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(15);

    // Transcripts arrive in a burst, a few letters at a time, and each caption carries all of its words.
    private static readonly TimeSpan CaptionInterval = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, ResponseTrack> _responses = new(StringComparer.Ordinal);
    private readonly Queue<string> _responseOrder = new();
    private readonly Dictionary<string, string> _textItems = new(StringComparer.Ordinal);
    private Turn? _turn;
    private ulong _lastTurnId;
    private long? _answerDue;
    private long? _captionDue;
    private readonly HashSet<string> _cancelledRequests = new(StringComparer.Ordinal);
    private bool _isResponseRequested;
    private string _lastRequestId = "";
    private long _requests;

    /// <summary>A response of the provider: whose turn it answers, and whether anybody still wants it.</summary>
    private sealed class ResponseTrack(Turn turn)
    {
        public Turn Turn { get; } = turn;

        /// <summary>Interrupted: what still arrives is thrown away.</summary>
        public bool IsDropped { get; set; }

        public bool IsDone { get; set; }

        /// <summary>
        /// The provider has said that it begins, so its end can be waited for. Audio of a response that was never
        /// announced is heard, but a turn doesn't wait for the end of it, which may never come.
        /// </summary>
        public bool IsAnnounced { get; set; }

        public bool IsOpen => IsAnnounced && !IsDone;
    }

    private Turn BeginTurn(TurnInput input)
    {
        _turn = new Turn(++_lastTurnId, input) { IsAwaitingAnswer = true };
        return _turn;
    }

    private void RequestResponse(ResponseConfiguration? configuration = null)
    {
        _isResponseRequested = true;
        _lastRequested = configuration;
        if (_isSessionOpen)
        {
            if (_turn is { ResponseRequestedTimestamp: 0 } turn)
            {
                turn.ResponseRequestedTimestamp = _time.GetTimestamp();
            }
            _lastRequestId = $"answer_{++_requests}";
            _session!.Send(new ResponseCreate(configuration) { EventId = _lastRequestId });
        }
        else
        {
            _owed = new OwedAnswer(configuration);
        }
    }

    private void ExpectAnswer()
    {
        _answerDue = _isSessionOpen ? _deadlines.In(AnswerTimeout) : null;
        _hasHeardSinceAsked = false;
    }

    private void OnResponseCreated(ResponseInfo response, long timestamp)
    {
        _idleAnswerDue = null;
        if (RefusesResponse(response.Id) || TakeCancelled(response))
        {
            return;
        }
        ResponseTrack track = TrackOf(response.Id);
        if (!track.IsAnnounced && !track.IsDone)
        {
            track.IsAnnounced = true;
            track.Turn.OpenResponses++;
        }
        if (track.Turn.ResponseCreatedTimestamp == 0)
        {
            track.Turn.ResponseCreatedTimestamp = timestamp;
        }
        Move(ConversationTrigger.AnswerBegun);
    }

    /// <summary>
    /// A response that was cancelled before it had an id is thrown away, and is not the answer that the turn waits for.
    /// </summary>
    private bool TakeCancelled(ResponseInfo response)
    {
        if (response.ClientEventId is not { } id || !_cancelledRequests.Remove(id) || _turn is null)
        {
            return false;
        }
        Remember(response.Id, new ResponseTrack(_turn) { IsDropped = true, IsAnnounced = true });
        _turn.OpenResponses++;
        return true;
    }

    /// <summary>A response may be met first by its created event, by a delta, or by its done event.</summary>
    private ResponseTrack TrackOf(string responseId)
    {
        if (_responses.TryGetValue(responseId, out ResponseTrack? track))
        {
            return track;
        }
        Turn turn = _turn is { IsReported: false } current ? current : BeginTurn(TurnInput.None);
        turn.IsAwaitingAnswer = false;
        _answerDue = null;
        _isResponseRequested = false;
        track = new ResponseTrack(turn);
        Remember(responseId, track);
        return track;
    }

    private void Remember(string responseId, ResponseTrack track)
    {
        _responses[responseId] = track;
        _responseOrder.Enqueue(responseId);
        while (_responseOrder.Count > RememberedResponses)
        {
            // The oldest: done long ago, kept only so that late events of it are recognized.
            if (_responses.Remove(_responseOrder.Dequeue(), out ResponseTrack? forgotten) && forgotten.IsOpen)
            {
                forgotten.Turn.OpenResponses--;
            }
        }
    }

    private void OnAudio(OutputAudioDelta delta)
    {
        try
        {
            ResponseTrack track = TrackOf(delta.ResponseId);
            if (track.IsDropped || track.IsDone || delta.Pcm.IsEmpty)
            {
                return;
            }
            if (track.Turn.FirstAudioTimestamp == 0)
            {
                track.Turn.FirstAudioTimestamp = delta.ArrivalTimestamp;
            }
            Utterance utterance = UtteranceOf(track, delta.ItemId, delta.ContentIndex);
            if (utterance.Audio.IsComplete)
            {
                return;
            }
            _speech.Receive(utterance, delta.Pcm, delta.ArrivalTimestamp);
            _speech.Pump();
        }
        finally
        {
            delta.Release();
        }
    }

    private Utterance UtteranceOf(ResponseTrack track, string itemId, int contentIndex) =>
        _speech.Find(itemId, contentIndex) ?? _speech.Begin(itemId, contentIndex, track.Turn, _generation);

    private void OnTranscript(ResponseContentEvent transcript, string delta, long timestamp)
    {
        ResponseTrack track = TrackOf(transcript.ResponseId);
        if (track.IsDropped || track.IsDone)
        {
            return;
        }
        if (track.Turn.FirstTranscriptTimestamp == 0)
        {
            track.Turn.FirstTranscriptTimestamp = timestamp;
        }
        Utterance utterance = UtteranceOf(track, transcript.ItemId, transcript.ContentIndex);
        utterance.Words.AppendText(delta);
        utterance.IsCaptionStale = true;
        if (utterance.LastCaptionTimestamp == 0)
        {
            SendCaption(utterance);
        }
        else
        {
            _captionDue ??= _deadlines.In(CaptionInterval);
        }
    }

    private void OnTranscriptDone(ResponseContentEvent transcript, string text)
    {
        ResponseTrack track = TrackOf(transcript.ResponseId);
        if (track.IsDropped || _speech.Find(transcript.ItemId, transcript.ContentIndex) is not { } utterance)
        {
            return;
        }
        utterance.Words.SetFinalText(text);
        utterance.IsTranscriptDone = true;
        RecordSaid(utterance, text);
        SendCaption(utterance);
    }

    // An answer in text only: a caption without an utterance.
    private void OnText(string responseId, string itemId, string text, bool isWhole)
    {
        if (TrackOf(responseId).IsDropped)
        {
            return;
        }
        string soFar = isWhole ? text : _textItems.GetValueOrDefault(itemId, "") + text;
        if (isWhole)
        {
            _textItems.Remove(itemId);
            _history.Said(itemId, 0, text, _generation);
        }
        else
        {
            _textItems[itemId] = soFar;
        }
        BroadcastCaption(
            new CaptionUpdate
            {
                Speaker = Speaker.Assistant,
                ItemId = itemId,
                Text = soFar,
                Final = isWhole,
            }
        );
    }

    private void OnAudioDone(string itemId, int contentIndex)
    {
        if (_speech.Find(itemId, contentIndex) is { } utterance)
        {
            CompleteUtterance(utterance, UtteranceEndReason.Completed);
        }
    }

    private void OnOutputItemDone(OutputItemDone done)
    {
        ResponseTrack track = TrackOf(done.ResponseId);
        if (done.Item.Kind == ItemKind.FunctionCall && done.Item.Status != ItemStatus.Incomplete && !track.IsDropped)
        {
            _history.Called(done.Item, _generation);
            BeginToolCall(done.Item);
        }
        OnMcpItem(done.Item, isDone: true);
    }

    private void OnResponseDone(ResponseInfo response, long timestamp)
    {
        ResponseTrack track = TrackOf(response.Id);
        if (track.IsDone)
        {
            return;
        }
        if (track.IsOpen)
        {
            track.Turn.OpenResponses--;
        }
        track.IsDone = true;
        track.Turn.ResponseDoneTimestamp = timestamp;
        AddUsage(track.Turn, response);
        UtteranceEndReason reason = response.Status switch
        {
            ResponseStatus.Incomplete => UtteranceEndReason.Incomplete,
            ResponseStatus.Failed => UtteranceEndReason.Failed,
            ResponseStatus.Cancelled => UtteranceEndReason.Interrupted,
            _ => UtteranceEndReason.Completed,
        };
        foreach (ConversationItem item in response.Output)
        {
            CompleteItem(item.Id ?? "", reason);
        }
        if (!track.IsDropped)
        {
            CompleteOpenUtterances(track.Turn, reason);
            bool isFailed = response.Status == ResponseStatus.Failed;
            if (!isFailed || !TryAgainLater(track.Turn, response.StatusDetails?.Error))
            {
                ReportFailure(response);
            }
        }
        AnswerTools();
        FinishTurn(track.Turn);
    }

    private void ReportFailure(ResponseInfo response)
    {
        if (response.Status == ResponseStatus.Failed)
        {
            string why = response.StatusDetails?.Error?.Message ?? response.StatusDetails?.Reason ?? "no reason given";
            Notify(NoticeKind.ResponseFailed, $"The provider could not answer: {why}");
        }
        else if (response.Status == ResponseStatus.Incomplete)
        {
            string why = response.StatusDetails?.Reason ?? "no reason given";
            Notify(NoticeKind.ResponseIncomplete, $"The answer was cut short: {why}");
        }
    }

    private void CompleteItem(string itemId, UtteranceEndReason reason)
    {
        foreach (Utterance utterance in _speech.Utterances.ToArray())
        {
            if (string.Equals(utterance.ItemId, itemId, StringComparison.Ordinal))
            {
                CompleteUtterance(utterance, reason);
            }
        }
    }

    private void CompleteOpenUtterances(Turn turn, UtteranceEndReason reason)
    {
        foreach (Utterance utterance in _speech.Utterances.ToArray())
        {
            if (ReferenceEquals(utterance.Turn, turn))
            {
                CompleteUtterance(utterance, reason);
            }
        }
    }

    private void CompleteUtterance(Utterance utterance, UtteranceEndReason reason)
    {
        if (!utterance.Audio.IsComplete)
        {
            _speech.Complete(utterance, reason);
            RecordSaid(utterance, utterance.IsTranscriptDone ? utterance.Words.Text : ReceivedText(utterance));
            _speech.Pump();
            SendCaption(utterance);
        }
        RetireIfHeard(utterance);
    }

    private void RetireIfHeard(Utterance utterance)
    {
        bool isHeard = utterance.Audio.IsAllPlayed && utterance.IsEndSent;
        bool isEmpty = utterance.Audio.IsComplete && utterance.Audio.ReceivedSamples == 0;
        if (isHeard || isEmpty)
        {
            if (utterance.IsAnnounced && !utterance.IsEndSent)
            {
                _speech.SendEnd(utterance, 0);
            }
            _speech.Remove(utterance);
            FinishTurn(utterance.Turn);
        }
    }

    private void SendCaption(Utterance utterance)
    {
        if (utterance.IsCaptionFinal)
        {
            return;
        }
        _speech.Announce(utterance);
        utterance.IsCaptionStale = false;
        utterance.LastCaptionTimestamp = _time.GetTimestamp();
        bool final = utterance.IsTranscriptDone && utterance.Audio.IsComplete;
        utterance.IsCaptionFinal = final;
        CaptionUpdate caption = Caption(utterance, utterance.Words.Text, final);
        foreach (PlacedWord word in utterance.Words.Words)
        {
            caption.Words.Add(ToCaptionWord(word));
        }
        BroadcastCaption(caption);
    }

    private void SendStaleCaptions()
    {
        _captionDue = null;
        foreach (Utterance utterance in _speech.Utterances)
        {
            if (utterance.IsCaptionStale)
            {
                SendCaption(utterance);
            }
        }
    }

    private static CaptionUpdate Caption(Utterance utterance, string text, bool final) =>
        new()
        {
            Speaker = Speaker.Assistant,
            ItemId = utterance.ItemId,
            UtteranceId = utterance.Id,
            Text = text,
            Final = final,
        };

    private static CaptionWord ToCaptionWord(PlacedWord word) =>
        new()
        {
            Text = word.Text,
            StartSample = word.StartSample,
            EndSample = word.EndSample,
            Timing = word.Timing,
        };

    private void BroadcastCaption(CaptionUpdate? caption)
    {
        if (caption is not null)
        {
            _clients.Broadcast(new ServerMessage { CaptionUpdate = caption });
        }
    }

    private void OnNoAnswer()
    {
        if (IsSessionMute())
        {
            LoseMuteSession();
            return;
        }
        _answerDue = null;
        _isResponseRequested = false;
        _uncommittedFromMs = null;
        if (_turn is { IsAwaitingAnswer: true } turn)
        {
            turn.IsAwaitingAnswer = false;
            Notify(NoticeKind.NoAnswer, "The provider did not begin an answer.");
            FinishTurn(turn);
        }
    }

    private void EndAllResponses()
    {
        foreach (ResponseTrack track in _responses.Values)
        {
            if (track.IsOpen)
            {
                track.Turn.OpenResponses--;
            }
            track.IsDone = true;
            track.IsDropped = true;
        }
        _responses.Clear();
        _responseOrder.Clear();
        _textItems.Clear();
        foreach (Utterance utterance in _speech.Utterances.ToArray())
        {
            CompleteUtterance(utterance, UtteranceEndReason.Failed);
        }
        if (_turn is { } turn)
        {
            FinishTurn(turn);
        }
        _answerDue = null;
        _isResponseRequested = false;
    }

    /// <summary>Reports a turn once nothing of it is left to come, to be heard or to be answered.</summary>
    private void FinishTurn(Turn turn)
    {
        bool isOver =
            turn is { IsReported: false, IsAwaitingAnswer: false, OpenResponses: 0, OpenUtterances: 0 }
            && !(ReferenceEquals(turn, _turn) && _toolCalls.IsWaiting);
        if (!isOver)
        {
            return;
        }
        turn.IsReported = true;
        if (turn.ResponseCreatedTimestamp != 0 || turn.FirstAudioTimestamp != 0)
        {
            _turnsReported++;
            TurnReport report = turn.ToReport(_time, _usage);
            LogTurn(report);
            _telemetry?.TurnEnded(turn, report);
            _clients.Broadcast(new ServerMessage { TurnReport = report });
        }
        if (ReferenceEquals(turn, _turn))
        {
            Move(ConversationTrigger.AnswerFinished);
        }
    }

    private void LogTurn(TurnReport report) =>
        Log.TurnEnded(
            _log,
            Id,
            report.TurnId,
            report.MicrophoneToSocketUs,
            report.SpeechStoppedUs,
            report.ResponseRequestedUs,
            report.ResponseCreatedUs,
            report.FirstTranscriptUs,
            report.FirstAudioUs,
            report.FirstChunkUs,
            report.FirstHeardUs,
            report.ResponseDoneUs,
            report.PlayedSamples,
            report.ReceivedSamples,
            report.Interrupted
        );
}
