using System.Buffers.Binary;
using Sidecar.Audio.Pcm;
using Sidecar.Audio.Resampling;

namespace Sidecar.Audio.Wav;

/// <summary>
/// Writes a WAV file as the sound comes. About once a second of sound the header is brought up to date, after the
/// samples it speaks of have reached the operating system: a process that dies leaves a file that plays. On a pipe the
/// header says "unknown length" (0xFFFFFFFF), and so it does on disk beyond 4 GiB. Not thread-safe.
/// </summary>
public sealed class WavWriter : IDisposable
{
    private const int BufferBytes = 4096;
    private const uint UnknownSize = uint.MaxValue;

    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly WavHeaderBytes _header;
    private readonly long _start;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly int _updateIntervalBytes;

    private long _bytesSinceUpdate;
    private bool _isDisposed;

    /// <summary>Writes the header.</summary>
    /// <param name="stream">Where the file begins; a pipe will do.</param>
    /// <param name="sampleRateHz">Frames per second, within <see cref="SampleRates"/>.</param>
    /// <param name="channels">Samples per frame, 1 to <see cref="Downmixer.MaxChannels"/>.</param>
    /// <param name="encoding"><see cref="WavEncoding.Pcm"/> writes 16 bits, <see cref="WavEncoding.Float"/> 32.</param>
    /// <param name="leaveOpen">Whether the stream outlives the writer.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate or the channel count is out of range.</exception>
    public WavWriter(
        Stream stream,
        int sampleRateHz,
        int channels = 1,
        WavEncoding encoding = WavEncoding.Pcm,
        bool leaveOpen = false
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        SampleRates.ThrowIfOutOfRange(sampleRateHz);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, Downmixer.MaxChannels);
        _stream = stream;
        _leaveOpen = leaveOpen;
        _start = stream.CanSeek ? stream.Position : 0;
        Format = new WavFormat(sampleRateHz, channels, encoding == WavEncoding.Float ? 32 : 16, encoding);
        _updateIntervalBytes = sampleRateHz * Format.BytesPerFrame;
        _header = new WavHeaderBytes(Format);
        stream.Write(_header.ForDataBytes(stream.CanSeek ? 0 : UnknownSize));
    }

    /// <summary>Creates a file, or empties the one there is, so that others may read while it is written.</summary>
    /// <exception cref="IOException">The file can't be written; the message names it.</exception>
    public static WavWriter Create(
        string path,
        int sampleRateHz,
        int channels = 1,
        WavEncoding encoding = WavEncoding.Pcm
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 64 * 1024);
            return new WavWriter(stream, sampleRateHz, channels, encoding);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException($"{path}: no permission to write this file, or it is a directory", fault);
        }
    }

    /// <summary>What is written.</summary>
    public WavFormat Format { get; }

    /// <summary>Bytes of samples written so far.</summary>
    public long DataBytes { get; private set; }

    /// <summary>Length of the sound written so far.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)DataBytes / Format.BytesPerFrame / Format.SampleRateHz);

    /// <summary>Appends interleaved 16-bit samples; a float file takes them as 1/32768ths. Allocates nothing.</summary>
    /// <exception cref="IOException">The disk is full, or the like.</exception>
    public void Write(ReadOnlySpan<short> interleaved)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Span<float> floats = stackalloc float[BufferBytes / sizeof(float)];
        while (!interleaved.IsEmpty)
        {
            int count = Math.Min(interleaved.Length, floats.Length);
            if (Format.Encoding == WavEncoding.Pcm)
            {
                PcmBytes.ToBytes(interleaved[..count], _buffer);
            }
            else
            {
                PcmConvert.ToFloat(interleaved[..count], floats);
                PutFloats(floats[..count]);
            }

            Append(count);
            interleaved = interleaved[count..];
        }
    }

    /// <summary>Appends interleaved floats; a 16-bit file rounds and saturates them. Allocates nothing.</summary>
    /// <exception cref="IOException">The disk is full, or the like.</exception>
    public void Write(ReadOnlySpan<float> interleaved)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Span<short> shorts = stackalloc short[BufferBytes / sizeof(float)];
        while (!interleaved.IsEmpty)
        {
            int count = Math.Min(interleaved.Length, shorts.Length);
            if (Format.Encoding == WavEncoding.Float)
            {
                PutFloats(interleaved[..count]);
            }
            else
            {
                PcmConvert.ToShort(interleaved[..count], shorts);
                PcmBytes.ToBytes(shorts[..count], _buffer);
            }

            Append(count);
            interleaved = interleaved[count..];
        }
    }

    /// <summary>Brings the file on disk up to date with all that was written.</summary>
    /// <exception cref="IOException">The disk is full, or the like.</exception>
    public void Flush()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        UpdateHeader();
    }

    /// <summary>Completes the header, and closes the stream unless it was to be left open.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        try
        {
            UpdateHeader();
        }
        finally
        {
            if (!_leaveOpen)
            {
                _stream.Dispose();
            }
        }
    }

    private void PutFloats(ReadOnlySpan<float> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(_buffer.AsSpan(i * sizeof(float)), samples[i]);
        }
    }

    private void Append(int samples)
    {
        int bytes = samples * Format.BytesPerSample;
        _stream.Write(_buffer.AsSpan(0, bytes));
        DataBytes += bytes;
        _bytesSinceUpdate += bytes;
        if (_bytesSinceUpdate >= _updateIntervalBytes)
        {
            UpdateHeader();
        }
    }

    private void UpdateHeader()
    {
        _bytesSinceUpdate = 0;
        _stream.Flush();
        if (!_stream.CanSeek)
        {
            return;
        }

        long end = _stream.Position;
        _stream.Position = _start;
        _stream.Write(_header.ForDataBytes(DataBytes));
        _stream.Position = end;
        _stream.Flush();
    }
}
