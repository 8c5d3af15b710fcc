using System.Numerics;

namespace Sidecar.Audio.G711;

/// <summary>
/// A-law of ITU-T G.711 (table 1a and 1b), one byte per sample, as <c>audio/pcma</c> carries it (even bits inverted).
/// 16-bit samples are taken as the 13-bit numbers of the Recommendation with three further bits. No call allocates.
/// </summary>
public static class ALaw
{
    private const int EvenBits = 0x55;
    private const int Positive = 0x80;

    private static readonly short[] Decoded = [.. Enumerable.Range(0, 256).Select(code => DecodeExactly((byte)code))];

    /// <summary>One sample to its code: the interval between decision values that it lies in.</summary>
    public static byte Encode(short sample)
    {
        // Below zero the ones' complement: −1 lies in the first negative interval, and −32768 needs no saturation.
        int magnitude = (sample < 0 ? ~sample : sample) >> 3;
        int segment = magnitude < 32 ? 0 : BitOperations.Log2((uint)magnitude) - 4;
        int code = (segment << 4) | ((magnitude >> Math.Max(segment, 1)) & 0xF);
        return (byte)(code ^ EvenBits ^ (sample < 0 ? 0 : Positive));
    }

    /// <summary>One code to its quantised value, −32256 to 32256; no code decodes to 0.</summary>
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
        int bits = code ^ EvenBits;
        int segment = (bits >> 4) & 7;
        int mantissa = ((bits & 0xF) << 1) + 1;
        int magnitude = segment == 0 ? mantissa << 3 : (mantissa + 32) << (segment + 2);
        return (short)((bits & Positive) != 0 ? magnitude : -magnitude);
    }
}
