using Sidecar.Audio.Pcm;
using Sidecar.Audio.Resampling;
using Sidecar.Audio.Wav;
using Sidecar.Protocol;

namespace Sidecar.Audio.Sources;

/// <summary>
/// Any WAV file as a stream of <see cref="PcmFormat"/> samples: decoded, mixed to mono, resampled to 24 kHz, piece by
/// piece. Memory does not depend on the length of the file. Not thread-safe.
/// </summary>
public sealed class WavPcmReader : IDisposable
{
    private const int BlockMs = 20;

    private readonly WavReader _wav;
    private readonly bool _isLooped;
    private readonly Downmixer _downmixer;
    private readonly StreamingResampler _resampler;
    private readonly float[] _interleaved;
    private readonly float[] _mono;
    private readonly float[] _converted;

    private int _convertedStart;
    private int _convertedEnd;
    private bool _hasEnded;

    /// <summary>Reads on from where <paramref name="wav"/> stands; the reader is disposed with this.</summary>
    /// <param name="wav">The file.</param>
    /// <param name="loop">Start the file again at its end, for ever, without a gap.</param>
    /// <exception cref="ArgumentException">Looping was asked for a pipe.</exception>
    public WavPcmReader(WavReader wav, bool loop = false)
    {
        ArgumentNullException.ThrowIfNull(wav);
        if (loop && !wav.CanRewind)
        {
            throw new ArgumentException($"{wav.Name} is a pipe and can't be looped.", nameof(loop));
        }

        _wav = wav;
        _isLooped = loop;
        WavFormat format = wav.Format;
        _downmixer = new Downmixer(format.Channels, format.ChannelMask);
        _resampler = new StreamingResampler(format.SampleRateHz, PcmFormat.SampleRateHz);
        int blockFrames = format.SampleRateHz * BlockMs / 1000;
        _interleaved = new float[blockFrames * format.Channels];
        _mono = new float[blockFrames];
        _converted = new float[Math.Max(_resampler.GetMaxOutputSamples(blockFrames), _resampler.MaxFlushSamples)];
    }

    /// <summary>Opens a file; errors as <see cref="WavFile.Open"/>.</summary>
    public static WavPcmReader Open(string path, bool loop = false) => new(WavFile.Open(path), loop);

    /// <summary>The file's own format.</summary>
    public WavFormat FileFormat => _wav.Format;

    /// <summary>Length of the file, if that is known before its end.</summary>
    public TimeSpan? Duration => _wav.Duration;

    /// <summary>Whether the file turned out shorter than its header says.</summary>
    public bool IsTruncated => _wav.IsTruncated;

    /// <summary>Faults of the file that were tolerated.</summary>
    public IReadOnlyList<string> Warnings => _wav.Warnings;

    /// <summary>Reads 24 kHz mono samples. Allocates nothing.</summary>
    /// <returns>Samples written; fewer than asked only at the end of the file, 0 after it.</returns>
    /// <exception cref="IOException">The file can't be read any more.</exception>
    public int Read(Span<short> samples)
    {
        int written = 0;
        while (written < samples.Length && (_convertedStart < _convertedEnd || TryConvertBlock()))
        {
            int count = Math.Min(samples.Length - written, _convertedEnd - _convertedStart);
            PcmConvert.ToShort(_converted.AsSpan(_convertedStart, count), samples[written..]);
            _convertedStart += count;
            written += count;
        }

        return written;
    }

    /// <inheritdoc/>
    public void Dispose() => _wav.Dispose();

    /// <summary>Converts until there is something to give; false once the file and the filter are empty.</summary>
    private bool TryConvertBlock()
    {
        _convertedStart = 0;
        _convertedEnd = 0;
        while (_convertedEnd == 0 && !_hasEnded)
        {
            int samples = ReadBlock();
            int frames = _downmixer.ToMono(_interleaved.AsSpan(0, samples), _mono);
            _hasEnded = frames == 0;
            _convertedEnd = _hasEnded
                ? _resampler.Flush(_converted)
                : _resampler.Process(_mono.AsSpan(0, frames), _converted);
        }

        return _convertedEnd > 0;
    }

    private int ReadBlock()
    {
        int samples = _wav.Read(_interleaved);
        if (samples == 0 && _isLooped)
        {
            _wav.Rewind();
            samples = _wav.Read(_interleaved);
        }

        return samples;
    }
}
