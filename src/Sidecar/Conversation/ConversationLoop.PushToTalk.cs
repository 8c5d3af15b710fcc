using Sidecar.Configuration;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

// The talk key: a press stops whatever is said or thought, and the release asks for the answer.
internal sealed partial class ConversationLoop
{
    // The API refuses to commit less than this.
    private const int MinimumCommitMs = 100;

    private long _pressedAtMs;

    private void OnPushToTalk(PushToTalkAction action)
    {
        if (_setup.TurnTaking != TurnTakingMode.PushToTalk)
        {
            Notify(
                NoticeKind.NotPushToTalk,
                "Push-to-talk was pressed, but this character's turn taking is not push_to_talk."
            );
            return;
        }
        switch (action)
        {
            case PushToTalkAction.Begin when TellsBudgetSpent():
                break;
            case PushToTalkAction.Begin:
                Interrupt(FlushReason.PushToTalk, _time.GetTimestamp(), isCancelledByServer: false);
                _session?.Send(new InputAudioClear());
                _answerDue = null;
                _pressedAtMs = Ear.PositionMs;
                _uncommittedFromMs = _pressedAtMs;
                _speechItemId = null;
                _isCommitOwed = false;
                BeginTurn(TurnInput.Voice).SpeechStartMs = Ear.AppendedMs + Ear.OffsetMs;
                Ear.IsOpen = true;
                Move(ConversationTrigger.UserStarted);
                break;
            case PushToTalkAction.End when Ear.IsOpen:
                Ear.IsOpen = false;
                EndPushToTalk(isWanted: Ear.PositionMs - _pressedAtMs >= MinimumCommitMs);
                break;
            case PushToTalkAction.Cancel when Ear.IsOpen:
                Ear.IsOpen = false;
                EndPushToTalk(isWanted: false);
                break;
        }
    }

    private void EndPushToTalk(bool isWanted)
    {
        _speechEndMs = Ear.PositionMs;
        if (_turn is not { IsReported: false } turn)
        {
            return;
        }
        Move(ConversationTrigger.UserStopped);
        if (!isWanted)
        {
            _uncommittedFromMs = null;
            _committedToMs = _speechEndMs;
            _session?.Send(new InputAudioClear());
            turn.IsAwaitingAnswer = false;
            FinishTurn(turn);
            return;
        }
        turn.SpeechEndMs = Ear.AppendedMs + Ear.OffsetMs;
        turn.SpeechEndTimestamp = turn.SpeechStoppedTimestamp = _time.GetTimestamp();
        ExpectAnswer();
        if (_isSessionOpen)
        {
            _session!.Send(new InputAudioCommit());
        }
        else
        {
            _isCommitOwed = true;
        }
        _isAnswerOwed = true;
    }
}
