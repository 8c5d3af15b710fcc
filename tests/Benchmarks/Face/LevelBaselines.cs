using Sidecar.Face;
using Sidecar.Face.Tests.Accuracy;

namespace Sidecar.Benchmarks.Face;

/// <summary>Faces that hear nothing but how loud it is.</summary>
internal static class LevelBaselines
{
    private const int HopSamples = 240;
    private const int WindowSamples = 600;
    private const double QuietDb = -50;
    private const double RangeDb = 36;
    private const double Smoothing = 0.4;
    private const double GateJaw = 0.25;

    public static DrawnClip Always(Viseme viseme)
    {
        DrawnClip drawn = new();
        drawn.Add(0, viseme);
        return drawn;
    }

    /// <summary>Opens the jaw as loud as the last 25 ms are, with a smoothing of about 20 ms.</summary>
    public static DrawnClip LoudnessToJaw(short[] pcm)
    {
        DrawnClip drawn = new();
        foreach ((int timeMs, double jaw) in Jaw(pcm))
        {
            drawn.Add(timeMs, Viseme.sil, jaw);
        }
        return drawn;
    }

    /// <summary>Shows E where the jaw would be open, and silence elsewhere.</summary>
    public static DrawnClip EnergyGate(short[] pcm)
    {
        DrawnClip drawn = new();
        foreach ((int timeMs, double jaw) in Jaw(pcm))
        {
            drawn.Add(timeMs, jaw > GateJaw ? Viseme.E : Viseme.sil);
        }
        return drawn;
    }

    private static IEnumerable<(int TimeMs, double Jaw)> Jaw(short[] pcm)
    {
        double smooth = 0;
        for (int hop = 1; hop <= pcm.Length / HopSamples; hop++)
        {
            int end = hop * HopSamples;
            int start = Math.Max(0, end - WindowSamples);
            double power = 0;
            for (int i = start; i < end; i++)
            {
                power += pcm[i] / 32768.0 * (pcm[i] / 32768.0);
            }
            double db = 10 * Math.Log10(power / (end - start) + 1e-12);
            smooth += Smoothing * (Math.Clamp((db - QuietDb) / RangeDb, 0, 1) - smooth);
            yield return (hop * 10, Math.Round(smooth, 3));
        }
    }
}
