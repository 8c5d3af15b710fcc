using System.Buffers.Binary;
using Sidecar.Audio.Pcm;

namespace Sidecar.Audio.Wav;

/// <summary>Stored samples to floats. Full scale is 2^(bits − 1) of the bytes a sample takes.</summary>
internal static class WavSampleDecoder
{
    /// <summary>Decodes one float per stored sample.</summary>
    public static void Decode(WavFormat format, ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        switch (format.Encoding, format.BytesPerSample)
        {
            case (WavEncoding.Pcm, 1):
                DecodeUnsigned8(bytes, samples);
                break;
            case (WavEncoding.Pcm, 2):
                DecodeSigned16(bytes, samples);
                break;
            case (WavEncoding.Pcm, 3):
                DecodeSigned24(bytes, samples);
                break;
            case (WavEncoding.Pcm, 4):
                DecodeSigned32(bytes, samples);
                break;
            case (WavEncoding.Float, 4):
                DecodeFloat32(bytes, samples);
                break;
            case (WavEncoding.Float, 8):
                DecodeFloat64(bytes, samples);
                break;
            default:
                throw new NotSupportedException($"{format} has no decoder.");
        }
    }

    private static void DecodeUnsigned8(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            samples[i] = (bytes[i] - 128) / 128f;
        }
    }

    private static void DecodeSigned16(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0; i < bytes.Length / 2; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]) / 32768f;
        }
    }

    private static void DecodeSigned24(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0; i < bytes.Length / 3; i++)
        {
            ReadOnlySpan<byte> sample = bytes.Slice(3 * i, 3);
            samples[i] = (sample[0] | (sample[1] << 8) | ((sbyte)sample[2] << 16)) / 8388608f;
        }
    }

    private static void DecodeSigned32(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0; i < bytes.Length / 4; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]) / 2147483648f;
        }
    }

    private static void DecodeFloat32(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0; i < bytes.Length / 4; i++)
        {
            samples[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]);
        }

        FiniteSamples.Copy(samples, samples);
    }

    private static void DecodeFloat64(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0; i < bytes.Length / 8; i++)
        {
            samples[i] = (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]);
        }

        FiniteSamples.Copy(samples, samples);
    }
}
