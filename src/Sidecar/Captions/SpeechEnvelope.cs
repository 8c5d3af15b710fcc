using Sidecar.Protocol;

namespace Sidecar.Captions;

/// <summary>The loudness of an utterance in steps of 10 ms, and where in it somebody speaks.</summary>
internal sealed class SpeechEnvelope
{
    public const int HopSamples = 10 * PcmFormat.SamplesPerMs;

    // Stops in the middle of a word are silent for up to 100 ms.
    private const int LeastPauseHops = 12;
    private const int LeastSpeechHops = 3;
    private const int QuietestDb = -100;
    private const float AbsoluteFloorDb = -65;
    private const float BelowLoudDb = 33;
    private const float AboveNoiseDb = 8;
    private const float LeastContrastDb = 15;

    private readonly List<float> _levelsDb = [];
    private readonly int[] _histogram = new int[-QuietestDb + 1];
    private double _power;
    private int _inHop;

    public long SampleCount { get; private set; }

    public void Append(ReadOnlySpan<short> pcm)
    {
        SampleCount += pcm.Length;
        foreach (var sample in pcm)
        {
            _power += (double)sample * sample;
            if (++_inHop == HopSamples)
            {
                CloseHop();
            }
        }
    }

    /// <summary>Counts a last piece that is shorter than a hop.</summary>
    public void Complete()
    {
        if (_inHop > 0)
        {
            CloseHop();
        }
    }

    /// <summary>Finds the stretches of speech between pauses of 120 ms and more.</summary>
    /// <param name="stretches">Cleared and filled, in order.</param>
    /// <returns>True when the last stretch reaches the end of the audio so far, so that it may still grow.</returns>
    public bool FindStretches(List<SpeechStretch> stretches)
    {
        stretches.Clear();
        var threshold = Threshold();
        var start = -1;
        var lastLoud = -1;
        for (var hop = 0; hop < _levelsDb.Count; hop++)
        {
            if (_levelsDb[hop] < threshold)
            {
                continue;
            }

            if (start >= 0 && hop - lastLoud > LeastPauseHops)
            {
                Add(stretches, start, lastLoud + 1);
                start = hop;
            }

            start = start < 0 ? hop : start;
            lastLoud = hop;
        }

        if (start < 0)
        {
            return false;
        }

        var open = _levelsDb.Count - 1 - lastLoud <= LeastPauseHops;
        Add(stretches, start, lastLoud + 1);
        return open
            && stretches.Count > 0
            && stretches[^1].EndSample >= Math.Min((lastLoud + 1L) * HopSamples, SampleCount);
    }

    private void Add(List<SpeechStretch> stretches, int startHop, int endHop)
    {
        if (endHop - startHop >= LeastSpeechHops)
        {
            // Most words begin more quietly than the threshold.
            var first = Math.Max(0, startHop - 1);
            stretches.Add(
                new SpeechStretch((long)first * HopSamples, Math.Min((long)endHop * HopSamples, SampleCount))
            );
        }
    }

    private float Threshold()
    {
        var loud = Percentile(0.95);
        var noise = Math.Min(Percentile(0.1) + AboveNoiseDb, loud - LeastContrastDb);
        return Math.Max(AbsoluteFloorDb, Math.Max(loud - BelowLoudDb, noise));
    }

    private int Percentile(double share)
    {
        var wanted = share * _levelsDb.Count;
        var seen = 0;
        for (var bin = 0; bin < _histogram.Length; bin++)
        {
            seen += _histogram[bin];
            if (seen >= wanted)
            {
                return QuietestDb + bin;
            }
        }

        return 0;
    }

    private void CloseHop()
    {
        var meanSquare = _power / _inHop / (32768.0 * 32768.0);
        var db = Math.Max(QuietestDb, 10 * Math.Log10(meanSquare + 1e-12));
        _levelsDb.Add((float)db);
        _histogram[(int)Math.Round(Math.Min(db, 0)) - QuietestDb]++;
        _power = 0;
        _inHop = 0;
    }
}

/// <summary>A run of speech without a pause.</summary>
internal readonly record struct SpeechStretch(long StartSample, long EndSample)
{
    public long SampleCount => EndSample - StartSample;
}
