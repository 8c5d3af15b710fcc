using System.Runtime.InteropServices;

namespace Sidecar.Demo.Timeline;

/// <summary>
/// A waveform to draw: the lowest and the highest sample of each <see cref="StepSamples"/>, as signed bytes in pairs.
/// </summary>
internal sealed class WaveformPeaks
{
    /// <summary>2.5 ms: one step is one pixel when a second fills a narrow screen.</summary>
    public const int StepSamples = 60;

    private readonly List<sbyte> _peaks = [];
    private int _count;
    private short _low;
    private short _high;

    public static string Encode(ReadOnlySpan<short> pcm)
    {
        var peaks = new WaveformPeaks();
        peaks.Add(pcm);
        return peaks.ToBase64();
    }

    public void Add(ReadOnlySpan<short> pcm)
    {
        foreach (var sample in pcm)
        {
            _low = _count == 0 ? sample : Math.Min(_low, sample);
            _high = _count == 0 ? sample : Math.Max(_high, sample);
            if (++_count == StepSamples)
            {
                Close();
            }
        }
    }

    public string ToBase64()
    {
        if (_count > 0)
        {
            Close();
        }

        return Convert.ToBase64String(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_peaks)));
    }

    private void Close()
    {
        _peaks.Add((sbyte)(_low / 256));
        _peaks.Add((sbyte)(_high / 256));
        _count = 0;
    }
}
