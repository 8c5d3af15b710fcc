using Sidecar.Face.Life;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

// The face beside what is said.
internal sealed partial class ConversationLoop
{
    private static readonly TimeSpan EmotionRests = TimeSpan.FromSeconds(6);

    // One nod for one pause: the provider calls it the end of the turn some hundred milliseconds later.
    private static readonly TimeSpan NodInterval = TimeSpan.FromMilliseconds(1200);

    private long _acknowledgedTimestamp;
    private long? _idleFaceDue;
    private long? _emotionDue;

    private void UpdateIdleFace() =>
        _idleFaceDue =
            _stage.Performer is not null && _clients.Participant is not null
                ? _idleFaceDue ?? _deadlines.In(FaceStage.Interval)
                : null;

    /// <summary>A listener nods when the speaker pauses, and does not wait to hear whether that was all.</summary>
    private void OnUserPaused()
    {
        if (_state == ConversationState.UserSpeaking && !WasAcknowledgedOfLate())
        {
            _acknowledgedTimestamp = _time.GetTimestamp();
            _stage.Acknowledge();
        }
    }

    private bool WasAcknowledgedOfLate() =>
        _acknowledgedTimestamp != 0 && _time.GetElapsedTime(_acknowledgedTimestamp) < NodInterval;

    /// <summary>A call that the conversation answers itself. The model goes on by itself only where it said nothing
    /// beside it.</summary>
    private bool TakeEmotion(ConversationItem item, ResponseTrack track)
    {
        if (!_setup.HasEmotionTool || !string.Equals(item.Name, EmotionTool.Name, StringComparison.Ordinal))
        {
            return false;
        }
        if (_toolCalls.Begin(item) is not null)
        {
            string? error = EmotionTool.Read(item.Arguments ?? "{}", out FaceEmotion emotion, out float intensity);
            if (error is null)
            {
                _emotionDue = null;
                _stage.SetEmotion(emotion, intensity);
            }
            track.HasOwnCall = true;
            SendToolOutput(_toolCalls.Settle(item.CallId!, error));
        }
        return true;
    }

    /// <summary>What was felt fades some time after the answer.</summary>
    private void FadeEmotion()
    {
        _emotionDue = null;
        _stage.SetEmotion(FaceEmotion.Neutral, 0);
    }

    private void ShowIdleFace()
    {
        _idleFaceDue = null;
        _stage.SendIdle();
    }
}
