using Sidecar.Captions;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Captions;

public class WordTimelineTests
{
    private static readonly short[] TwoSentences =
    [
        .. Tones.Silence(200),
        .. Tones.Tone(1500),
        .. Tones.Silence(400),
        .. Tones.Tone(1000),
        .. Tones.Silence(300),
    ];

    [Fact]
    public void Words_OfACompleteUtterance_FillTheSpeechAndAvoidThePauses()
    {
        var words = Complete("Where have all the young people gone? Back to school.", TwoSentences);

        Near(200, words[0].StartSample);
        Near(1700, words[6].EndSample);
        Assert.Equal("gone?", words[6].Text);
        Near(2100, words[7].StartSample);
        Near(3100, words[^1].EndSample);
        Assert.All(words, word => Assert.Equal(WordTiming.Estimated, word.Timing));
    }

    [Fact]
    public void ALongWord_GetsMoreTimeThanAShortOne()
    {
        var words = Complete("a characteristically", Tones.Tone(1500));

        Assert.True(words[0].EndSample - words[0].StartSample < (words[1].EndSample - words[1].StartSample) / 4);
    }

    [Fact]
    public void APauseWithoutPunctuation_FallsBetweenTwoWords()
    {
        var words = Complete("one two three four five six seven eight", TwoSentences);

        Assert.DoesNotContain(
            words,
            word => word.StartSample < PcmFormat.FromMs(1650) && word.EndSample > PcmFormat.FromMs(2150)
        );
    }

    [Fact]
    public void Text_InAnyPiecesAndOrder_GivesTheSamePlaces()
    {
        const string Text = "Where have all the young people gone? Back to school, 🎉 my dear.";
        var expected = Complete(Text, TwoSentences);

        var timeline = new WordTimeline();
        var audio = TwoSentences.Chunk(481).GetEnumerator();
        foreach (var piece in Text.Chunk(3))
        {
            timeline.AppendText(new string(piece));
            if (audio.MoveNext())
            {
                timeline.AppendAudio(audio.Current);
            }

            Assert.NotEmpty(timeline.Words);
        }

        while (audio.MoveNext())
        {
            timeline.AppendAudio(audio.Current);
        }

        timeline.CompleteAudio();
        timeline.SetFinalText(Text);

        Assert.Equal(expected, timeline.Words);
    }

    [Fact]
    public void Words_AheadOfTheSound_ArePlacedBeyondIt()
    {
        var timeline = new WordTimeline();
        timeline.AppendText("Where have all the young people gone?");
        Assert.Equal(0, timeline.Words[0].StartSample);
        AssertInOrder(timeline.Words);

        timeline.AppendAudio([.. Tones.Silence(500), .. Tones.Tone(300)]);

        Near(500, timeline.Words[0].StartSample);
        Assert.True(timeline.Words[^1].StartSample > PcmFormat.FromMs(800));
        AssertInOrder(timeline.Words);
    }

    [Fact]
    public void ALongUtterance_KeepsItsSentencesInPlaceWhileItGrows()
    {
        const int SentenceMs = 1300;
        const int PauseMs = 400;
        const int Sentences = 40;
        const int WordsPerSentence = 5;
        var timeline = new WordTimeline();
        timeline.AppendText(string.Concat(Enumerable.Repeat("Seven green bottles were standing. ", Sentences)));
        for (var sentence = 0; sentence < Sentences; sentence++)
        {
            timeline.AppendAudio(Tones.Tone(SentenceMs));
            timeline.AppendAudio(Tones.Silence(PauseMs));
            for (var past = 0; past <= sentence; past++)
            {
                Near(past * (SentenceMs + PauseMs), timeline.Words[past * WordsPerSentence].StartSample);
            }
        }
    }

    [Fact]
    public void Text_ThatIsBehindTheSound_BeginsWithTheSound()
    {
        var timeline = new WordTimeline();
        for (var i = 0; i < 6; i++)
        {
            timeline.AppendAudio([.. Tones.Silence(900), .. Tones.Tone(900)]);
        }

        timeline.AppendText("Hello");

        Near(900, timeline.Words[0].StartSample);
    }

    [Fact]
    public void AFinalText_ReplacesTheDeltas()
    {
        var timeline = new WordTimeline();
        timeline.AppendText("I have too apples");
        timeline.SetFinalText("I have two apples.");

        Assert.Equal("I have two apples.", timeline.Text);
        Assert.Equal("I have two apples.", string.Join(' ', timeline.Words.Select(word => word.Text)));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(0.49, "")]
    [InlineData(0.51, "Hello,")]
    [InlineData(1.2, "Hello,")]
    [InlineData(1.51, "Hello, world.")]
    [InlineData(9, "Hello, world.")]
    public void TextUpTo_CountsAWordWhenHalfOfItWasPlayed(double wordsPlayed, string heard)
    {
        var timeline = new WordTimeline();
        timeline.AppendText(" Hello, world.");
        timeline.AppendAudio(Tones.Tone(1000));
        timeline.CompleteAudio();
        var words = timeline.Words;
        var played = wordsPlayed switch
        {
            < 1 => words[0].StartSample + wordsPlayed * (words[0].EndSample - words[0].StartSample),
            < 2 => words[1].StartSample + (wordsPlayed - 1) * (words[1].EndSample - words[1].StartSample),
            _ => words[1].EndSample * 2,
        };

        Assert.Equal(heard, timeline.TextUpTo((long)played));
    }

    [Fact]
    public void WordsUpTo_AreThoseOfTheTextAndEndWhereTheSoundEnded()
    {
        var timeline = new WordTimeline();
        timeline.AppendText("Hello, wonderful world.");
        timeline.AppendAudio(Tones.Tone(1500));
        timeline.CompleteAudio();
        var cut = (timeline.Words[1].StartSample + 2 * timeline.Words[1].EndSample) / 3;

        var heard = timeline.WordsUpTo(cut);

        Assert.Equal("Hello, wonderful", timeline.TextUpTo(cut));
        Assert.Equal(["Hello,", "wonderful"], heard.Select(word => word.Text));
        Assert.Equal(cut, heard[1].EndSample);
        Assert.Equal(timeline.Words[1].StartSample, heard[1].StartSample);
        Assert.Empty(timeline.WordsUpTo(0));
    }

    [Fact]
    public void TextUpTo_KeepsTheBlanksOfTheTranscript()
    {
        var timeline = new WordTimeline();
        timeline.AppendText("你好，世界。\n\nGood  bye");
        timeline.AppendAudio(Tones.Tone(2000));
        timeline.CompleteAudio();

        Assert.Equal("你好，世界。\n\nGood", timeline.TextUpTo(timeline.Words[^2].EndSample));
    }

    [Theory]
    [InlineData("", 1000)]
    [InlineData("🎉 — …", 1000)]
    [InlineData("Hello there.", 0)]
    [InlineData("Supercalifragilisticexpialidocious indeed, my dear friend!", 20)]
    public void Extremes_StayWithinTheUtterance(string text, int toneMs)
    {
        var words = Complete(text, Tones.Tone(toneMs));

        AssertInOrder(words);
        Assert.All(words, word => Assert.InRange(word.EndSample, 0, toneMs * PcmFormat.SamplesPerMs));
    }

    [Fact]
    public void SilenceWithText_SpreadsTheWordsOverIt()
    {
        var words = Complete("Nobody can hear me.", Tones.Silence(1000));

        Assert.Equal(0, words[0].StartSample);
        Assert.Equal(24_000, words[^1].EndSample);
    }

    [Fact]
    public void AnySpeech_IsPlacedInOrderAndWithinTheAudio()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var timeline = new WordTimeline();
            long total = 0;
            for (var step = random.Next(12); step >= 0; step--)
            {
                timeline.AppendText(RandomText(random));
                var pcm = random.Next(3) == 0 ? Tones.Silence(random.Next(900)) : Tones.Tone(random.Next(1500));
                timeline.AppendAudio(pcm);
                total += pcm.Length;
                AssertInOrder(timeline.Words);
            }

            timeline.CompleteAudio();
            AssertInOrder(timeline.Words);
            Assert.All(timeline.Words, word => Assert.InRange(word.EndSample, 0, total));
        }
    }

    private static string RandomText(Random random)
    {
        string[] pieces = ["Hel", "lo", " there", ", ", ". ", " 42", "好", "。", " a", "🎉", "\n", " whatever it is "];
        return string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)]));
    }

    private static IReadOnlyList<PlacedWord> Complete(string text, short[] pcm)
    {
        var timeline = new WordTimeline();
        timeline.AppendText(text);
        timeline.AppendAudio(pcm);
        timeline.CompleteAudio();
        return timeline.Words;
    }

    private static void AssertInOrder(IReadOnlyList<PlacedWord> words)
    {
        long end = 0;
        foreach (var word in words)
        {
            Assert.True(word.StartSample >= end, $"{word} begins before {end}");
            Assert.True(word.EndSample >= word.StartSample, $"{word} ends before it begins");
            end = word.EndSample;
        }
    }

    private static void Near(long ms, long sample) =>
        Assert.InRange(sample, PcmFormat.FromMs(ms - 25), PcmFormat.FromMs(ms + 25));
}
