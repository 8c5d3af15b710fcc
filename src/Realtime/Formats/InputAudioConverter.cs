using Sidecar.Audio.Resampling;

namespace Sidecar.Realtime.Formats;

/// <summary>
/// The microphone's PCM16 24 kHz as the server wants it, as one stream over all frames. The newest 4 ms at most wait for
/// what follows them. Belongs to the send loop.
/// </summary>
internal sealed class InputAudioConverter
{
    private readonly SampleConversion _conversion;
    private readonly StreamingResampler _stream;
    private byte[] _wire = [];

    public InputAudioConverter(WireFormat format)
    {
        _conversion = new SampleConversion(WireFormat.Native, format);
        _stream = _conversion.NewStream();
    }

    /// <summary>What can be sent now, possibly nothing; valid until the next call.</summary>
    public ReadOnlySpan<byte> Convert(ReadOnlySpan<byte> pcm)
    {
        var room = Room(_conversion.MaxBytes(_stream, pcm.Length));
        return room[.._conversion.Convert(_stream, pcm, room)];
    }

    /// <summary>What was held back; the next frame begins a new stream.</summary>
    public ReadOnlySpan<byte> Flush()
    {
        var room = Room(_conversion.MaxFlushBytes(_stream));
        return room[.._conversion.Flush(_stream, room)];
    }

    /// <summary>Forgets what was held back.</summary>
    public void Reset() => _stream.Reset();

    private Span<byte> Room(int bytes)
    {
        if (_wire.Length < bytes)
        {
            _wire = new byte[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)bytes)];
        }

        return _wire;
    }
}
