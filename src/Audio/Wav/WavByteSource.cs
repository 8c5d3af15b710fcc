namespace Sidecar.Audio.Wav;

/// <summary>A stream read forwards, with the position counted: pipes don't tell theirs.</summary>
internal sealed class WavByteSource(Stream stream, string name)
{
    private readonly long _start = stream.CanSeek ? stream.Position : 0;
    private readonly byte[] _skipped = new byte[4096];

    public string Name { get; } = name;

    /// <summary>Bytes from where the file began.</summary>
    public long Position { get; private set; }

    /// <summary>Bytes of the whole file, if the stream can tell.</summary>
    public long? Length => stream.CanSeek ? stream.Length - _start : null;

    public bool CanSeek => stream.CanSeek;

    /// <summary>Fills the span, or as much of it as there is.</summary>
    public int Read(Span<byte> destination)
    {
        int read = stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        Position += read;
        return read;
    }

    /// <summary>Moves on; false if the file ends before.</summary>
    public bool TrySkip(long byteCount)
    {
        if (Length is { } length)
        {
            long target = Math.Min(Position + byteCount, Math.Max(length, Position));
            bool isInside = target == Position + byteCount;
            SeekTo(target);
            return isInside;
        }

        while (byteCount > 0)
        {
            int read = Read(_skipped.AsSpan(0, (int)Math.Min(byteCount, _skipped.Length)));
            if (read == 0)
            {
                return false;
            }

            byteCount -= read;
        }

        return true;
    }

    public void SeekTo(long position)
    {
        stream.Position = _start + position;
        Position = position;
    }

    public WavFormatException Fault(long byteOffset, string fault) => new(Name, byteOffset, fault);
}
