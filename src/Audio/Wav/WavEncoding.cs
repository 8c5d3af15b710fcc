namespace Sidecar.Audio.Wav;

/// <summary>How the samples of a WAV file are stored.</summary>
public enum WavEncoding
{
    /// <summary>Integers: unsigned up to 8 bits, signed above.</summary>
    Pcm,

    /// <summary>IEEE 754 floating point.</summary>
    Float,
}
