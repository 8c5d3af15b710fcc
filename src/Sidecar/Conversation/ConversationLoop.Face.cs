namespace Sidecar.Conversation;

// The face beside what is said.
internal sealed partial class ConversationLoop
{
    private long? _idleFaceDue;

    private void UpdateIdleFace() =>
        _idleFaceDue =
            _stage.Performer is not null && _clients.Participant is not null
                ? _idleFaceDue ?? _deadlines.In(FaceStage.Interval)
                : null;

    private void ShowIdleFace()
    {
        _idleFaceDue = null;
        _stage.SendIdle();
    }
}
