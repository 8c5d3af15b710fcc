using Sidecar.Face;
using Sidecar.Face.Life;
using Sidecar.Face.Performance;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

/// <summary>
/// The face of the character on the conversation's own timeline, and the frames of it that flow whether or not anybody
/// speaks. Belongs to the owner loop.
/// </summary>
internal sealed class FaceStage(ClientRoster clients, FaceBatchPool batches, TimeProvider time)
{
    /// <summary>Idle frames are sent this often.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    // A game shows the idle timeline 50 ms late: a batch that comes this early covers it up to the next one.
    private const int FramesAhead = 3;

    private readonly long _origin = time.GetTimestamp();
    private readonly float[] _arKit = new float[CurveSets.ArKit61.Count];
    private float[] _values = [];
    private long _nextFrame;
    private FaceState _state;

    public FacePerformer? Performer { get; private set; }

    /// <summary>Samples since the conversation began.</summary>
    public long NowSamples => PcmFormat.FromTimeSpan(time.GetElapsedTime(_origin));

    /// <summary>Frames since the conversation began.</summary>
    public long NowFrame => NowSamples / FaceFrameRate.FrameIntervalSamples;

    /// <summary>Shows the face on another rig from the next frame on; null shows none.</summary>
    public void UseRig(FacePerformer? performer)
    {
        Performer = performer;
        performer?.SetState(_state, NowFrame);
        _values = new float[performer?.CurveNames.Count ?? 0];
    }

    /// <summary>Draws one frame of an utterance and adds it to a batch.</summary>
    /// <param name="frame">When it is expected to be heard, on the conversation's timeline.</param>
    /// <param name="sample">When it is to be shown, on the utterance's.</param>
    /// <param name="speech">Laid out as <see cref="SpeechFrame"/> says.</param>
    /// <param name="batch">Takes the frame.</param>
    public void DrawSpeech(long frame, long sample, ReadOnlySpan<float> speech, FaceBatch batch)
    {
        Performer!.DrawSpeech(frame, speech, _values);
        AddDrawn(sample, batch);
    }

    /// <summary>Sends the idle frames that are due.</summary>
    public void SendIdle()
    {
        if (Performer is null)
        {
            return;
        }
        long now = NowFrame;
        FaceBatch batch = batches.Rent();
        if (_nextFrame < now - FaceFrameRate.FramesPerSecond)
        {
            // Nobody was there to see them.
            _nextFrame = now;
        }
        for (; _nextFrame <= now + FramesAhead; _nextFrame++)
        {
            Performer.DrawIdle(_nextFrame, _values);
            AddDrawn(_nextFrame * FaceFrameRate.FrameIntervalSamples, batch);
        }
        clients.BroadcastIdle(batch);
        batch.Release();
    }

    /// <summary>The conversation has come to another state.</summary>
    /// <param name="state">The new one.</param>
    /// <param name="isUserHeard">The user has just finished speaking.</param>
    public void SetState(ConversationState state, bool isUserHeard)
    {
        _state = ToFace(state);
        if (Performer is null)
        {
            return;
        }
        Performer.SetState(_state, NowFrame);
        if (isUserHeard)
        {
            Performer.Acknowledge(NowFrame);
        }
        RedrawIdle();
    }

    /// <summary>Shows that the user was heard.</summary>
    public void Acknowledge()
    {
        Performer?.Acknowledge(NowFrame);
        RedrawIdle();
    }

    /// <summary>Shows an emotion from now on.</summary>
    public void SetEmotion(FaceEmotion emotion, float intensity)
    {
        Performer?.SetEmotion(emotion, intensity, NowFrame);
        RedrawIdle();
    }

    /// <summary>What was drawn ahead of now will not be shown.</summary>
    public void Interrupt()
    {
        Performer?.Interrupt(NowFrame + 1);
        RedrawIdle();
    }

    private void AddDrawn(long sample, FaceBatch batch)
    {
        batch.Add(sample, _values);
        if (clients.IsArKitWanted)
        {
            Performer!.WriteArKit61(_arKit);
            batch.ArKit61.AddRange(_arKit);
        }
    }

    private static FaceState ToFace(ConversationState state) =>
        state switch
        {
            ConversationState.Listening => FaceState.Listening,
            ConversationState.UserSpeaking => FaceState.UserSpeaking,
            ConversationState.Thinking => FaceState.Thinking,
            ConversationState.Speaking => FaceState.Speaking,
            _ => FaceState.Resting,
        };

    private void RedrawIdle()
    {
        if (Performer is null)
        {
            return;
        }
        _nextFrame = Math.Min(_nextFrame, NowFrame + 1);
        SendIdle();
    }
}
