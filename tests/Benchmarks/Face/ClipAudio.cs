using Sidecar.Audio.Sources;
using Sidecar.Protocol;

namespace Sidecar.Benchmarks.Face;

/// <summary>Reads a whole recording.</summary>
internal static class ClipAudio
{
    /// <exception cref="InvalidDataException">It isn't at 24 kHz.</exception>
    public static short[] Read(string path)
    {
        using WavPcmReader reader = WavPcmReader.Open(path);
        if (reader.FileFormat.SampleRateHz != PcmFormat.SampleRateHz)
        {
            throw new InvalidDataException($"{path} is at {reader.FileFormat.SampleRateHz} Hz, not at 24000.");
        }

        List<short> samples = [];
        short[] block = new short[4800];
        int count;
        while ((count = reader.Read(block)) > 0)
        {
            samples.AddRange(block.AsSpan(0, count));
        }
        return [.. samples];
    }
}
