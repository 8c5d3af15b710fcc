namespace Sidecar.UePlugin.Tests.EndToEnd;

/// <summary>What the headless game's listener heard: 24 kHz, mono.</summary>
/// <param name="Samples">From the first callback of the audio device on.</param>
/// <param name="StartSeconds">When the first sample was heard, on the clock of the face.</param>
internal sealed record HeardSound(short[] Samples, double StartSeconds)
{
    public const int RateHz = 24_000;
    private const int HeaderBytes = 44;

    public double EndSeconds => StartSeconds + (Samples.Length / (double)RateHz);

    public static HeardSound Read(string path, double startSeconds)
    {
        byte[] bytes = File.ReadAllBytes(path);
        var samples = new short[(bytes.Length - HeaderBytes) / sizeof(short)];
        Buffer.BlockCopy(bytes, HeaderBytes, samples, 0, samples.Length * sizeof(short));
        return new HeardSound(samples, startSeconds);
    }

    /// <summary>Root mean square around a time; 0 outside of what was heard.</summary>
    public double Loudness(double atSeconds, double windowSeconds = 0.025)
    {
        int first = Index(atSeconds - (windowSeconds / 2));
        int end = Index(atSeconds + (windowSeconds / 2));
        double power = 0;
        for (int i = first; i < end; i++)
        {
            power += (double)Samples[i] * Samples[i];
        }

        return end > first ? Math.Sqrt(power / (end - first)) : 0;
    }

    /// <summary>Lowest and highest sample of a stretch; zeros outside of what was heard.</summary>
    public (short Low, short High) Range(double fromSeconds, double toSeconds)
    {
        ReadOnlySpan<short> stretch = Samples.AsSpan(Index(fromSeconds)..Index(toSeconds));
        (short low, short high) = ((short)0, (short)0);
        foreach (short sample in stretch)
        {
            low = Math.Min(low, sample);
            high = Math.Max(high, sample);
        }

        return (low, high);
    }

    /// <summary>The stretches that sound; pauses shorter than <paramref name="longestPauseSeconds"/> belong to them.</summary>
    public IReadOnlyList<(double Start, double End)> Spoken(double longestPauseSeconds)
    {
        var spoken = new List<(double Start, double End)>();
        for (int i = 0; i < Samples.Length; i++)
        {
            if (Samples[i] == 0)
            {
                continue;
            }

            double time = StartSeconds + (i / (double)RateHz);
            if (spoken.Count > 0 && time - spoken[^1].End <= longestPauseSeconds)
            {
                spoken[^1] = (spoken[^1].Start, time);
            }
            else
            {
                spoken.Add((time, time));
            }
        }

        return spoken;
    }

    private int Index(double seconds) => Math.Clamp((int)((seconds - StartSeconds) * RateHz), 0, Samples.Length);
}
