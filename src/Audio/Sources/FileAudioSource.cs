using Sidecar.Audio.Wav;

namespace Sidecar.Audio.Sources;

/// <summary>
/// A WAV file of any format as an <see cref="IAudioSource"/>, as fast as it is read; put a
/// <see cref="PacedAudioSource"/> around it for real time. Reading blocks while the disk or the pipe does, and
/// allocates nothing.
/// </summary>
public sealed class FileAudioSource : IAudioSource
{
    private readonly WavPcmReader _reader;
    private readonly FileEnd _atEnd;

    /// <summary>Takes over a WAV file or pipe, which is disposed with this.</summary>
    /// <exception cref="ArgumentException">Looping was asked for a pipe.</exception>
    public FileAudioSource(WavReader wav, FileEnd atEnd = FileEnd.Stop)
    {
        _reader = new WavPcmReader(wav, loop: atEnd == FileEnd.Loop);
        _atEnd = atEnd;
    }

    /// <summary>Opens a file; errors as <see cref="WavFile.Open"/>.</summary>
    public static FileAudioSource Open(string path, FileEnd atEnd = FileEnd.Stop) => new(WavFile.Open(path), atEnd);

    /// <summary>The file's own format.</summary>
    public WavFormat FileFormat => _reader.FileFormat;

    /// <summary>Length of the file, once through, if that is known before its end.</summary>
    public TimeSpan? Duration => _reader.Duration;

    /// <summary>Whether the file turned out shorter than its header says.</summary>
    public bool IsTruncated => _reader.IsTruncated;

    /// <summary>Faults of the file that were tolerated.</summary>
    public IReadOnlyList<string> Warnings => _reader.Warnings;

    /// <summary>Samples of the file that were read so far, without the silence after them.</summary>
    public long SamplesRead { get; private set; }

    /// <inheritdoc/>
    public ValueTask<bool> ReadFrameAsync(Memory<short> frame, CancellationToken cancellationToken)
    {
        AudioFrame.ThrowIfWrongLength(frame.Length);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<bool>(cancellationToken);
        }

        int samples = _reader.Read(frame.Span);
        SamplesRead += samples;
        if (samples == 0 && _atEnd != FileEnd.Silence)
        {
            return ValueTask.FromResult(false);
        }

        frame.Span[samples..].Clear();
        return ValueTask.FromResult(true);
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}
