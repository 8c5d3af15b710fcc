using Sidecar.Protocol.V1;

namespace Sidecar.Face;

/// <summary>A way to turn speech into face curves. One engine serves the process; each conversation opens a stream.</summary>
public interface IFaceEngine
{
    /// <summary>A short stable name for status and logs, e.g. <c>spectral</c>.</summary>
    string Name { get; }

    /// <summary>The curve sets this engine can draw; <see cref="CurveSet.None"/> is always possible and not listed.</summary>
    IReadOnlyCollection<CurveSet> CurveSets { get; }

    /// <summary>Opens a stream for one voice.</summary>
    /// <param name="curveSet">One of <see cref="CurveSets"/>.</param>
    /// <exception cref="ArgumentException">The engine can't draw this curve set; the message lists those it can.</exception>
    IFaceStream Open(CurveSet curveSet);
}

/// <summary>
/// The state of one speaking face. Not thread-safe: it belongs to the owner loop of its conversation. Frames come at
/// <see cref="FaceFrameRate.FramesPerSecond"/> on sample indices that are multiples of
/// <see cref="FaceFrameRate.FrameIntervalSamples"/>, each exactly once and in order; the same samples give the same
/// frames in whatever pieces they are pushed. No call allocates in steady state.
/// </summary>
public interface IFaceStream : IDisposable
{
    /// <summary>Names and order of the values of a frame.</summary>
    IReadOnlyList<string> CurveNames { get; }

    /// <summary>Starts an utterance: sample indices begin at 0 again, what was learnt of the voice is kept.</summary>
    void Begin();

    /// <summary>Takes the next samples of the utterance (24 kHz mono) and hands every frame that is now certain to
    /// <paramref name="sink"/>.</summary>
    void Push(ReadOnlySpan<short> pcm, IFaceFrameSink sink);

    /// <summary>Ends the utterance: the remaining frames, up to a closed mouth at its last sample.</summary>
    void Complete(IFaceFrameSink sink);
}

/// <summary>Receives frames from an <see cref="IFaceStream"/>.</summary>
public interface IFaceFrameSink
{
    /// <summary>One frame.</summary>
    /// <param name="sampleIndex">The sample of the utterance at whose sound this frame is to be shown.</param>
    /// <param name="values">One value per curve; valid only during the call.</param>
    void OnFrame(long sampleIndex, ReadOnlySpan<float> values);
}

/// <summary>The frame rate of the face.</summary>
public static class FaceFrameRate
{
    /// <summary>60.</summary>
    public const int FramesPerSecond = 60;

    /// <summary>400 samples of 24 kHz.</summary>
    public const int FrameIntervalSamples = Protocol.PcmFormat.SampleRateHz / FramesPerSecond;
}
