using Sidecar.Protocol;

namespace Sidecar.Simulator.Formats;

/// <summary>
/// A client's audio in a format of its own, append by append, as 24 kHz samples. The newest 4 ms wait for what follows
/// them, until <see cref="Flush"/>.
/// </summary>
internal sealed class InputDecoder(AudioFormat format)
{
    private readonly SampleStream _stream = new(format.RateHz, PcmFormat.SampleRateHz);
    private byte? _carry;

    public AudioFormat Format => format;

    public short[] Decode(ReadOnlySpan<byte> bytes)
    {
        if (_carry is { } first)
        {
            bytes = (byte[])[first, .. bytes];
            _carry = null;
        }

        if (bytes.Length % format.BytesPerSample != 0)
        {
            _carry = bytes[^1];
            bytes = bytes[..^1];
        }

        return _stream.Convert(format.ReadSamples(bytes));
    }

    /// <summary>The samples held back: with them every byte so far has become its time in samples.</summary>
    public short[] Flush() => _stream.Flush();
}
