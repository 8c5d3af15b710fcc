using Sidecar.Audio.Pcm;
using Sidecar.Audio.Wav;
using Sidecar.Simulator;

namespace Sidecar.FaultMatrix.Matrix;

/// <summary>The player's voice: one of the simulator's recordings, which are the same on every machine.</summary>
internal static class Recording
{
    /// <summary>24 kHz mono.</summary>
    public static short[] Speech { get; } = Read("greeting");

    private static short[] Read(string name)
    {
        Stream stream = typeof(SimulatorServer).Assembly.GetManifestResourceStream($"Voices/Recordings/{name}.wav")!;
        using WavReader reader = new(stream, name);
        float[] samples = new float[reader.FrameCount!.Value];
        _ = reader.Read(samples);
        short[] pcm = [.. samples.Select(PcmConvert.ToShort)];
        if (reader.Format.SampleRateHz == 24_000)
        {
            return pcm;
        }
        Audio.Resampling.StreamingResampler resampler = new(reader.Format.SampleRateHz, 24_000);
        float[] resampled = new float[samples.Length * 24_000 / reader.Format.SampleRateHz + 4_800];
        int produced = resampler.Process(samples, resampled);
        return [.. resampled.AsSpan(0, produced).ToArray().Select(PcmConvert.ToShort)];
    }
}
