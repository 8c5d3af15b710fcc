using System.Runtime.InteropServices;
using Sidecar.Audio.G711;
using Sidecar.Audio.Pcm;
using Sidecar.Audio.Resampling;

namespace Sidecar.Realtime.Formats;

/// <summary>
/// From bytes of one format to bytes of another, piece by piece, through one resampler. The buffers grow to the largest
/// piece and are used again: nothing is allocated per piece. Not thread-safe.
/// </summary>
internal sealed class SampleConversion(WireFormat from, WireFormat to)
{
    private short[] _samples = [];
    private float[] _input = [];
    private float[] _output = [];

    public StreamingResampler NewStream() => new(from.RateHz, to.RateHz);

    /// <summary>The most bytes that so many bytes become.</summary>
    public int MaxBytes(StreamingResampler stream, int sourceBytes) =>
        stream.GetMaxOutputSamples(sourceBytes / from.BytesPerSample) * to.BytesPerSample;

    /// <summary>The most bytes that the end of a stream can give.</summary>
    public int MaxFlushBytes(StreamingResampler stream) => stream.MaxFlushSamples * to.BytesPerSample;

    /// <summary>Takes whole samples, all of them, and writes what is now certain.</summary>
    /// <returns>Bytes written.</returns>
    public int Convert(StreamingResampler stream, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        var count = source.Length / from.BytesPerSample;
        var samples = Room(ref _samples, count);
        switch (from.Encoding)
        {
            case WireEncoding.MuLaw:
                MuLaw.Decode(source, samples);
                break;
            case WireEncoding.ALaw:
                ALaw.Decode(source, samples);
                break;
            default:
                MemoryMarshal.Cast<byte, short>(source[..(count * 2)]).CopyTo(samples);
                break;
        }

        var input = Room(ref _input, count);
        PcmConvert.ToFloat(samples, input);
        var output = Room(ref _output, stream.GetMaxOutputSamples(count));
        return Write(output[..stream.Process(input, output)], destination);
    }

    /// <summary>Ends a stream.</summary>
    /// <returns>Bytes written.</returns>
    public int Flush(StreamingResampler stream, Span<byte> destination)
    {
        var output = Room(ref _output, stream.MaxFlushSamples);
        return Write(output[..stream.Flush(output)], destination);
    }

    private int Write(ReadOnlySpan<float> output, Span<byte> destination)
    {
        var samples = Room(ref _samples, output.Length);
        PcmConvert.ToShort(output, samples);
        switch (to.Encoding)
        {
            case WireEncoding.MuLaw:
                MuLaw.Encode(samples, destination);
                break;
            case WireEncoding.ALaw:
                ALaw.Encode(samples, destination);
                break;
            default:
                MemoryMarshal.AsBytes(samples).CopyTo(destination);
                break;
        }

        return samples.Length * to.BytesPerSample;
    }

    private static Span<T> Room<T>(ref T[] buffer, int count)
    {
        if (buffer.Length < count)
        {
            buffer = new T[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count)];
        }

        return buffer.AsSpan(0, count);
    }
}
