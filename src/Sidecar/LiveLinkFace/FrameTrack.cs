using Sidecar.Face;

namespace Sidecar.LiveLinkFace;

/// <summary>
/// The frames of one utterance that may still be shown, on their grid of <see cref="FaceFrameRate.FrameIntervalSamples"/>,
/// in a growing ring: nothing allocates once it has grown to what is sent ahead.
/// </summary>
internal sealed class FrameTrack(int curveCount)
{
    /// <summary>Much more than is ever sent ahead; then the oldest are dropped. 20 s.</summary>
    private const int MaxFrames = 1_200;

    private const int Interval = FaceFrameRate.FrameIntervalSamples;

    private float[] _values = new float[64 * curveCount];
    private int _head;
    private int _count;
    private long _firstSample;

    public ulong UtteranceId { get; private set; }

    /// <summary>Samples that there are to hear; null until that was said.</summary>
    public long? TotalSamples { get; set; }

    /// <summary>The last frame's sample; long past without frames.</summary>
    public long LastSample => _count > 0 ? _firstSample + (long)(_count - 1) * Interval : long.MinValue / 2;

    private int Capacity => _values.Length / curveCount;

    /// <summary>For another utterance.</summary>
    public void Reuse(ulong utteranceId)
    {
        UtteranceId = utteranceId;
        TotalSamples = null;
        (_head, _count) = (0, 0);
    }

    /// <summary>Takes a frame: the next one, or another for a sample that has one. Behind a gap the track begins anew.
    /// </summary>
    public void Put(long sample, ReadOnlySpan<float> values)
    {
        long index = (sample - _firstSample) / Interval;
        bool isOnGrid = (sample - _firstSample) % Interval == 0;
        if (_count == 0 || !isOnGrid || index > _count)
        {
            (_head, _count, _firstSample, index) = (0, 0, sample, 0);
        }
        if (index < 0)
        {
            return;
        }
        if (index == _count)
        {
            MakeRoom();
            index = _count++;
        }
        values.CopyTo(Row((int)index));
    }

    /// <summary>Writes the face at a sample: between its two neighbours, held before the first and behind the last.
    /// Frames that lie behind are forgotten.</summary>
    /// <returns>False when there is no frame.</returns>
    public bool Sample(double sample, Span<float> values)
    {
        if (_count == 0)
        {
            return false;
        }
        while (_count > 1 && _firstSample + 2 * Interval <= sample)
        {
            DropOldest();
        }
        double at = Math.Clamp((sample - _firstSample) / Interval, 0, _count - 1);
        int before = (int)at;
        float share = (float)(at - before);
        ReadOnlySpan<float> from = Row(before);
        ReadOnlySpan<float> to = Row(Math.Min(before + 1, _count - 1));
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (1 - share) * from[i] + share * to[i];
        }
        return true;
    }

    private Span<float> Row(int index) => _values.AsSpan((_head + index) % Capacity * curveCount, curveCount);

    private void DropOldest()
    {
        _head = (_head + 1) % Capacity;
        _firstSample += Interval;
        _count--;
    }

    private void MakeRoom()
    {
        if (_count >= MaxFrames)
        {
            DropOldest();
        }
        if (_count < Capacity)
        {
            return;
        }
        float[] larger = new float[2 * _values.Length];
        for (int i = 0; i < _count; i++)
        {
            Row(i).CopyTo(larger.AsSpan(i * curveCount));
        }
        (_values, _head) = (larger, 0);
    }
}
