using System.Buffers.Binary;

namespace Sidecar.Audio.Wav;

/// <summary>
/// Finds the samples in a RIFF/WAVE or RF64 file (Microsoft multimedia data standards update 3.0; EBU Tech 3306).
/// Forgives what writers get wrong and readers can mend; refuses the rest by name and byte.
/// </summary>
internal static class WavHeaderReader
{
    private const int MaxChunks = 4096;

    /// <summary>
    /// Data sizes from here on are what programs write when they can't know (espeak-ng and sox 0x7FFFF000, ffmpeg
    /// 0xFFFFFFFF), unless the file really is that long.
    /// </summary>
    private const uint SmallestUnknownSize = 0x7FFF_0000;

    /// <summary>Reads up to the first sample.</summary>
    /// <exception cref="WavFormatException">No WAV file, or not one that can be read.</exception>
    public static WavHeader Read(WavByteSource source)
    {
        Span<byte> head = stackalloc byte[12];
        int read = source.Read(head);
        if (read == 0)
        {
            throw source.Fault(0, "the file is empty; a WAV file begins with 'RIFF'");
        }

        bool is64Bit = head.StartsWith("RF64"u8) || head.StartsWith("BW64"u8);
        bool isRiff = is64Bit || head.StartsWith("RIFF"u8);
        bool isWhole = read == head.Length;
        if (!isRiff || (isWhole && !head[8..].SequenceEqual("WAVE"u8)))
        {
            throw source.Fault(0, WavSignature.Explain(head[..read]));
        }

        if (!isWhole)
        {
            throw source.Fault(read, "the file ends inside its first header");
        }

        uint riffSize = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        return ReadChunks(source, riffSize, is64Bit);
    }

    private static WavHeader ReadChunks(WavByteSource source, uint riffSize, bool is64Bit)
    {
        var warnings = new List<string>();
        WavFormat? format = null;
        long? longDataSize = null;
        Span<byte> body = stackalloc byte[WavFormatChunk.MaxBytes];
        bool mayBePadded = false;
        for (int chunk = 0; chunk < MaxChunks; chunk++)
        {
            if (!TryReadChunkHeader(source, mayBePadded, out WavChunk header))
            {
                throw source.Fault(
                    source.Position,
                    $"the file ends without a {(format is null ? "fmt" : "data")} chunk"
                );
            }

            if (header.Is("data"u8))
            {
                return format is { } known
                    ? Locate(source, known, riffSize, longDataSize ?? header.Size, is64Bit, warnings)
                    : throw source.Fault(header.Offset, "the data chunk comes before any fmt chunk");
            }

            int wanted = 0;
            if (header.Is("fmt "u8) || (is64Bit && header.Is("ds64"u8)))
            {
                wanted = (int)Math.Min(header.Size, body.Length);
                int got = source.Read(body[..wanted]);
                if (header.Is("fmt "u8))
                {
                    format = WavFormatChunk.Parse(body[..got], header.BodyOffset, source, warnings);
                }
                else if (got >= 16)
                {
                    longDataSize = BinaryPrimitives.ReadInt64LittleEndian(body[8..]);
                }
            }

            if (!source.TrySkip(header.Size - wanted))
            {
                throw source.Fault(
                    header.Offset,
                    $"the chunk {header.Name} should have {header.Size} bytes, but the file ends at {source.Position}"
                );
            }

            mayBePadded = (header.Size & 1) == 1;
        }

        throw source.Fault(source.Position, $"{MaxChunks} chunks and no samples yet");
    }

    /// <summary>Reads 8 bytes, after the zero that pads an odd chunk; some writers leave it out.</summary>
    private static bool TryReadChunkHeader(WavByteSource source, bool mayBePadded, out WavChunk header)
    {
        Span<byte> bytes = stackalloc byte[WavChunk.HeaderBytes];
        long offset = source.Position;
        int read = source.Read(bytes);
        if (mayBePadded && read > 0 && bytes[0] is < (byte)' ' or > (byte)'~')
        {
            offset++;
            bytes[1..].CopyTo(bytes);
            read += source.Read(bytes[^1..]) - 1;
        }

        header = WavChunk.Parse(bytes, offset);
        return read == WavChunk.HeaderBytes;
    }

    private static WavHeader Locate(
        WavByteSource source,
        WavFormat format,
        uint riffSize,
        long declared,
        bool is64Bit,
        List<string> warnings
    )
    {
        long? remaining = source.Length - source.Position;
        bool saysNothing = declared == 0 && (source.Length is not { } length || riffSize + 8L != length);
        bool isPlaceholder =
            !is64Bit && declared is >= SmallestUnknownSize and <= uint.MaxValue && !(declared <= remaining);
        if (declared < 0 || saysNothing || isPlaceholder || (is64Bit && declared == uint.MaxValue))
        {
            return new WavHeader(format, source.Position, remaining, IsTruncated: false, warnings);
        }

        bool isTruncated = remaining < declared;
        if (isTruncated)
        {
            warnings.Add($"truncated: {declared} bytes of samples declared, {remaining} there");
        }

        return new WavHeader(format, source.Position, isTruncated ? remaining : declared, isTruncated, warnings);
    }
}
