using Sidecar.Audio.Pcm;
using Sidecar.Audio.Resampling;
using Sidecar.Audio.Wav;
using Sidecar.Protocol;

namespace Sidecar.Simulator.Voices;

/// <summary>Brings recorded speech to 24 kHz mono.</summary>
internal static class Recording
{
    private const int BlockFrames = 4096;

    public static short[] ReadAll(WavReader reader)
    {
        var format = reader.Format;
        var resampler = new StreamingResampler(format.SampleRateHz, PcmFormat.SampleRateHz);
        var downmixer = new Downmixer(format.Channels);
        var interleaved = new float[BlockFrames * format.Channels];
        var mono = new float[BlockFrames];
        var resampled = new float[Math.Max(resampler.GetMaxOutputSamples(BlockFrames), resampler.MaxFlushSamples)];
        List<short> samples = [];
        while (reader.Read(interleaved) is > 0 and var read)
        {
            var frames = downmixer.ToMono(interleaved.AsSpan(0, read), mono);
            Add(resampled.AsSpan(0, resampler.Process(mono.AsSpan(0, frames), resampled)), samples);
        }

        Add(resampled.AsSpan(0, resampler.Flush(resampled)), samples);
        return [.. samples];
    }

    private static void Add(ReadOnlySpan<float> block, List<short> samples)
    {
        foreach (var sample in block)
        {
            samples.Add(PcmConvert.ToShort(sample));
        }
    }
}
