using System.Text;

namespace Sidecar.Audio.Tests.Wav;

/// <summary>Builds WAV files byte by byte, right or wrong.</summary>
internal sealed class WavBytes
{
    private readonly List<byte> _bytes = [];

    public WavBytes(string riff = "RIFF", string wave = "WAVE", uint? riffSize = null)
    {
        RiffSize = riffSize;
        _bytes.AddRange(Encoding.ASCII.GetBytes(riff));
        _bytes.AddRange(new byte[4]);
        _bytes.AddRange(Encoding.ASCII.GetBytes(wave));
    }

    private uint? RiffSize { get; }

    public static byte[] Pcm16(int rateHz, int channels, params short[] samples) =>
        new WavBytes().Format(1, channels, rateHz, 16).Data(Shorts(samples)).ToArray();

    public static byte[] Shorts(params short[] samples) =>
        [.. samples.SelectMany(sample => new[] { (byte)sample, (byte)(sample >> 8) })];

    public WavBytes Format(
        int tag,
        int channels,
        int rateHz,
        int bits,
        int? blockAlign = null,
        int? byteRate = null,
        params byte[] extension
    )
    {
        int align = blockAlign ?? ((bits + 7) / 8 * channels);
        Header("fmt ", (uint)(16 + extension.Length));
        _bytes.AddRange(BitConverter.GetBytes((ushort)tag));
        _bytes.AddRange(BitConverter.GetBytes((ushort)channels));
        _bytes.AddRange(BitConverter.GetBytes(rateHz));
        _bytes.AddRange(BitConverter.GetBytes(byteRate ?? (rateHz * align)));
        _bytes.AddRange(BitConverter.GetBytes((ushort)align));
        _bytes.AddRange(BitConverter.GetBytes((ushort)bits));
        _bytes.AddRange(extension);
        return this;
    }

    /// <summary>WAVE_FORMAT_EXTENSIBLE.</summary>
    public WavBytes Extensible(int tag, int channels, int rateHz, int bits, int validBits, uint mask) =>
        Format(
            0xFFFE,
            channels,
            rateHz,
            bits,
            null,
            null,
            [
                22,
                0,
                (byte)validBits,
                0,
                .. BitConverter.GetBytes(mask),
                (byte)tag,
                0,
                0x00,
                0x00,
                0x00,
                0x00,
                0x10,
                0x00,
                0x80,
                0x00,
                0x00,
                0xAA,
                0x00,
                0x38,
                0x9B,
                0x71,
            ]
        );

    public WavBytes Chunk(string id, byte[] body, bool pad = true, uint? size = null)
    {
        Header(id, size ?? (uint)body.Length);
        _bytes.AddRange(body);
        if (pad && body.Length % 2 == 1)
        {
            _bytes.Add(0);
        }

        return this;
    }

    public WavBytes Data(byte[] body, uint? size = null) => Chunk("data", body, pad: false, size);

    public byte[] ToArray()
    {
        byte[] bytes = [.. _bytes];
        BitConverter.GetBytes(RiffSize ?? (uint)(bytes.Length - 8)).CopyTo(bytes, 4);
        return bytes;
    }

    private void Header(string id, uint size)
    {
        _bytes.AddRange(Encoding.ASCII.GetBytes(id));
        _bytes.AddRange(BitConverter.GetBytes(size));
    }
}
