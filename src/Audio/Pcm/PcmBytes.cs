using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Sidecar.Protocol;

namespace Sidecar.Audio.Pcm;

/// <summary>Between 16-bit samples and their little-endian bytes, right on machines of either byte order.</summary>
public static class PcmBytes
{
    /// <summary>Copies little-endian bytes into samples.</summary>
    /// <returns>Samples written: half the bytes.</returns>
    /// <exception cref="ArgumentException">An odd number of bytes, or the destination is too short.</exception>
    public static int ToSamples(ReadOnlySpan<byte> source, Span<short> destination)
    {
        int samples = CountSamples(source);
        if (destination.Length < samples)
        {
            throw new ArgumentException(
                $"{samples} samples to write, room for {destination.Length}.",
                nameof(destination)
            );
        }

        source.CopyTo(MemoryMarshal.AsBytes(destination));
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(destination[..samples], destination);
        }

        return samples;
    }

    /// <summary>Copies samples into little-endian bytes.</summary>
    /// <returns>Bytes written: twice the samples.</returns>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public static int ToBytes(ReadOnlySpan<short> source, Span<byte> destination)
    {
        int bytes = source.Length * PcmFormat.BytesPerSample;
        if (destination.Length < bytes)
        {
            throw new ArgumentException($"{bytes} bytes to write, room for {destination.Length}.", nameof(destination));
        }

        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(source).CopyTo(destination);
            return bytes;
        }

        for (int i = 0; i < source.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(destination[(i * PcmFormat.BytesPerSample)..], source[i]);
        }

        return bytes;
    }

    /// <summary>The same memory seen as samples, without a copy.</summary>
    /// <exception cref="ArgumentException">An odd number of bytes.</exception>
    /// <exception cref="PlatformNotSupportedException">A big-endian machine; copy there.</exception>
    public static ReadOnlySpan<short> AsSamples(ReadOnlySpan<byte> bytes)
    {
        ThrowIfBigEndian();
        return MemoryMarshal.Cast<byte, short>(bytes[..(CountSamples(bytes) * PcmFormat.BytesPerSample)]);
    }

    /// <summary>The same memory seen as little-endian bytes, without a copy.</summary>
    /// <exception cref="PlatformNotSupportedException">A big-endian machine; copy there.</exception>
    public static ReadOnlySpan<byte> AsBytes(ReadOnlySpan<short> samples)
    {
        ThrowIfBigEndian();
        return MemoryMarshal.AsBytes(samples);
    }

    private static int CountSamples(ReadOnlySpan<byte> bytes) =>
        (bytes.Length & 1) == 0
            ? bytes.Length / PcmFormat.BytesPerSample
            : throw new ArgumentException($"16-bit samples in an odd number of bytes ({bytes.Length}).", nameof(bytes));

    private static void ThrowIfBigEndian()
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Samples can be viewed in place on little-endian machines only.");
        }
    }
}
