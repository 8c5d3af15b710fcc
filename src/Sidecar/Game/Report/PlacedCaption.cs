using Sidecar.Game.Captions;
using Sidecar.Game.Recording;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Game.Report;

/// <summary>A caption on the axis of the run, in samples of the card.</summary>
/// <param name="Speaker">Who says it.</param>
/// <param name="Text">What was heard.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="IsInterrupted">It was cut.</param>
/// <param name="Words">Its words; never empty unless the text is.</param>
internal sealed record PlacedCaption(
    Speaker Speaker,
    string Text,
    long Start,
    long End,
    bool IsInterrupted,
    IReadOnlyList<TimedWord> Words
)
{
    private const long TypedSamples = 1000 * PcmFormat.SamplesPerMs;

    /// <summary>Everything that was heard, said or written in a run, in order.</summary>
    public static IReadOnlyList<PlacedCaption> Of(RunLog log)
    {
        var captions = new List<PlacedCaption>();
        var typedTexts = log.Typed.Select(typed => typed.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var item in log.Captions.Items)
        {
            var words = item.Speaker == Speaker.Assistant ? HeardWords(log, item) : SpokenWords(log, item);
            if (words.Count > 0 && !(item.Speaker == Speaker.User && typedTexts.Contains(item.Text)))
            {
                captions.Add(
                    new PlacedCaption(item.Speaker, item.Text, words[0].Start, words[^1].End, item.IsInterrupted, words)
                );
            }
        }

        captions.AddRange(log.Typed.Select(Typed));
        return [.. captions.OrderBy(caption => caption.Start)];
    }

    private static List<TimedWord> HeardWords(RunLog log, CaptionItem item)
    {
        var runs = log.History.RunsOf(item.UtteranceId);
        if (runs.Count == 0 || item.Text.Length == 0)
        {
            return [];
        }

        var start = runs[0].CardSample;
        var end = runs[^1].CardSample + runs[^1].Count;
        if (item.Words.Count == 0)
        {
            return [new TimedWord(item.Text, start, end, IsMeasured: false)];
        }

        var heard = new List<TimedWord>();
        foreach (var word in item.Words)
        {
            var from = log.History.CardSampleOf(item.UtteranceId, word.StartSample) ?? start;
            var to = log.History.CardSampleOf(item.UtteranceId, word.EndSample) ?? end;
            heard.Add(new TimedWord(word.Text, from, Math.Max(from, to), word.Timing == WordTiming.Measured));
        }

        return heard;
    }

    /// <summary>A transcript without times lies on the speech that was last before it.</summary>
    private static List<TimedWord> SpokenWords(RunLog log, CaptionItem item)
    {
        if (item.Text.Length == 0)
        {
            return [];
        }

        if (item.Words.Count > 0 && item.Words[^1].EndSample > item.Words[0].StartSample)
        {
            return
            [
                .. item.Words.Select(word => new TimedWord(
                    word.Text,
                    log.MicrophoneOpenedAt + word.StartSample,
                    log.MicrophoneOpenedAt + Math.Max(word.StartSample, word.EndSample),
                    word.Timing == WordTiming.Measured
                )),
            ];
        }

        var before = log.Spoken.LastOrDefault(input => input.CardSample <= item.FirstSeenAt);
        return before is { SpeechStart: { } from, SpeechEnd: { } to }
            ? [new TimedWord(item.Text, from, to, IsMeasured: false)]
            : [];
    }

    private static PlacedCaption Typed(TypedInput typed)
    {
        var end = typed.CardSample + TypedSamples;
        return new PlacedCaption(
            Speaker.User,
            typed.Text,
            typed.CardSample,
            end,
            IsInterrupted: false,
            [new TimedWord(typed.Text, typed.CardSample, end, IsMeasured: false)]
        );
    }
}

/// <summary>A word on the axis of the run.</summary>
/// <param name="Text">With its punctuation.</param>
/// <param name="Start">In samples of the card.</param>
/// <param name="End">In samples of the card.</param>
/// <param name="IsMeasured">Aligned to the sound, not estimated.</param>
internal sealed record TimedWord(string Text, long Start, long End, bool IsMeasured);
