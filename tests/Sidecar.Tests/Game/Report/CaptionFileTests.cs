using Sidecar.Game.Playback;
using Sidecar.Game.Recording;
using Sidecar.Game.Report;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Game.Report;

public sealed class CaptionFileTests
{
    private const int Ms = 24;

    private readonly RunLog _log = new();

    [Fact]
    public void ToWebVtt_PutsWordsWhereTheyWereHeard()
    {
        _log.History.Add([new PlayedRun(1, 0, 5000 * Ms, 1000 * Ms)]);
        Apply(interrupted: false, ("Good", 100), ("morning.", 400));

        Assert.Contains("00:00:05.100 --> 00:00:05.600", CaptionFile.ToWebVtt(_log), StringComparison.Ordinal);
        Assert.Contains("<v Assistant>Good morning.", CaptionFile.ToWebVtt(_log), StringComparison.Ordinal);
    }

    [Fact]
    public void ToWebVtt_OfAnInterruptedAnswer_EndsWithAnEllipsis()
    {
        _log.History.Add([new PlayedRun(1, 0, 0, 300 * Ms)]);
        Apply(interrupted: true, ("Good", 100));

        Assert.Contains("<v Assistant>Good …", CaptionFile.ToWebVtt(_log), StringComparison.Ordinal);
    }

    [Fact]
    public void ToWebVtt_OfWhatWasNeverHeard_IsEmpty()
    {
        Apply(interrupted: true, ("Good", 100));

        Assert.Equal("WEBVTT", CaptionFile.ToWebVtt(_log).Trim());
    }

    [Fact]
    public void ToWebVtt_OfALongAnswer_MakesCuesThatCanBeRead()
    {
        _log.History.Add([new PlayedRun(1, 0, 0, 60_000 * Ms)]);
        Apply(interrupted: false, [.. Enumerable.Range(0, 100).Select(i => ($"word{i}", i * 400))]);

        var cues = CaptionFile
            .ToWebVtt(_log)
            .Split('\n')
            .Where(line => line.StartsWith("<v", StringComparison.Ordinal));

        var texts = cues.Select(cue => cue["<v Assistant>".Length..]).ToArray();
        Assert.All(texts, text => Assert.InRange(text.Length, 1, 90));
        Assert.Equal(100, texts.Sum(text => text.Split(' ').Length));
    }

    private void Apply(bool interrupted, params (string Text, int StartMs)[] words)
    {
        var update = new CaptionUpdate
        {
            Speaker = Speaker.Assistant,
            ItemId = "item_1",
            UtteranceId = 1,
            Text = string.Join(' ', words.Select(word => word.Text)),
            Final = true,
            Interrupted = interrupted,
        };
        foreach (var (text, startMs) in words)
        {
            update.Words.Add(
                new CaptionWord
                {
                    Text = text,
                    StartSample = startMs * Ms,
                    EndSample = (startMs + 200) * Ms,
                }
            );
        }

        _log.Captions.Apply(update, 0);
    }
}
