using Sidecar.Captions;
using Sidecar.Face;

namespace Sidecar.Tests.Captions;

/// <summary>Gives a timeline the frames of an engine.</summary>
internal sealed class TimelineFrames(WordTimeline timeline) : IFaceFrameSink
{
    public void OnFrame(long sampleIndex, ReadOnlySpan<float> frame) => timeline.AppendFrame(frame);
}
