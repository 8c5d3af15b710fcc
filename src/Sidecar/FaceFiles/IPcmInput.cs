using Sidecar.Audio.Sources;
using Sidecar.Audio.Wav;

namespace Sidecar.FaceFiles;

/// <summary>Speech to be drawn: 24 kHz mono, read forwards.</summary>
internal interface IPcmInput : IDisposable
{
    /// <summary>Length of the speech, where that is known before its end.</summary>
    TimeSpan? Duration { get; }

    /// <summary>Faults that were tolerated, for a person to read; complete at the end.</summary>
    IReadOnlyList<string> Warnings { get; }

    /// <summary>Reads samples; of a pipe as many as there are, but at least one.</summary>
    /// <returns>0 at the end.</returns>
    /// <exception cref="IOException">The input can't be read.</exception>
    int Read(Span<short> samples);
}

/// <summary>A WAV file or stream of any rate and number of channels.</summary>
internal sealed class WavInput(WavPcmReader wav) : IPcmInput
{
    public TimeSpan? Duration => wav.Duration;

    public IReadOnlyList<string> Warnings => wav.Warnings;

    public int Read(Span<short> samples) => wav.Read(samples);

    public void Dispose() => wav.Dispose();
}

internal static class PcmInput
{
    /// <summary>What stands for standard input and output.</summary>
    public const string Pipe = "-";

    /// <param name="path">A file, or <see cref="Pipe"/>.</param>
    /// <param name="isRaw">Bare samples of 16 bits at 24 kHz, mono, instead of a WAV file.</param>
    /// <exception cref="IOException">It can't be opened, or isn't what it should be; the message names it.</exception>
    public static IPcmInput Open(string path, bool isRaw)
    {
        if (path == Pipe)
        {
            Stream stream = Console.OpenStandardInput();
            return isRaw
                ? new RawPcmInput(stream)
                : new WavInput(new WavPcmReader(new WavReader(stream, "standard input")));
        }
        if (!isRaw)
        {
            return new WavInput(WavPcmReader.Open(path));
        }
        try
        {
            return new RawPcmInput(File.OpenRead(path));
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException($"{path}: can't be read: {fault.Message}", fault);
        }
    }
}
