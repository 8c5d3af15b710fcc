using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Sidecar.Audio.G711;
using Sidecar.Audio.Pcm;
using Sidecar.Audio.Resampling;
using Sidecar.Protocol;

namespace Sidecar.Simulator.Formats;

internal enum AudioEncoding
{
    Pcm16,
    MuLaw,
    ALaw,
}

/// <summary>How audio is written on the wire, mono. Inside, the simulator works with 24 kHz samples throughout.</summary>
internal readonly record struct AudioFormat(AudioEncoding Encoding, int RateHz)
{
    public static AudioFormat Native { get; } = new(AudioEncoding.Pcm16, PcmFormat.SampleRateHz);

    public bool IsNative => this == Native;

    public int BytesPerSample => Encoding == AudioEncoding.Pcm16 ? 2 : 1;

    public int BytesPerMs => RateHz / 1000 * BytesPerSample;

    /// <summary>Reads a session's <c>format</c>, which its shape has found right.</summary>
    public static AudioFormat From(JsonObject format) =>
        (string?)format["type"] switch
        {
            "audio/pcmu" => new(AudioEncoding.MuLaw, 8000),
            "audio/pcma" => new(AudioEncoding.ALaw, 8000),
            _ => new(AudioEncoding.Pcm16, (int?)format["rate"] ?? PcmFormat.SampleRateHz),
        };

    /// <summary>Writes 24 kHz samples, a whole number of milliseconds of them unless the format is native.</summary>
    public byte[] Encode(ReadOnlySpan<short> samples)
    {
        if (IsNative)
        {
            return MemoryMarshal.AsBytes(samples).ToArray();
        }

        var converted = Resample(samples, PcmFormat.SampleRateHz, RateHz);
        var bytes = new byte[converted.Length * BytesPerSample];
        switch (Encoding)
        {
            case AudioEncoding.MuLaw:
                MuLaw.Encode(converted, bytes);
                break;
            case AudioEncoding.ALaw:
                ALaw.Encode(converted, bytes);
                break;
            default:
                MemoryMarshal.AsBytes(converted.AsSpan()).CopyTo(bytes);
                break;
        }

        return bytes;
    }

    /// <summary>Reads a whole piece of audio into 24 kHz samples.</summary>
    public short[] Decode(ReadOnlySpan<byte> bytes) => Resample(ReadSamples(bytes), RateHz, PcmFormat.SampleRateHz);

    /// <summary>Reads samples at the format's own rate; a torn last one is left out.</summary>
    public short[] ReadSamples(ReadOnlySpan<byte> bytes)
    {
        var samples = new short[bytes.Length / BytesPerSample];
        switch (Encoding)
        {
            case AudioEncoding.MuLaw:
                MuLaw.Decode(bytes, samples);
                break;
            case AudioEncoding.ALaw:
                ALaw.Decode(bytes, samples);
                break;
            default:
                MemoryMarshal.Cast<byte, short>(bytes).CopyTo(samples);
                break;
        }

        return samples;
    }

    private static short[] Resample(ReadOnlySpan<short> samples, int fromHz, int toHz)
    {
        var stream = new SampleStream(fromHz, toHz);
        return [.. stream.Convert(samples), .. stream.Flush()];
    }
}

/// <summary>16-bit samples from one rate to another, piece by piece.</summary>
internal sealed class SampleStream(int fromHz, int toHz)
{
    private readonly StreamingResampler _resampler = new(fromHz, toHz);

    public short[] Convert(ReadOnlySpan<short> samples)
    {
        var input = new float[samples.Length];
        PcmConvert.ToFloat(samples, input);
        // What the filter held back may come out too.
        var output = new float[_resampler.GetMaxOutputSamples(samples.Length) + 1];
        return ToShort(output.AsSpan(0, _resampler.Process(input, output)));
    }

    /// <summary>Ends a stream; its length is then exact.</summary>
    public short[] Flush()
    {
        var output = new float[_resampler.MaxFlushSamples + 1];
        return ToShort(output.AsSpan(0, _resampler.Flush(output)));
    }

    private static short[] ToShort(ReadOnlySpan<float> samples)
    {
        var converted = new short[samples.Length];
        PcmConvert.ToShort(samples, converted);
        return converted;
    }
}
