using Sidecar.Captions;
using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

// What the assistant says, in writing.
internal sealed partial class ConversationLoop
{
    // Transcripts arrive in a burst, a few letters at a time, and each caption carries all of its words.
    private static readonly TimeSpan CaptionInterval = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan HeardCaptionInterval = TimeSpan.FromMilliseconds(250);

    private long? _captionDue;

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

    // Text runs ahead of the sound in which its words are found.
    private void OnWordsHeard(Utterance utterance)
    {
        if (utterance.Face is not null && utterance.LastCaptionTimestamp != 0)
        {
            utterance.IsCaptionStale = true;
            _captionDue ??= _deadlines.In(HeardCaptionInterval);
        }
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
}
