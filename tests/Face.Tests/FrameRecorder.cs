namespace Sidecar.Face.Tests;

/// <summary>Keeps every frame.</summary>
internal sealed class FrameRecorder(IReadOnlyList<string> names) : IFaceFrameSink
{
    public List<long> SampleIndices { get; } = [];

    public List<float[]> Frames { get; } = [];

    public void OnFrame(long sampleIndex, ReadOnlySpan<float> values)
    {
        Assert.Equal(names.Count, values.Length);
        SampleIndices.Add(sampleIndex);
        Frames.Add(values.ToArray());
    }

    public float Mean(string curve, long fromSample, long toSample)
    {
        var index = names.ToList().IndexOf(curve);
        return Frames
            .Where((_, frame) => SampleIndices[frame] >= fromSample && SampleIndices[frame] < toSample)
            .Average(values => values[index]);
    }

    /// <summary>How far the lips are apart in each frame.</summary>
    public float[] LipGaps()
    {
        var jaw = names.ToList().IndexOf("JawOpen");
        return [.. Frames.Select(values => values[jaw] - values[jaw + 1])];
    }
}
