using Sidecar.Captions;
using Sidecar.Face;

namespace Sidecar.Conversation;

/// <summary>
/// The speech frames of an utterance that were not heard yet, in one growing ring of floats: no allocation per frame
/// once it has grown to what is ahead. The words of the utterance are found in them as they come.
/// </summary>
internal sealed class FaceTrack(WordTimeline words) : IFaceFrameSink
{
    private float[] _values = new float[64 * SpeechFrame.Length];
    private int _head;
    private long _firstSample;

    /// <summary>Audio up to here has its frames.</summary>
    public long CoveredSamples { get; private set; }

    /// <summary>How many frames are kept.</summary>
    public int Count { get; private set; }

    private int Capacity => _values.Length / SpeechFrame.Length;

    /// <summary>A kept frame, laid out as <see cref="SpeechFrame"/> says; 0 is the oldest.</summary>
    public ReadOnlySpan<float> this[int index] => Row(index);

    public void OnFrame(long sampleIndex, ReadOnlySpan<float> frame)
    {
        if (Count == Capacity)
        {
            Grow();
        }
        if (Count == 0)
        {
            _firstSample = sampleIndex;
        }
        words.AppendFrame(frame);
        frame.CopyTo(Row(Count));
        Count++;
        CoveredSamples = sampleIndex + FaceFrameRate.FrameIntervalSamples;
    }

    /// <summary>The sample at which a kept frame is shown.</summary>
    public long SampleOf(int index) => _firstSample + (long)index * FaceFrameRate.FrameIntervalSamples;

    /// <summary>The first kept frame that is shown at or after a sample; <see cref="Count"/> when there is none.</summary>
    public int IndexAtOrAfter(long sample)
    {
        const int interval = FaceFrameRate.FrameIntervalSamples;
        return (int)Math.Clamp((sample - _firstSample + interval - 1) / interval, 0, Count);
    }

    /// <summary>Drops the frames that lie before the played position.</summary>
    public void ForgetBefore(long sample)
    {
        while (Count > 0 && _firstSample + FaceFrameRate.FrameIntervalSamples <= sample)
        {
            _head = (_head + 1) % Capacity;
            _firstSample += FaceFrameRate.FrameIntervalSamples;
            Count--;
        }
    }

    private Span<float> Row(int index) =>
        _values.AsSpan((_head + index) % Capacity * SpeechFrame.Length, SpeechFrame.Length);

    private void Grow()
    {
        float[] larger = new float[_values.Length * 2];
        for (int i = 0; i < Count; i++)
        {
            Row(i).CopyTo(larger.AsSpan(i * SpeechFrame.Length));
        }
        _values = larger;
        _head = 0;
    }
}
