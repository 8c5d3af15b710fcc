using System.Buffers.Binary;
using Sidecar.Audio.Pcm;
using Sidecar.Audio.Resampling;

namespace Sidecar.Audio.Wav;

/// <summary>Reads the <c>fmt </c> chunk: WAVEFORMAT, WAVEFORMATEX or WAVEFORMATEXTENSIBLE.</summary>
internal static class WavFormatChunk
{
    /// <summary>Bytes of the longest form that is understood; what follows is ignored.</summary>
    public const int MaxBytes = 40;

    private const int MinBytes = 16;
    private const ushort TagPcm = 0x0001;
    private const ushort TagFloat = 0x0003;
    private const ushort TagExtensible = 0xFFFE;

    /// <summary>What follows the tag in every sub-format GUID made of one (KSDATAFORMAT_SUBTYPE).</summary>
    private static ReadOnlySpan<byte> SubFormatTail =>
        [0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71];

    public static WavFormat Parse(ReadOnlySpan<byte> chunk, long offset, WavByteSource source, List<string> warnings)
    {
        if (chunk.Length < MinBytes)
        {
            throw source.Fault(offset, $"the fmt chunk has {chunk.Length} bytes, at least {MinBytes} expected");
        }

        ushort tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        uint rateHz = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        uint byteRate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[8..]);
        int blockAlign = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        uint channelMask = 0;
        if (tag == TagExtensible)
        {
            if (chunk.Length < MaxBytes)
            {
                throw source.Fault(
                    offset,
                    $"an extensible fmt chunk has {MaxBytes} bytes, this one has {chunk.Length}"
                );
            }

            channelMask = BinaryPrimitives.ReadUInt32LittleEndian(chunk[20..]);
            tag = chunk[26..MaxBytes].SequenceEqual(SubFormatTail)
                ? BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..])
                : throw source.Fault(offset + 24, "the sub-format is neither PCM nor float");
        }

        WavEncoding encoding = Encoding(tag, source, offset);
        if (channels is < 1 or > Downmixer.MaxChannels)
        {
            throw source.Fault(offset + 2, $"{channels} channels, 1 to {Downmixer.MaxChannels} expected");
        }

        if (!SampleRates.IsInRange(rateHz))
        {
            throw source.Fault(
                offset + 4,
                $"a sample rate of {rateHz} Hz, {SampleRates.MinHz} to {SampleRates.MaxHz} Hz expected"
            );
        }

        if (encoding == WavEncoding.Pcm ? bits is < 8 or > 32 : bits is not (32 or 64))
        {
            string expected = encoding == WavEncoding.Pcm ? "8 to 32 bits of PCM" : "32 or 64 bits of float";
            throw source.Fault(offset + 14, $"{bits} bits per sample, {expected} expected");
        }

        var format = new WavFormat((int)rateHz, channels, bits, encoding, channelMask);
        if (blockAlign != format.BytesPerFrame)
        {
            warnings.Add($"the header says {blockAlign} bytes per frame; {format} takes {format.BytesPerFrame}");
        }
        else if (byteRate != (long)rateHz * blockAlign)
        {
            warnings.Add($"the header says {byteRate} bytes per second; {format} takes {(long)rateHz * blockAlign}");
        }

        return format;
    }

    private static WavEncoding Encoding(ushort tag, WavByteSource source, long offset) =>
        tag switch
        {
            TagPcm => WavEncoding.Pcm,
            TagFloat => WavEncoding.Float,
            _ => throw source.Fault(offset, $"format 0x{tag:X4}{Known(tag)}; only PCM and float can be read"),
        };

    private static string Known(ushort tag) =>
        tag switch
        {
            0x0002 => " (Microsoft ADPCM)",
            0x0006 => " (A-law)",
            0x0007 => " (mu-law)",
            0x0011 => " (IMA ADPCM)",
            0x0031 => " (GSM 6.10)",
            0x0050 => " (MPEG)",
            0x0055 => " (MP3)",
            0x00FF or 0x1600 => " (AAC)",
            _ => "",
        };
}
