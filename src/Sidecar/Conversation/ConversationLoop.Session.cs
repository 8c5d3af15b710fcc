using Sidecar.Conversation.History;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

// What the provider's events mean.
internal sealed partial class ConversationLoop
{
    private string? _silenceItemId;
    private string? _speechItemId;
    private long _speechEndMs;
    private long? _transcriptDue;

    private void HandleEvent(ServerEvent serverEvent, int generation, long timestamp)
    {
        if (!_isSessionOpen || generation != _generation)
        {
            HandleOtherSession(serverEvent, generation, timestamp);
            return;
        }
        if (serverEvent is not (ResponseStartTimedOut or SessionEnded))
        {
            _hasHeardSinceAsked = true;
        }
        if (IsAside(serverEvent))
        {
            return;
        }
        switch (serverEvent)
        {
            case OutputAudioDelta delta:
                OnAudio(delta);
                break;
            case OutputAudioTranscriptDelta transcript:
                OnTranscript(transcript, transcript.Delta, timestamp);
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
            case OutputItemAdded added:
                OnOutputItemAdded(added);
                break;
            case McpCallChanged changed:
                OnMcpCallChanged(changed);
                break;
            case McpListToolsChanged listed:
                OnMcpToolsListed(listed);
                break;
            case OutputItemDone done:
                OnOutputItemDone(done);
                break;
            case ItemAdded or ItemCreated:
                ItemEvent placed = (ItemEvent)serverEvent;
                _history.Place(placed.Item, placed.PreviousItemId, _generation);
                break;
            case ItemDeleted deleted:
                OnItemDeleted(deleted.ItemId);
                break;
            case InputAudioCommitted committed:
                OnCommitted(committed);
                break;
            case ResponseCreated created:
                OnResponseCreated(created, timestamp);
                break;
            case ResponseDone done:
                OnResponseDone(done.Response, timestamp);
                break;
            case SpeechStarted started:
                OnSpeechStarted(started, timestamp);
                break;
            case SpeechStopped stopped:
                OnSpeechStopped(stopped, timestamp);
                break;
            case InputTimeoutTriggered timeout:
                _userCaptions.Suppress(timeout.ItemId);
                _silenceItemId = timeout.ItemId;
                break;
            case SessionUpdated updated:
                OnSessionUpdated(updated.Session);
                break;
            case InputTranscriptionDelta transcript:
                BroadcastCaption(_userCaptions.Append(transcript.ItemId, transcript.Delta));
                HearWords(transcript.ItemId, isWhole: false);
                break;
            case InputTranscriptionUpdated transcript:
                BroadcastCaption(_userCaptions.Replace(transcript.ItemId, transcript.Transcript));
                break;
            case InputTranscriptionCompleted transcript:
                OnTranscribed(transcript.ItemId, transcript.Transcript);
                AddTranscriptionUsage(transcript.Usage);
                break;
            case InputTranscriptionFailed failed:
                OnTranscribed(failed.ItemId, transcript: null);
                break;
            case RateLimitsUpdated updated:
                OnRateLimits(updated);
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
        WatchResponses();
    }

    private void OnError(ErrorInfo error)
    {
        _telemetry?.ProviderError(error);
        switch (RealtimeErrors.Classify(error))
        {
            case RealtimeErrorClass.Benign:
                Log.BenignError(_log, Id, error.Code);
                break;
            case RealtimeErrorClass.RateLimit
            or RealtimeErrorClass.Retry
                when _isResponseRequested && _turn is { OpenResponses: 0 } turn && TryAgainLater(turn, error):
                break;
            // The session asks again once the other response is done.
            case RealtimeErrorClass.Retry when error.Code == "conversation_already_has_active_response":
                Log.BenignError(_log, Id, error.Code);
                LearnWhoAnswers();
                break;
            case RealtimeErrorClass.RateLimit:
                Notify(NoticeKind.RateLimited, error.Message);
                break;
            case RealtimeErrorClass.Fatal:
                Notify(NoticeKind.ProviderRefused, WithRemedy(error.Message, error));
                break;
            default:
                Notify(
                    NoticeKind.ProviderError,
                    error.Param is null ? error.Message : $"{error.Message} (parameter {error.Param})"
                );
                break;
        }
    }

    /// <summary>An event of a session that is being opened or made ready, or that is past.</summary>
    private void HandleOtherSession(ServerEvent serverEvent, int generation, long timestamp)
    {
        if (generation == _renewal?.Opened?.Generation)
        {
            OnRenewalEvent(_renewal, serverEvent);
        }
        else if (generation > _generation)
        {
            _early.Add(serverEvent, generation, timestamp);
            return;
        }
        (serverEvent as OutputAudioDelta)?.Release();
    }

    private void OnCommitted(InputAudioCommitted committed)
    {
        HistoryEntry entry = _history.PlaceSpeech(committed.ItemId, committed.PreviousItemId, _generation);
        bool isSilence = string.Equals(committed.ItemId, _silenceItemId, StringComparison.Ordinal);
        entry.IsSilence |= isSilence;
        if (isSilence)
        {
            ExpectIdleAnswer();
            return;
        }
        TakeCommit(committed.ItemId);
        bool isExpected =
            _speechItemId is null || string.Equals(_speechItemId, committed.ItemId, StringComparison.Ordinal);
        if (_uncommittedFromMs is { } fromMs && isExpected)
        {
            entry.StartMs = fromMs;
            entry.EndMs = Math.Max(fromMs, _speechEndMs);
            _committedToMs = entry.EndMs;
            _uncommittedFromMs = null;
        }
        if (_settings.Transcription is not null && entry.Transcript is null)
        {
            _transcriptDue = _deadlines.In(TranscriptPatience);
        }
    }

    private void OnTranscribed(string itemId, string? transcript)
    {
        HistoryEntry entry = _history.Find(itemId) ?? _history.PlaceSpeech(itemId, previousItemId: null, _generation);
        entry.Transcript = transcript?.Trim();
        _transcriptDue = null;
        BroadcastCaption(_userCaptions.Complete(itemId, transcript));
        HearWords(itemId, isWhole: true);
    }

    private void OnItemDeleted(string itemId)
    {
        // A correction deletes what it replaces, under the name that it had then.
        if (_history.Find(itemId) is { } entry && string.Equals(entry.WireId, itemId, StringComparison.Ordinal))
        {
            _history.Forget(itemId);
        }
    }
}
