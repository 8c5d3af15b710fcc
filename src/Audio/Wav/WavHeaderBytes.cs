using System.Buffers.Binary;

namespace Sidecar.Audio.Wav;

/// <summary>
/// The header of a written file: 44 bytes for PCM; 58 for float, which by the standard has an extended <c>fmt </c>
/// chunk and a <c>fact</c> chunk.
/// </summary>
internal sealed class WavHeaderBytes
{
    private const int PcmFormatBytes = 16;
    private const int FloatFormatBytes = 18;
    private const int ChunkHeaderBytes = 8;
    private const int FactBytes = ChunkHeaderBytes + sizeof(uint);
    private const int FormatOffset = 12;

    private readonly WavFormat _format;
    private readonly byte[] _bytes;
    private readonly int _formatBytes;

    public WavHeaderBytes(WavFormat format)
    {
        _format = format;
        bool isFloat = format.Encoding == WavEncoding.Float;
        _formatBytes = isFloat ? FloatFormatBytes : PcmFormatBytes;
        int factBytes = isFloat ? FactBytes : 0;
        _bytes = new byte[FormatOffset + ChunkHeaderBytes + _formatBytes + factBytes + ChunkHeaderBytes];
        "RIFF"u8.CopyTo(_bytes);
        "WAVE"u8.CopyTo(_bytes.AsSpan(8));
        Span<byte> chunk = _bytes.AsSpan(FormatOffset);
        "fmt "u8.CopyTo(chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk[4..], _formatBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[8..], (ushort)(isFloat ? 3 : 1));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[10..], (ushort)format.Channels);
        BinaryPrimitives.WriteInt32LittleEndian(chunk[12..], format.SampleRateHz);
        BinaryPrimitives.WriteInt32LittleEndian(chunk[16..], format.SampleRateHz * format.BytesPerFrame);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[20..], (ushort)format.BytesPerFrame);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[22..], (ushort)format.BitsPerSample);
        if (isFloat)
        {
            Span<byte> fact = chunk[(ChunkHeaderBytes + _formatBytes)..];
            "fact"u8.CopyTo(fact);
            BinaryPrimitives.WriteInt32LittleEndian(fact[4..], sizeof(uint));
        }

        "data"u8.CopyTo(_bytes.AsSpan(_bytes.Length - ChunkHeaderBytes));
    }

    /// <summary>The header of a file with so many bytes of samples; too many to be said are left unsaid.</summary>
    public ReadOnlySpan<byte> ForDataBytes(long dataBytes)
    {
        long riffBytes = _bytes.Length - ChunkHeaderBytes + dataBytes;
        bool isSayable = riffBytes < uint.MaxValue;
        Put(4, isSayable ? (uint)riffBytes : uint.MaxValue);
        Put(_bytes.Length - sizeof(uint), isSayable ? (uint)dataBytes : uint.MaxValue);
        if (_format.Encoding == WavEncoding.Float)
        {
            int factOffset = FormatOffset + ChunkHeaderBytes + _formatBytes;
            Put(factOffset + ChunkHeaderBytes, isSayable ? (uint)(dataBytes / _format.BytesPerFrame) : uint.MaxValue);
        }

        return _bytes;
    }

    private void Put(int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(offset), value);
}
