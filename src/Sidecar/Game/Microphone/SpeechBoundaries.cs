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
/// recording: 32 dB under its loud parts, or just above its noise where that is louder. What lies under the voice (hum,
/// rumble, direct current) is filtered out before.
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

    /// <summary>Levels are averaged over this many windows, so that single bursts of noise are not voices.</summary>
    private const int SmoothingWindows = 5;

    private const double HighPassHz = 120;

    /// <summary>The stretches of speech, in order; empty when there is none.</summary>
    public static IReadOnlyList<SpeechSegment> Find(ReadOnlySpan<short> pcm)
    {
        var voice = HighPass(pcm);
        var levels = Levels(voice);
        if (levels.Length == 0)
        {
            return [];
        }

        var sorted = levels.Order().ToArray();
        var noiseDb = sorted[sorted.Length / 10];
        var loudDb = sorted[sorted.Length * 95 / 100];
        if (loudDb < AudibleDb)
        {
            return [];
        }

        var threshold = Math.Max(loudDb - BelowLoudDb, Math.Min(noiseDb + AboveNoiseDb, loudDb - MinimumRiseDb));
        var segments = new List<SpeechSegment>();
        foreach (var (first, last) in VoicedWindows(Smooth(levels), threshold))
        {
            var start = first * WindowSamples;
            var end = Math.Min(pcm.Length, (last + 1) * WindowSamples);
            segments.Add(Tighten(voice, start, end, threshold));
        }

        return segments;
    }

    /// <summary>A Butterworth filter of second order.</summary>
    private static float[] HighPass(ReadOnlySpan<short> pcm)
    {
        var tan = Math.Tan(Math.PI * HighPassHz / PcmFormat.SampleRateHz);
        var norm = 1 / (1 + (Math.Sqrt(2) * tan) + (tan * tan));
        var a1 = 2 * ((tan * tan) - 1) * norm;
        var a2 = (1 - (Math.Sqrt(2) * tan) + (tan * tan)) * norm;
        var filtered = new float[pcm.Length];
        // As if the first sample had been there for ever: a direct current makes no click.
        double x1 = pcm.IsEmpty ? 0 : pcm[0];
        var x2 = x1;
        double y1 = 0;
        double y2 = 0;
        for (var i = 0; i < pcm.Length; i++)
        {
            var y = (norm * (pcm[i] - (2 * x1) + x2)) - (a1 * y1) - (a2 * y2);
            (x2, x1, y2, y1) = (x1, pcm[i], y1, y);
            filtered[i] = (float)y;
        }

        return filtered;
    }

    private static double[] Smooth(double[] levels)
    {
        var smooth = new double[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var from = Math.Max(0, i - (SmoothingWindows / 2));
            var to = Math.Min(levels.Length, i + (SmoothingWindows / 2) + 1);
            smooth[i] = levels[from..to].Average();
        }

        return smooth;
    }

    /// <summary>The level of each window in decibels of full scale.</summary>
    private static double[] Levels(float[] voice)
    {
        var levels = new double[(voice.Length + WindowSamples - 1) / WindowSamples];
        for (var i = 0; i < levels.Length; i++)
        {
            double squares = 0;
            var end = Math.Min(voice.Length, (i + 1) * WindowSamples);
            for (var at = i * WindowSamples; at < end; at++)
            {
                squares += voice[at] * voice[at];
            }

            var power = squares / (end - (i * WindowSamples)) / (32768.0 * 32768.0);
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
    private static SpeechSegment Tighten(float[] voice, int start, int end, double threshold)
    {
        var amplitude = 32768 * Math.Pow(10, threshold / 20);
        var first = start;
        while (first < end - 1 && Math.Abs(voice[first]) < amplitude)
        {
            first++;
        }

        var last = end - 1;
        while (last > first && Math.Abs(voice[last]) < amplitude)
        {
            last--;
        }

        return new SpeechSegment(first, last + 1);
    }
}
