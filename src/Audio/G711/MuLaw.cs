using System.Numerics;

namespace Sidecar.Audio.G711;

/// <summary>
/// µ-law of ITU-T G.711 (table 2a and 2b), one byte per sample, as <c>audio/pcmu</c> carries it (bit-inverted). 16-bit
/// samples are taken as the 14-bit numbers of the Recommendation with two further bits. No call allocates.
/// </summary>
public static class MuLaw
{
    private const int Bias = 33;
    private const int LargestMagnitude = 8158;

    private static readonly short[] Decoded = [.. Enumerable.Range(0, 256).Select(code => DecodeExactly((byte)code))];

    /// <summary>One sample to its code: the interval between decision values that it lies in; saturates.</summary>
    public static byte Encode(short sample)
    {
        int magnitude = Math.Min(Math.Abs((int)sample) >> 2, LargestMagnitude) + Bias;
        int segment = BitOperations.Log2((uint)magnitude) - 5;
        int code = (segment << 4) | ((magnitude >> (segment + 1)) & 0xF);
        return (byte)(code ^ (sample < 0 ? 0x7F : 0xFF));
    }

    /// <summary>One code to its quantised value, −32124 to 32124.</summary>
    public static short Decode(byte code) => Decoded[code];

    /// <summary>Samples to codes, one each.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void Encode(ReadOnlySpan<short> source, Span<byte> destination)
    {
        G711Spans.ThrowIfTooShort(source.Length, destination.Length);
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = Encode(source[i]);
        }
    }

    /// <summary>Codes to samples, one each.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void Decode(ReadOnlySpan<byte> source, Span<short> destination)
    {
        G711Spans.ThrowIfTooShort(source.Length, destination.Length);
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = Decoded[source[i]];
        }
    }

    private static short DecodeExactly(byte code)
    {
        int bits = ~code;
        int magnitude = ((((bits & 0xF) << 1) + Bias) << ((bits >> 4) & 7)) - Bias;
        return (short)((bits & 0x80) != 0 ? -magnitude << 2 : magnitude << 2);
    }
}
