namespace Sidecar.Audio.Wav;

/// <summary>A stream read forwards, with the position counted: pipes don't tell theirs.</summary>
internal sealed class WavByteSource(Stream stream, string name)
{
    private readonly long _start = stream.CanSeek ? stream.Position : 0;
    private readonly byte[] _skipped = new byte[4096];

    public string Name { get; } = name;

    /// <summary>Bytes from where the file began.</summary>
    public long Position { get; private set; }

    /// <summary>Bytes of the whole file, if the stream can tell; some special files say 0 and give more.</summary>
    public long? Length => stream.CanSeek ? Math.Max(stream.Length - _start, Position) : null;

    public bool CanSeek => stream.CanSeek;

    /// <summary>Fills the span, or as much of it as there is.</summary>
    /// <exception cref="IOException">The stream failed; the message names file and byte.</exception>
    public int Read(Span<byte> destination)
    {
        try
        {
            int read = stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
            Position += read;
            return read;
        }
        catch (IOException fault)
        {
            throw new IOException($"{Name}: can't be read from byte {Position} on: {fault.Message}", fault);
        }
    }

    /// <summary>Moves on; false if the file ends before.</summary>
    public bool TrySkip(long byteCount)
    {
        if (Length is { } length)
        {
            long target = Math.Min(Position + byteCount, length);
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
