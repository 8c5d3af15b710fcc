using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

// From what a response says to utterances.
internal sealed partial class ConversationLoop
{
    private readonly Dictionary<string, string> _textItems = new(StringComparer.Ordinal);

    /// <summary>Heard to the end, while the last words are still on their way: as long as the response goes on.</summary>
    private readonly List<Utterance> _unworded = [];

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
            OnWordsHeard(utterance);
            _speech.Pump();
        }
        finally
        {
            delta.Release();
        }
    }

    private Utterance UtteranceOf(ResponseTrack track, string itemId, int contentIndex)
    {
        track.UnheardItems.Remove(itemId);
        track.HasContent = true;
        return FindUtterance(itemId, contentIndex) ?? _speech.Begin(itemId, contentIndex, track.Turn, _generation);
    }

    private Utterance? FindUtterance(string itemId, int contentIndex) =>
        _speech.Find(itemId, contentIndex)
        ?? _unworded.Find(u =>
            u.ContentIndex == contentIndex && string.Equals(u.ItemId, itemId, StringComparison.Ordinal)
        );

    /// <summary>No more words come: what was written down so far is all, where the server says nothing of that.</summary>
    /// <param name="turn">Of this turn only; null for all.</param>
    private void CloseUnworded(Turn? turn)
    {
        foreach (Utterance utterance in _unworded.ToArray())
        {
            if (turn is null || ReferenceEquals(utterance.Turn, turn))
            {
                _unworded.Remove(utterance);
                utterance.IsTranscriptDone |= utterance.Words.Text.Length > 0;
                if (utterance.IsTranscriptDone)
                {
                    SendCaption(utterance);
                }
            }
        }
    }

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
        if (utterance.IsTranscriptDone)
        {
            return;
        }
        utterance.Words.AppendText(delta);
        utterance.IsCaptionStale = true;
        if (utterance.LastCaptionTimestamp == 0)
        {
            SendCaption(utterance);
        }
        else
        {
            _captionDue = Math.Min(_captionDue ?? long.MaxValue, _deadlines.In(CaptionInterval));
        }
    }

    private void OnTranscriptDone(ResponseContentEvent transcript, string text)
    {
        ResponseTrack track = TrackOf(transcript.ResponseId);
        if (track.IsDropped || FindUtterance(transcript.ItemId, transcript.ContentIndex) is not { } utterance)
        {
            return;
        }
        utterance.Words.SetFinalText(text);
        utterance.IsTranscriptDone = true;
        RecordSaid(utterance, text);
        SendCaption(utterance);
        _unworded.Remove(utterance);
    }

    // An answer in text only: a caption without an utterance.
    private void OnText(string responseId, string itemId, string text, bool isWhole)
    {
        ResponseTrack track = TrackOf(responseId);
        if (track.IsDropped || track.WrittenItems.Contains(itemId))
        {
            return;
        }
        track.UnheardItems.Remove(itemId);
        track.HasContent = true;
        string soFar = isWhole ? text : _textItems.GetValueOrDefault(itemId, "") + text;
        if (isWhole)
        {
            _textItems.Remove(itemId);
            track.WrittenItems.Add(itemId);
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
        CloseUnworded(turn);
        foreach (Utterance utterance in _speech.Utterances.ToArray())
        {
            if (ReferenceEquals(utterance.Turn, turn))
            {
                // What was written down so far is all: nobody says so where the server doesn't.
                utterance.IsTranscriptDone |= utterance.Words.Text.Length > 0;
                SendCaption(utterance);
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
            if (isHeard && !utterance.IsCaptionFinal && utterance.Turn.OpenResponses > 0)
            {
                _unworded.Add(utterance);
            }
            _speech.Remove(utterance);
            FinishTurn(utterance.Turn);
        }
    }
}
