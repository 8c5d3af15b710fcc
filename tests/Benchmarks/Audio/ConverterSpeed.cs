using Sidecar.Audio.Tests.Resampling.Measuring;

namespace Sidecar.Benchmarks.Audio;

/// <summary>A quick look at speed, for ratios; <see cref="ResamplerBenchmarks"/> measures properly.</summary>
internal static class ConverterSpeed
{
    private const int Rounds = 5;
    private const int ChunksPerRound = 250;
    private const int ChunkMs = 20;

    /// <summary>Seconds of sound per second of work, in chunks of 20 ms: the best of a few rounds.</summary>
    public static double TimesRealTime(Func<IConverter> create, int inputRateHz)
    {
        using IConverter converter = create();
        float[] chunk = Tone.Make(1000, inputRateHz, ChunkMs / 1000.0);
        var output = new float[65_536];
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = TimeProvider.System.GetTimestamp();
            for (int i = 0; i < ChunksPerRound; i++)
            {
                converter.Process(chunk, output);
            }

            best = Math.Min(best, TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        return ChunksPerRound * ChunkMs / best;
    }
}
