using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

// The responses of the provider: asked for, begun, done, and those that nobody wants any more.
internal sealed partial class ConversationLoop
{
    private const int RememberedResponses = 64;

    private readonly Dictionary<string, ResponseTrack> _responses = new(StringComparer.Ordinal);
    private readonly Queue<string> _responseOrder = new();
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

        /// <summary>It said or wrote something.</summary>
        public bool HasContent { get; set; }

        /// <summary>It made a call that the conversation answered itself.</summary>
        public bool HasOwnCall { get; set; }

        /// <summary>Its messages of which nothing was begun to be heard.</summary>
        public HashSet<string> UnheardItems { get; } = new(StringComparer.Ordinal);

        /// <summary>Its messages that were written to their end, not spoken.</summary>
        public HashSet<string> WrittenItems { get; } = new(StringComparer.Ordinal);
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

    private void OnResponseCreated(ResponseCreated created, long timestamp)
    {
        ResponseInfo response = created.Response;
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
        if (created.IsUnasked)
        {
            LearnWhoAnswers();
        }
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
        if (_answersUnasked && _settings.Session.Capabilities.Cancel)
        {
            _session!.Send(new ResponseCancel(response.Id));
        }
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

    private void OnOutputItemAdded(OutputItemAdded added)
    {
        _history.Place(added.Item, previousItemId: null, _generation);
        if (added.Item is { Kind: ItemKind.Message, Id: { Length: > 0 } id })
        {
            TrackOf(added.ResponseId).UnheardItems.Add(id);
        }
        OnMcpItem(added.Item, isDone: false);
    }

    /// <summary>
    /// The provider keeps what it made of an unwanted answer, and may have finished it before it was told. Of what nobody
    /// began to hear there is nothing to truncate: the item goes as a whole.
    /// </summary>
    private void DeleteUnheard(ResponseTrack track)
    {
        foreach (string itemId in track.UnheardItems)
        {
            _history.Forget(itemId);
            _session!.Send(new ItemDelete(itemId));
        }
        track.UnheardItems.Clear();
    }

    private void OnOutputItemDone(OutputItemDone done)
    {
        ResponseTrack track = TrackOf(done.ResponseId);
        if (done.Item.Kind == ItemKind.FunctionCall && done.Item.Status != ItemStatus.Incomplete && !track.IsDropped)
        {
            _history.Called(done.Item, _generation);
            BeginToolCall(done.Item, track);
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
            if (!track.IsDropped && item.Status != ItemStatus.Incomplete)
            {
                TakeUnannounced(response.Id, item);
            }
            CompleteItem(item.Id ?? "", reason);
        }
        if (track.IsDropped)
        {
            DeleteUnheard(track);
        }
        else
        {
            CompleteOpenUtterances(track.Turn, reason);
            bool isFailed = response.Status == ResponseStatus.Failed;
            if (!isFailed || !TryAgainLater(track.Turn, response.StatusDetails?.Error))
            {
                ReportFailure(response);
            }
        }
        _toolCalls.IsAnswerOwed |= track is { HasOwnCall: true, HasContent: false, IsDropped: false };
        AnswerTools();
        FinishTurn(track.Turn);
    }

    /// <summary>Some servers say nothing of an item, or not all of it, before the response that made it is done.</summary>
    private void TakeUnannounced(string responseId, ConversationItem item)
    {
        if (item.Kind == ItemKind.FunctionCall && _history.CallOf(item.CallId) is null)
        {
            _history.Called(item, _generation);
            BeginToolCall(item, TrackOf(responseId));
        }
        for (int index = 0; index < item.Content.Count; index++)
        {
            ContentPart part = item.Content[index];
            if (part.Transcript is { Length: > 0 } transcript)
            {
                if (FindUtterance(item.Id ?? "", index) is { IsTranscriptDone: false } utterance)
                {
                    utterance.Words.SetFinalText(transcript);
                    utterance.IsTranscriptDone = true;
                }
            }
            else if (part is { Kind: ContentKind.OutputText, Text.Length: > 0 })
            {
                OnText(responseId, item.Id ?? "", part.Text, isWhole: true);
            }
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
        CloseUnworded(turn: null);
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
}
