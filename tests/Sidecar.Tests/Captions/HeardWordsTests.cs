using Sidecar.Captions;
using Sidecar.Face;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Captions;

public class HeardWordsTests
{
    private const string Text = "My mummy saw a big boat.";

    // "My mummy saw a big boat": what a mouth shows, in frames.
    private static readonly (Viseme Viseme, int Frames)[] Shown =
    [
        (Viseme.sil, 12),
        (Viseme.PP, 5),
        (Viseme.aa, 5),
        (Viseme.I, 4),
        (Viseme.PP, 5),
        (Viseme.aa, 5),
        (Viseme.PP, 5),
        (Viseme.I, 5),
        (Viseme.SS, 6),
        (Viseme.O, 8),
        (Viseme.E, 4),
        (Viseme.PP, 4),
        (Viseme.I, 4),
        (Viseme.kk, 4),
        (Viseme.PP, 5),
        (Viseme.O, 6),
        (Viseme.U, 4),
        (Viseme.DD, 5),
        (Viseme.sil, 12),
    ];

    private static readonly int[] Starts = [12, 26, 46, 60, 64, 76];

    [Fact]
    public void Words_OfFramesThatAgree_AreMeasured()
    {
        var timeline = Timeline(Text);
        Hear(timeline, Frames());
        timeline.CompleteAudio();

        var words = timeline.Words;

        Assert.All(words, word => Assert.Equal(WordTiming.Measured, word.Timing));
        Assert.Equal(Starts, words.Select(word => (int)Math.Round((word.StartSample + 200.0) / 400)));
    }

    [Fact]
    public void Words_WhoseSoundIsYetToCome_AreEstimatedInOrder()
    {
        var timeline = Timeline(Text);
        Hear(timeline, Frames().AsSpan(0, 50));

        var words = timeline.Words;

        Assert.Equal(WordTiming.Measured, words[0].Timing);
        Assert.Equal(WordTiming.Measured, words[1].Timing);
        Assert.Equal(WordTiming.Estimated, words[^1].Timing);
        Assert.True(words[^1].StartSample > 50 * 400);
        AssertInOrder(words);
    }

    [Fact]
    public void Words_OfMusic_AreEstimatedAsWithoutAFace()
    {
        var heard = Timeline(Text);
        var counted = Timeline(Text);
        float[][] frames = [.. Enumerable.Range(0, 90).Select(i => Frame(i % 2 == 0 ? Viseme.CH : Viseme.FF))];
        Hear(heard, frames);
        counted.AppendAudio(Tones.Tone(1500));
        heard.CompleteAudio();
        counted.CompleteAudio();

        Assert.Equal(counted.Words, heard.Words);
        Assert.All(heard.Words, word => Assert.Equal(WordTiming.Estimated, word.Timing));
    }

    [Fact]
    public void AFinalText_IsFoundAnew()
    {
        var timeline = Timeline("My money saw a big");
        Hear(timeline, Frames());
        Assert.NotEmpty(timeline.Words);

        timeline.SetFinalText(Text);
        timeline.CompleteAudio();

        Assert.Equal(Starts, timeline.Words.Select(word => (int)Math.Round((word.StartSample + 200.0) / 400)));
    }

    [Fact]
    public void AnInterruption_CutsTheWordThatWasBeingSaid()
    {
        var timeline = Timeline(Text);
        Hear(timeline, Frames());

        Assert.Equal("My mummy saw a", timeline.TextUpTo(66 * 400));
        Assert.Equal("My mummy saw a big", timeline.TextUpTo(72 * 400));
        Assert.Equal(72 * 400, timeline.WordsUpTo(72 * 400)[^1].EndSample);
    }

    [Fact]
    public void FramesThatEndBeforeTheAudio_DoNotEndTheWords()
    {
        var timeline = Timeline(Text + " And there was more to come.");
        Hear(timeline, Frames());
        timeline.AppendAudio(Tones.Tone(2000));
        timeline.CompleteAudio();

        AssertInOrder(timeline.Words);
        Assert.InRange(timeline.Words[^1].StartSample, 101 * 400, 101 * 400 + PcmFormat.FromMs(2000));
    }

    private static WordTimeline Timeline(string text)
    {
        var timeline = new WordTimeline();
        timeline.AppendText(text);
        return timeline;
    }

    private static void Hear(WordTimeline timeline, ReadOnlySpan<float[]> frames)
    {
        foreach (var frame in frames)
        {
            timeline.AppendAudio(frame[0] > 0 ? new short[400] : Tones.Tone(50).AsSpan(0, 400));
            timeline.AppendFrame(frame);
        }
    }

    private static float[][] Frames() =>
        [.. Shown.SelectMany(shown => Enumerable.Repeat(Frame(shown.Viseme), shown.Frames))];

    private static float[] Frame(Viseme viseme)
    {
        var frame = new float[SpeechFrame.Length];
        frame[(int)viseme] = 1;
        return frame;
    }

    private static void AssertInOrder(IReadOnlyList<PlacedWord> words)
    {
        long end = 0;
        foreach (var word in words)
        {
            Assert.True(word.StartSample >= end, $"{word} begins before {end}");
            end = word.EndSample;
        }
    }

    private enum Viseme
    {
        sil,
        PP,
        FF,
        TH,
        DD,
        kk,
        CH,
        SS,
        nn,
        RR,
        aa,
        E,
        I,
        O,
        U,
    }
}
