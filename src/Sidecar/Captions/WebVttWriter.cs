using System.Globalization;

namespace Sidecar.Captions;

/// <summary>
/// Writes captions as WebVTT (W3C WebVTT, §4) with a voice tag per speaker. Cues are written in the order they come,
/// which should be that of their start; the target is not closed.
/// </summary>
internal sealed class WebVttWriter
{
    private readonly TextWriter _target;

    public WebVttWriter(TextWriter target)
    {
        _target = target;
        _target.Write("WEBVTT\n\n");
    }

    /// <summary>Writes one cue. One without text is left out; one without length is shown for a millisecond.</summary>
    public void Cue(long startMs, long endMs, string speaker, string text)
    {
        var lines = text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0)
        {
            return;
        }

        startMs = Math.Max(0, startMs);
        _target.Write($"{Timestamp(startMs)} --> {Timestamp(Math.Max(startMs + 1, endMs))}\n");
        var voice = string.Join(' ', speaker.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (voice.Length > 0)
        {
            _target.Write($"<v {Escape(voice)}>");
        }

        // A blank line would end the cue, so only the lines with text are kept.
        _target.Write(string.Join('\n', lines.Select(Escape)));
        _target.Write("\n\n");
    }

    private static string Timestamp(long ms) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{ms / 3_600_000:D2}:{ms / 60_000 % 60:D2}:{ms / 1000 % 60:D2}.{ms % 1000:D3}"
        );

    // Also keeps an arrow in the text from being read as a timing line.
    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
