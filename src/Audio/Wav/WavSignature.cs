namespace Sidecar.Audio.Wav;

/// <summary>Says what a file that is no WAV file seems to be.</summary>
internal static class WavSignature
{
    public static string Explain(ReadOnlySpan<byte> head)
    {
        string found = $"'RIFF' and 'WAVE' expected, found {Quote(head[..Math.Min(4, head.Length)])}";
        string? kind = Kind(head);
        return kind is null ? found : $"{found}: this looks like {kind}; convert it to WAV";
    }

    /// <summary>Bytes as text in quotes, a question mark for what can't be printed.</summary>
    public static string Quote(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[i] = bytes[i] is >= (byte)' ' and <= (byte)'~' ? (char)bytes[i] : '?';
        }

        return $"'{text}'";
    }

    private static string? Kind(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("ID3"u8) || (head.Length >= 2 && head[0] == 0xFF && (head[1] & 0xE0) == 0xE0))
        {
            return "MP3 or AAC";
        }

        if (head.Length >= 12 && head.StartsWith("RIFF"u8))
        {
            return $"a RIFF file of another kind ({Quote(head[8..12])})";
        }

        return head.StartsWith("OggS"u8) ? "Ogg (Vorbis or Opus)"
            : head.StartsWith("fLaC"u8) ? "FLAC"
            : head.StartsWith("FORM"u8) ? "AIFF"
            : head.StartsWith("RIFX"u8) ? "big-endian WAV"
            : head.StartsWith("caff"u8) ? "Core Audio"
            : head.Length >= 8 && head[4..].StartsWith("ftyp"u8) ? "MP4 or M4A"
            : null;
    }
}
