using System.Globalization;
using Sidecar.Captions;
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
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var vtt = new WebVttWriter(text);
        foreach (var caption in PlacedCaption.Of(log))
        {
            foreach (var cue in Split(caption))
            {
                var last = cue[^1];
                var end = Math.Max(last.End, cue[0].Start + ShortestCueSamples);
                var ellipsis = caption.IsInterrupted && last == caption.Words[^1] ? " …" : "";
                vtt.Cue(
                    PcmFormat.ToMs(cue[0].Start),
                    PcmFormat.ToMs(end),
                    caption.Speaker == Speaker.User ? "You" : "Assistant",
                    string.Join(' ', cue.Select(word => word.Text)) + ellipsis
                );
            }
        }

        return text.ToString();
    }

    private static List<List<TimedWord>> Split(PlacedCaption caption)
    {
        var cues = new List<List<TimedWord>>();
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
}
