using System.Buffers.Binary;

namespace Sidecar.Audio.Tests.Wav;

/// <summary>A WAV file with a 44-byte header and as much silence as wished, none of it in memory.</summary>
internal sealed class SparseStream : Stream
{
    private readonly byte[] _header;

    public SparseStream(byte[] file, long dataBytes)
    {
        _header = file[..44];
        BinaryPrimitives.WriteUInt32LittleEndian(_header.AsSpan(4), (uint)(36 + dataBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(_header.AsSpan(40), (uint)dataBytes);
        Length = 44 + dataBytes;
    }

    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = (int)Math.Min(count, Length - Position);
        for (int i = 0; i < read; i++)
        {
            buffer[offset + i] = Position + i < _header.Length ? _header[Position + i] : (byte)0;
        }

        Position += read;
        BytesRead += read;
        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
