namespace Sidecar.Audio.Wav;

/// <summary>What stands before the samples.</summary>
/// <param name="Format">How the samples are stored.</param>
/// <param name="DataOffset">Byte of the first sample.</param>
/// <param name="DataBytes">Bytes of samples as declared, cut to the end of the file if that is known; null if the
/// samples go on until the stream ends.</param>
/// <param name="IsTruncated">Whether more was declared than the file holds.</param>
/// <param name="Warnings">Faults that were tolerated.</param>
internal sealed record WavHeader(
    WavFormat Format,
    long DataOffset,
    long? DataBytes,
    bool IsTruncated,
    List<string> Warnings
);
