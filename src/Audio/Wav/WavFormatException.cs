namespace Sidecar.Audio.Wav;

/// <summary>
/// A file is no WAV file, or one that can't be read. The message names the file, the byte and what was expected there.
/// </summary>
public sealed class WavFormatException : IOException
{
    /// <summary>Composes the message.</summary>
    /// <param name="name">The file, as a person knows it.</param>
    /// <param name="byteOffset">Where in the file.</param>
    /// <param name="fault">What was expected and what was found.</param>
    public WavFormatException(string name, long byteOffset, string fault)
        : base($"{name}: byte {byteOffset}: {fault}")
    {
        ByteOffset = byteOffset;
    }

    /// <summary>Where in the file the fault lies.</summary>
    public long ByteOffset { get; }
}
