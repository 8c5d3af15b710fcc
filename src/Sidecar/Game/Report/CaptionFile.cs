using System.Globalization;
using System.Text;
using Sidecar.Game.Recording;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Game.Report;

/// <summary><c>captions.vtt</c>: what was said and heard as WebVTT cues on the axis of the run, in readable pieces.</summary>
internal static class CaptionFile
{
    /// <summary>Two lines of subtitles.</summary>
    private const int LongestCueCharacters = 84;

    private const long LongestCueSamples = 6000 * PcmFormat.SamplesPerMs;

    /// <summary>A cue must not vanish before it can be read.</summary>
    private const long ShortestCueSamples = 300 * PcmFormat.SamplesPerMs;

    public static string ToWebVtt(RunLog log)
    {
        var vtt = new StringBuilder("WEBVTT\n");
        foreach (var caption in PlacedCaption.Of(log))
        {
            foreach (var cue in Split(caption))
            {
                var last = cue[^1];
                var end = Math.Max(last.End, cue[0].Start + ShortestCueSamples);
                var text = string.Join(' ', cue.Select(word => word.Text));
                var ellipsis = caption.IsInterrupted && last == caption.Words[^1] ? " …" : "";
                vtt.Append(CultureInfo.InvariantCulture, $"\n{Timestamp(cue[0].Start)} --> {Timestamp(end)}\n")
                    .Append(caption.Speaker == Speaker.User ? "<v You>" : "<v Assistant>")
                    .Append(Escape(text))
                    .Append(ellipsis)
                    .Append('\n');
            }
        }

        return vtt.ToString();
    }

    private static List<List<PlacedWord>> Split(PlacedCaption caption)
    {
        var cues = new List<List<PlacedWord>>();
        var characters = 0;
        foreach (var word in caption.Words)
        {
            var isNew =
                cues.Count == 0
                || characters + word.Text.Length > LongestCueCharacters
                || word.End - cues[^1][0].Start > LongestCueSamples
                || (EndsSentence(cues[^1][^1].Text) && characters > LongestCueCharacters / 3);
            if (isNew)
            {
                cues.Add([]);
                characters = 0;
            }

            cues[^1].Add(word);
            characters += word.Text.Length + 1;
        }

        return cues;
    }

    private static bool EndsSentence(string word) => word.Length > 0 && word[^1] is '.' or '!' or '?' or '…' or '。';

    private static string Timestamp(long samples) =>
        PcmFormat.ToTimeSpan(samples).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.ReplaceLineEndings(" ")
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
