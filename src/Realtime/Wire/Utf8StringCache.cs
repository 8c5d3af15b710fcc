using System.Text;

namespace Sidecar.Realtime.Wire;

/// <summary>
/// Turns ids that repeat from message to message into the same string, so that a stream of deltas makes no garbage.
/// Direct-mapped and of fixed size; a collision costs a new string. Not thread-safe: belongs to one receive thread.
/// </summary>
internal sealed class Utf8StringCache
{
    private const int SlotCount = 64;
    private const int MaxCachedBytes = 128;

    private readonly string[] _slots = new string[SlotCount];

    /// <summary>The string of an id.</summary>
    /// <exception cref="DecoderFallbackException">Not UTF-8.</exception>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return "";
        }

        if (utf8.Length > MaxCachedBytes)
        {
            return StrictUtf8.GetString(utf8);
        }

        ref var slot = ref _slots[(uint)Utf8Hash.Compute(utf8) % SlotCount];
        if (slot is not null && Ascii.Equals(utf8, slot))
        {
            return slot;
        }

        return slot = StrictUtf8.GetString(utf8);
    }

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
}
