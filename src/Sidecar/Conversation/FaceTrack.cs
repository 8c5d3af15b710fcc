using Sidecar.Face;

namespace Sidecar.Conversation;

/// <summary>
/// The face frames of an utterance that were not heard yet, in one growing ring of floats: no allocation per frame once
/// it has grown to the lead.
/// </summary>
internal sealed class FaceTrack(int curveCount) : IFaceFrameSink
{
    private float[] _values = new float[64 * curveCount];
    private int _head;
    private int _count;
    private long _firstSample;

    /// <summary>Audio up to here has its frames.</summary>
    public long CoveredSamples { get; private set; }

    public int FrameCount { get; private set; }

    public int CurveCount => curveCount;

    private int Capacity => _values.Length / curveCount;

    public void OnFrame(long sampleIndex, ReadOnlySpan<float> values)
    {
        if (_count == Capacity)
        {
            Grow();
        }
        if (_count == 0)
        {
            _firstSample = sampleIndex;
        }
        values.CopyTo(Row(_count));
        _count++;
        FrameCount++;
        CoveredSamples = sampleIndex + FaceFrameRate.FrameIntervalSamples;
    }

    /// <summary>Copies the frames in [from, to) to a batch.</summary>
    public void CopyTo(FaceBatch batch, long fromSample, long toSample)
    {
        for (int i = 0; i < _count; i++)
        {
            long sample = _firstSample + (long)i * FaceFrameRate.FrameIntervalSamples;
            if (sample >= fromSample && sample < toSample)
            {
                batch.Add(sample, Row(i));
            }
        }
    }

    /// <summary>Drops the frames that lie before the played position.</summary>
    public void ForgetBefore(long sample)
    {
        while (_count > 0 && _firstSample + FaceFrameRate.FrameIntervalSamples <= sample)
        {
            _head = (_head + 1) % Capacity;
            _firstSample += FaceFrameRate.FrameIntervalSamples;
            _count--;
        }
    }

    private Span<float> Row(int index) => _values.AsSpan((_head + index) % Capacity * curveCount, curveCount);

    private void Grow()
    {
        float[] larger = new float[_values.Length * 2];
        for (int i = 0; i < _count; i++)
        {
            Row(i).CopyTo(larger.AsSpan(i * curveCount));
        }
        _values = larger;
        _head = 0;
    }
}
