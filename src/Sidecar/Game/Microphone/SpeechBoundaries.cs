using System.Runtime.InteropServices;
using Sidecar.Protocol;

namespace Sidecar.Game.Microphone;

/// <summary>A stretch of speech in a recording.</summary>
/// <param name="Start">The first voiced sample.</param>
/// <param name="End">One past the last voiced sample.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SpeechSegment(int Start, int End);

/// <summary>
/// Finds where somebody speaks in a whole recording (24 kHz), by energy. It is the game's own judge of when the user
/// began and ended, independent of the detection in the sidecar and in the provider. The threshold comes from the
/// recording: 32 dB under its loud parts, or just above its noise where that is louder.
/// </summary>
internal static class SpeechBoundaries
{
    private const int WindowSamples = 10 * PcmFormat.SamplesPerMs;
    private const double BelowLoudDb = 32;
    private const double AboveNoiseDb = 6;
    private const double MinimumRiseDb = 6;
    private const double AudibleDb = -60;

    /// <summary>A shorter silence is a part of speech: the closure of a plosive, a breath.</summary>
    private const int MinimumPauseWindows = 25;

    /// <summary>A shorter sound is a click.</summary>
    private const int MinimumSpeechWindows = 4;

    /// <summary>The stretches of speech, in order; empty when there is none.</summary>
    public static IReadOnlyList<SpeechSegment> Find(ReadOnlySpan<short> pcm)
    {
        var levels = Levels(pcm);
        if (levels.Length == 0)
        {
            return [];
        }

        var sorted = levels.Order().ToArray();
        var noiseDb = sorted[sorted.Length / 10];
        var loudDb = sorted[sorted.Length * 95 / 100];
        var threshold = Math.Max(loudDb - BelowLoudDb, Math.Min(noiseDb + AboveNoiseDb, loudDb - MinimumRiseDb));
        if (loudDb < AudibleDb)
        {
            return [];
        }

        var segments = new List<SpeechSegment>();
        foreach (var (first, last) in VoicedWindows(levels, threshold))
        {
            var start = first * WindowSamples;
            var end = Math.Min(pcm.Length, (last + 1) * WindowSamples);
            segments.Add(Tighten(pcm, start, end, threshold));
        }

        return segments;
    }

    /// <summary>The level of each window in decibels of full scale, without its direct current.</summary>
    private static double[] Levels(ReadOnlySpan<short> pcm)
    {
        var levels = new double[(pcm.Length + WindowSamples - 1) / WindowSamples];
        for (var i = 0; i < levels.Length; i++)
        {
            var window = pcm[(i * WindowSamples)..Math.Min(pcm.Length, (i + 1) * WindowSamples)];
            double sum = 0;
            double squares = 0;
            foreach (var sample in window)
            {
                sum += sample;
                squares += (double)sample * sample;
            }

            var mean = sum / window.Length;
            var power = Math.Max(0, (squares / window.Length) - (mean * mean)) / (32768.0 * 32768.0);
            levels[i] = 10 * Math.Log10(power + 1e-10);
        }

        return levels;
    }

    private static List<(int First, int Last)> VoicedWindows(double[] levels, double threshold)
    {
        var found = new List<(int First, int Last)>();
        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i] < threshold)
            {
                continue;
            }

            if (found.Count > 0 && i - found[^1].Last <= MinimumPauseWindows)
            {
                found[^1] = (found[^1].First, i);
            }
            else
            {
                found.Add((i, i));
            }
        }

        found.RemoveAll(run => VoicedIn(levels, run, threshold) < MinimumSpeechWindows);
        return found;
    }

    private static int VoicedIn(double[] levels, (int First, int Last) run, double threshold)
    {
        var voiced = 0;
        for (var i = run.First; i <= run.Last; i++)
        {
            voiced += levels[i] >= threshold ? 1 : 0;
        }

        return voiced;
    }

    /// <summary>From whole windows to the samples that reach the threshold.</summary>
    private static SpeechSegment Tighten(ReadOnlySpan<short> pcm, int start, int end, double threshold)
    {
        var amplitude = 32768 * Math.Pow(10, threshold / 20);
        var first = start;
        while (first < end - 1 && Math.Abs((int)pcm[first]) < amplitude)
        {
            first++;
        }

        var last = end - 1;
        while (last > first && Math.Abs((int)pcm[last]) < amplitude)
        {
            last--;
        }

        return new SpeechSegment(first, last + 1);
    }
}
