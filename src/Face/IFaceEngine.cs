namespace Sidecar.Face;

/// <summary>A way to hear what speech does to a face. One engine serves the process; each conversation opens a stream.
/// </summary>
public interface IFaceEngine
{
    /// <summary>A short stable name for status and logs, e.g. <c>solver</c>.</summary>
    string Name { get; }

    /// <summary>Opens a stream for one voice.</summary>
    IFaceStream Open();
}

/// <summary>
/// The hearing of one speaking face. Not thread-safe: it belongs to the owner loop of its conversation. Frames come at
/// <see cref="FaceFrameRate.FramesPerSecond"/> on sample indices that are multiples of
/// <see cref="FaceFrameRate.FrameIntervalSamples"/>, each exactly once and in order; the same samples, hurried at the
/// same places, give the same frames in whatever pieces they are pushed. No call allocates in steady state.
/// </summary>
public interface IFaceStream : IDisposable
{
    /// <summary>Starts an utterance: sample indices begin at 0 again, what was heard before it is forgotten, what was
    /// learnt of the voice is kept.</summary>
    void Begin();

    /// <summary>Takes the next samples of the utterance (24 kHz mono) and hands every frame that is now certain to
    /// <paramref name="sink"/>.</summary>
    void Push(ReadOnlySpan<short> pcm, IFaceFrameSink sink);

    /// <summary>Hands out every frame that can be told with the shortest look-ahead: for a listener who has nothing left
    /// to hear. Later frames are again told with as much as is there.</summary>
    void Hurry(IFaceFrameSink sink);

    /// <summary>Ends the utterance: the remaining frames, up to a closed mouth at its last sample.</summary>
    void Complete(IFaceFrameSink sink);

    /// <summary>Another voice will speak: forgets what was learnt of this one.</summary>
    void ForgetVoice();
}

/// <summary>Receives frames from an <see cref="IFaceStream"/>.</summary>
public interface IFaceFrameSink
{
    /// <summary>One frame.</summary>
    /// <param name="sampleIndex">The sample of the utterance at whose sound this frame is to be shown.</param>
    /// <param name="frame">Laid out as <see cref="SpeechFrame"/> says; valid only during the call.</param>
    void OnFrame(long sampleIndex, ReadOnlySpan<float> frame);
}

/// <summary>The frame rate of the face.</summary>
public static class FaceFrameRate
{
    /// <summary>60.</summary>
    public const int FramesPerSecond = 60;

    /// <summary>400 samples of 24 kHz.</summary>
    public const int FrameIntervalSamples = Protocol.PcmFormat.SampleRateHz / FramesPerSecond;
}
