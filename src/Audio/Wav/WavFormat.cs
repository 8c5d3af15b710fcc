using System.Runtime.InteropServices;

namespace Sidecar.Audio.Wav;

/// <summary>What a WAV file holds.</summary>
/// <param name="SampleRateHz">Frames per second.</param>
/// <param name="Channels">Samples per frame.</param>
/// <param name="BitsPerSample">8 to 32 bits of PCM; 32 or 64 of float. Each sample takes whole bytes.</param>
/// <param name="Encoding">Integer or float.</param>
/// <param name="ChannelMask">Loudspeaker of each channel (<c>dwChannelMask</c>), 0 if the file does not say.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WavFormat(
    int SampleRateHz,
    int Channels,
    int BitsPerSample,
    WavEncoding Encoding,
    uint ChannelMask = 0
)
{
    /// <summary>Bytes of one sample of one channel.</summary>
    public int BytesPerSample => (BitsPerSample + 7) / 8;

    /// <summary>Bytes of one sample of every channel.</summary>
    public int BytesPerFrame => BytesPerSample * Channels;

    /// <summary>For people, such as <c>44100 Hz, 2 channels, 16-bit PCM</c>.</summary>
    public override string ToString() =>
        $"{SampleRateHz} Hz, {Channels} channel{(Channels == 1 ? "" : "s")}, {BitsPerSample}-bit "
        + (Encoding == WavEncoding.Float ? "float" : "PCM");
}
