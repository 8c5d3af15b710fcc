using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Sidecar.Audio.Wav;

/// <summary>The eight bytes before a chunk's body.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WavChunk(uint Id, uint Size, long Offset)
{
    public const int HeaderBytes = 8;

    public long BodyOffset => Offset + HeaderBytes;

    /// <summary>The identifier for messages, quoted, with anything unprintable as a question mark.</summary>
    public string Name
    {
        get
        {
            Span<byte> id = stackalloc byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32LittleEndian(id, Id);
            return WavSignature.Quote(id);
        }
    }

    public static WavChunk Parse(ReadOnlySpan<byte> header, long offset) =>
        new(
            BinaryPrimitives.ReadUInt32LittleEndian(header),
            BinaryPrimitives.ReadUInt32LittleEndian(header[4..]),
            offset
        );

    public bool Is(ReadOnlySpan<byte> id) => Id == BinaryPrimitives.ReadUInt32LittleEndian(id);
}
