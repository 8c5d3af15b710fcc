using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

// What a lost session leaves unfinished, and how the next one finishes it.
internal sealed partial class ConversationLoop
{
    // Enough of the cut answer to go on from.
    private const int CutOffCharacters = 400;

    private OwedAnswer? _owed;
    private ResponseConfiguration? _lastRequested;
    private bool _isCommitOwed;

    /// <summary>Where the speech begins that the provider hasn't made an item of; null when there is none.</summary>
    private long? _uncommittedFromMs;

    /// <summary>Everything before this was dealt with by a session.</summary>
    private long _committedToMs;

    /// <summary>An answer that is asked for as soon as there is a session.</summary>
    private sealed record OwedAnswer(ResponseConfiguration? Configuration);

    /// <summary>Before the session is let go: which turn is unfinished, and what does it need?</summary>
    private void SuspendTurn()
    {
        RecordReceived();
        Turn? turn = _turn is { IsReported: false } unfinished ? unfinished : null;
        bool hasOpenResponse = turn is { OpenResponses: > 0 };
        bool isAnswerDue = turn is { IsAwaitingAnswer: true } && _uncommittedFromMs is null;
        bool isToolsTurn = _toolCalls.IsWaiting || _toolCalls.IsAnswerOwed;
        bool wasAnySent = turn is { FirstChunkTimestamp: > 0 };
        if (turn is not null && (hasOpenResponse || isAnswerDue) && !wasAnySent)
        {
            DropUnsent(turn);
            turn.ForgetAnswer();
            turn.IsAwaitingAnswer = true;
            _owed ??= isToolsTurn ? null : new OwedAnswer(_lastRequested);
        }
        else if (turn is not null && hasOpenResponse && !isToolsTurn && _settings.Survival.ContinueCutAnswers)
        {
            turn.IsAwaitingAnswer = true;
            _owed ??= new OwedAnswer(Continuation(turn));
        }
        else if (isAnswerDue && !isToolsTurn)
        {
            _owed ??= new OwedAnswer(_lastRequested);
        }
        _isCommitOwed |= _uncommittedFromMs is not null && IsPushToTalk && !Ear.IsOpen;
        if (_isCommitOwed)
        {
            _owed ??= new OwedAnswer(Configuration: null);
        }
        _retryDue = null;
        EndAllResponses();
    }

    /// <summary>Nothing will finish it: the turn ends as it is.</summary>
    private void AbandonTurn()
    {
        _owed = null;
        _isCommitOwed = false;
        _uncommittedFromMs = null;
        if (_turn is { } turn)
        {
            turn.IsAwaitingAnswer = false;
            FinishTurn(turn);
        }
    }

    /// <summary>With the new session: finishes what the lost one left.</summary>
    private void ResumeTurn()
    {
        if (_isCommitOwed)
        {
            _isCommitOwed = false;
            _session!.Send(new InputAudioCommit());
        }
        if (_owed is { } owed)
        {
            _owed = null;
            Move(ConversationTrigger.AnswerBegun);
            ExpectAnswer();
            RequestResponse(owed.Configuration);
        }
        else if (IsPushToTalk && Ear.IsOpen)
        {
            Move(ConversationTrigger.UserStarted);
        }
        else if (_turn is { IsReported: false, IsAwaitingAnswer: true })
        {
            // Its speech is given to the session again, which should find it.
            ExpectAnswer();
        }
        AnswerTools();
    }

    private bool IsPushToTalk => _setup.TurnTaking == Configuration.TurnTakingMode.PushToTalk;

    // What has arrived is what will be heard, unless the user interrupts: the next session is told that much.
    private void RecordReceived()
    {
        foreach (Utterance utterance in _speech.Utterances)
        {
            RecordSaid(utterance, utterance.Audio.IsComplete ? utterance.Words.Text : ReceivedText(utterance));
        }
    }

    private static string ReceivedText(Utterance utterance) =>
        utterance.Words.TextUpTo(utterance.Audio.ReceivedSamples);

    private void RecordSaid(Utterance utterance, string text) =>
        _history.Said(utterance.ItemId, utterance.ContentIndex, text, utterance.Generation);

    private void DropUnsent(Turn turn)
    {
        foreach (Utterance utterance in _speech.Utterances.Where(u => ReferenceEquals(u.Turn, turn)).ToArray())
        {
            _history.Forget(utterance.ItemId);
            _speech.Complete(utterance, UtteranceEndReason.Failed);
            if (utterance.IsAnnounced)
            {
                _speech.SendEnd(utterance, 0);
                SendHeardCaption(utterance, 0);
            }
            _speech.Remove(utterance);
        }
    }

    private ResponseConfiguration Continuation(Turn turn)
    {
        string said = string.Join(
            ' ',
            _speech.Utterances.Where(u => ReferenceEquals(u.Turn, turn)).Select(ReceivedText)
        );
        string end = said.Length > CutOffCharacters ? said[^CutOffCharacters..] : said;
        return new ResponseConfiguration
        {
            // Instructions of a response replace those of the session, so the character's own go along.
            Instructions =
                $"{_setup.Instructions}\n\nA lost connection cut your last answer off. The user has heard it up to "
                + $"these words: \"{end}\". Go on from there, in the middle of the sentence if need be. Do not repeat "
                + "what was heard, do not greet, do not mention the interruption.",
        };
    }
}
