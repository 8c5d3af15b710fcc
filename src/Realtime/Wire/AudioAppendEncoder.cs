using System.Buffers;
using System.Buffers.Text;

namespace Sidecar.Realtime.Wire;

/// <summary><c>input_audio_buffer.append</c> from PCM, straight into one buffer that is used again and again. Not
/// thread-safe: belongs to one send loop.</summary>
internal sealed class AudioAppendEncoder
{
    private byte[] _message = new byte[2048];

    /// <summary>The whole message as UTF-8, valid until the next call.</summary>
    public ReadOnlyMemory<byte> Encode(ReadOnlySpan<byte> pcm)
    {
        var prefix = """{"type":"input_audio_buffer.append","audio":" """u8[..^1];
        var suffix = "\"}"u8;
        var capacity = prefix.Length + Base64.GetMaxEncodedToUtf8Length(pcm.Length) + suffix.Length;
        if (_message.Length < capacity)
        {
            _message = new byte[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity)];
        }

        prefix.CopyTo(_message);
        var status = Base64.EncodeToUtf8(pcm, _message.AsSpan(prefix.Length), out _, out var written);
        if (status != OperationStatus.Done)
        {
            throw new InvalidOperationException($"Base64 of {pcm.Length} bytes ended with {status}.");
        }

        suffix.CopyTo(_message.AsSpan(prefix.Length + written));
        return _message.AsMemory(0, prefix.Length + written + suffix.Length);
    }
}
