namespace Sidecar.Audio.Wav;

/// <summary>
/// Reads a WAV file forwards, a buffer at a time: RIFF or RF64; PCM of 8 to 32 bits, float of 32 or 64; 1 to 768 kHz;
/// 1 to 32 channels. A header with a wrong or unknown length is read as far as the file goes. Not thread-safe.
/// </summary>
public sealed class WavReader : IDisposable
{
    private const int BufferBytes = 16 * 1024;

    private readonly WavByteSource _source;
    private readonly WavHeader _header;
    private readonly Stream? _ownedStream;
    private readonly byte[] _buffer;

    /// <summary>Reads the header.</summary>
    /// <param name="stream">Where the file begins; a pipe will do.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="leaveOpen">Whether the stream outlives the reader.</param>
    /// <exception cref="WavFormatException">Not a WAV file, or not one that can be read.</exception>
    public WavReader(Stream stream, string name = "WAV stream", bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _source = new WavByteSource(stream, name);
        _header = WavHeaderReader.Read(_source);
        IsTruncated = _header.IsTruncated;
        _buffer = new byte[BufferBytes / Format.BytesPerFrame * Format.BytesPerFrame];
        _ownedStream = leaveOpen ? null : stream;
    }

    /// <summary>What messages call the file.</summary>
    public string Name => _source.Name;

    /// <summary>How the samples are stored.</summary>
    public WavFormat Format => _header.Format;

    /// <summary>Frames in the file, if that is known before its end.</summary>
    public long? FrameCount => _header.DataBytes / Format.BytesPerFrame;

    /// <summary>Length of the sound, if that is known before its end.</summary>
    public TimeSpan? Duration =>
        FrameCount is { } frames ? TimeSpan.FromSeconds((double)frames / Format.SampleRateHz) : null;

    /// <summary>
    /// Whether the file holds less than its header says, or ends inside a frame. Of a pipe this is known at its end.
    /// </summary>
    public bool IsTruncated { get; private set; }

    /// <summary>Faults of the file that were tolerated, for a person to read.</summary>
    public IReadOnlyList<string> Warnings => _header.Warnings;

    /// <summary>Whether <see cref="Rewind"/> can be called.</summary>
    public bool CanRewind => _source.CanSeek;

    /// <summary>Reads as many whole frames as fit. Allocates nothing.</summary>
    /// <param name="interleaved">
    /// Room for one frame at least. Integers come as −1 to 1; floats as stored, NaN and infinity as 0.
    /// </param>
    /// <returns>Samples read, a multiple of the channels; 0 at the end of the file.</returns>
    /// <exception cref="ArgumentException">No room for a frame.</exception>
    /// <exception cref="IOException">The file can't be read any more.</exception>
    public int Read(Span<float> interleaved)
    {
        int frames = interleaved.Length / Format.Channels;
        if (frames == 0)
        {
            throw new ArgumentException($"No room for a frame of {Format.Channels} channels.", nameof(interleaved));
        }

        int samples = 0;
        while (frames > 0)
        {
            int read = ReadFrames(frames, interleaved[samples..]);
            if (read == 0)
            {
                break;
            }

            frames -= read;
            samples += read * Format.Channels;
        }

        return samples;
    }

    /// <summary>Goes back to the first frame.</summary>
    /// <exception cref="NotSupportedException">The stream is a pipe.</exception>
    public void Rewind()
    {
        if (!CanRewind)
        {
            throw new NotSupportedException($"{Name} is a pipe and can't be read twice.");
        }

        _source.SeekTo(_header.DataOffset);
    }

    /// <inheritdoc/>
    public void Dispose() => _ownedStream?.Dispose();

    private int ReadFrames(int wantedFrames, Span<float> samples)
    {
        long dataPosition = _source.Position - _header.DataOffset;
        long remaining = (_header.DataBytes ?? long.MaxValue) - dataPosition;
        long wanted = Math.Min((long)wantedFrames * Format.BytesPerFrame, Math.Min(_buffer.Length, remaining));
        if (wanted <= 0)
        {
            return 0;
        }

        int read = _source.Read(_buffer.AsSpan(0, (int)wanted));
        (int frames, int rest) = Math.DivRem(read, Format.BytesPerFrame);
        if ((read < wanted && _header.DataBytes is not null) || rest != 0)
        {
            NoteTruncation(dataPosition + read);
        }

        WavSampleDecoder.Decode(Format, _buffer.AsSpan(0, frames * Format.BytesPerFrame), samples);
        return frames;
    }

    private void NoteTruncation(long dataBytes)
    {
        if (!IsTruncated)
        {
            IsTruncated = true;
            _header.Warnings.Add($"truncated: the samples end after {dataBytes} bytes, before or inside a frame");
        }
    }
}
