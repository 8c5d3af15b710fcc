using Sidecar.Face.Alignment;
using Sidecar.Shared.Tests;

namespace Sidecar.Face.Tests.Alignment;

public class SpeechAlignerTests
{
    private const int Interval = FaceFrameRate.FrameIntervalSamples;

    private const string Text =
        "Good evening, and welcome to the observatory. My name is Ada, and I will be your guide tonight. The dome "
        + "above us was built in the nineteen thirties, after a long quarrel between two rich brothers. When the "
        + "clouds have gone, we can look at the rings of Saturn together. Would you like that? Please mind the steps, "
        + "because they are steep and the light is dim. Somebody always forgets!";

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(2, 0.75)]
    [InlineData(3, 1.3)]
    public void Words_OfAnImperfectHearing_BeginWithin30MsInTheMedian(int seed, double pace)
    {
        var speech = new SimulatedSpeech(seed, pace).Pause(400).Say(Text).Pause(300).Done();

        var aligner = Align(Text, speech);

        var errors = ErrorsMs(aligner.Words, speech);
        Assert.InRange(errors[errors.Count / 2], 0, 30);
        Assert.InRange(errors[errors.Count * 9 / 10], 0, 120);
        AssertInOrder(aligner.Words, speech.Frames.Count);
    }

    [Fact]
    public void Words_WhileTheSoundComesIn_AreAlreadyWhereTheyWillBe()
    {
        var speech = new SimulatedSpeech(4).Pause(300).Say(Text).Pause(300).Done();
        var final = Align(Text, speech).Words.ToArray();
        var aligner = new SpeechAligner();
        aligner.Replace(0, SimulatedSpeech.Words(Text));
        var moved = 0;
        for (var frame = 0; frame < speech.Frames.Count; frame++)
        {
            aligner.AddFrame(speech.Frames[frame]);
            if (frame % 10 == 0)
            {
                AssertInOrder(aligner.Words, int.MaxValue);
                var passed = Math.Max(0, aligner.Words.Length - 3);
                for (var i = 0; i < passed; i++)
                {
                    moved += Math.Abs(aligner.Words[i].StartSample - final[i].StartSample) > 2 * Interval ? 1 : 0;
                }
            }
        }

        Assert.InRange(moved, 0, 20);
    }

    [Fact]
    public void SettledWords_AreLeftAsTheyWere()
    {
        var speech = new SimulatedSpeech(5).Say(Text).Done();
        var aligner = new SpeechAligner();
        aligner.Replace(0, SimulatedSpeech.Words(Text));
        AlignedWord[] settled = [];
        foreach (var frame in speech.Frames)
        {
            aligner.AddFrame(frame);
            Assert.Equal(settled, aligner.Words[..settled.Length].ToArray());
            settled = aligner.Words[..aligner.SettledCount].ToArray();
        }

        Assert.True(settled.Length > 50, $"only {settled.Length} words were settled");
    }

    [Fact]
    public void TextInPieces_BehindTheSound_GivesTheSamePlaces()
    {
        var speech = new SimulatedSpeech(6).Pause(200).Say(Text).Pause(200).Done();
        var expected = Align(Text, speech).Words.ToArray();
        var words = SimulatedSpeech.Words(Text);
        var aligner = new SpeechAligner();
        var known = 0;
        for (var frame = 0; frame < speech.Frames.Count; frame++)
        {
            aligner.AddFrame(speech.Frames[frame]);
            if (frame % 7 == 0)
            {
                var said = speech.Starts.Count(start => start + 60 < frame);
                aligner.Replace(known, words.AsSpan(known, Math.Max(0, said - known)));
                known = Math.Max(known, said);
                AssertInOrder(aligner.Words, int.MaxValue);
            }
        }

        aligner.Replace(known, words.AsSpan(known));
        aligner.Complete();

        Assert.Equal(expected.Select(Place), aligner.Words.ToArray().Select(Place));
    }

    [Fact]
    public void ARevisedText_IsFoundAnew()
    {
        var speech = new SimulatedSpeech(7).Pause(200).Say(Text).Pause(200).Done();
        var aligner = new SpeechAligner();
        var wrong = Text.Replace("two rich brothers", "too rich bothers", StringComparison.Ordinal);
        aligner.Replace(0, SimulatedSpeech.Words(wrong));
        foreach (var frame in speech.Frames)
        {
            aligner.AddFrame(frame);
        }

        Assert.NotEqual(0, aligner.Words.Length);
        aligner.Replace(0, SimulatedSpeech.Words(Text));
        aligner.Complete();

        var errors = ErrorsMs(aligner.Words, speech);
        Assert.InRange(errors[errors.Count / 2], 0, 30);
    }

    [Fact]
    public void WordsThatAreNotSaid_DoNotPullTheOthersAway()
    {
        var speech = new SimulatedSpeech(8).Pause(200).Say(Text).Pause(200).Done();
        var longer = Text.Replace(
            "My name is Ada,",
            "My extraordinarily complicated name is Ada,",
            StringComparison.Ordinal
        );

        var words = Align(longer, speech).Words.ToArray();

        var said = words.Where((_, i) => i is < 8 or > 9).ToArray();
        var errors = ErrorsMs(said, speech);
        Assert.InRange(errors[errors.Count / 2], 0, 30);
    }

    [Fact]
    public void SoundThatIsInNoText_IsPassedOver()
    {
        var speech = new SimulatedSpeech(9)
            .Say("Something quite different comes before this.")
            .Say(Text)
            .Pause(200)
            .Done();
        speech.Starts.RemoveRange(0, 6);

        var errors = ErrorsMs(Align(Text, speech).Words, speech);

        Assert.InRange(errors[errors.Count / 2], 0, 30);
    }

    [Fact]
    public void SpeechThatIsCutOff_LeavesTheRestAtTheEnd()
    {
        var speech = new SimulatedSpeech(10).Say(Text).Done();
        var cut = speech.Starts[30] - 1;
        speech.Frames.RemoveRange(cut, speech.Frames.Count - cut);

        var words = Align(Text, speech).Words;

        AssertInOrder(words, cut);
        Assert.Equal(SimulatedSpeech.Words(Text).Length, words.Length);
        Assert.InRange(words[35].StartSample, (cut - 20) * Interval, cut * Interval);
        Assert.InRange(words[20].StartSample, (speech.Starts[20] - 8) * Interval, (speech.Starts[20] + 8) * Interval);
    }

    [Theory]
    [InlineData("こんにちは 世界 。 元気 です か")]
    [InlineData("Привет мир как дела")]
    [InlineData("🎉 — … ** ##")]
    [InlineData("xkcd qwrtz ''' 1e309 0x 99999999999999999999 $ $$5.5.5 3/4/5 -- . , ’’")]
    public void AnyText_StaysInOrderAndInside(string text)
    {
        var speech = new SimulatedSpeech(11).Pause(100).Say("Hello there, this is a short one.").Done();

        AssertInOrder(Align(text, speech).Words, speech.Frames.Count);
    }

    [Fact]
    public void AnotherTextThanTheSound_AgreesLess()
    {
        var speech = new SimulatedSpeech(12).Say(Text).Done();
        var other = Text.Split(' ').Reverse().ToArray();

        var right = MeanAgreement(Align(Text, speech).Words);
        var wrong = MeanAgreement(Align(string.Join(' ', other), speech).Words);

        Assert.True(wrong < 0.75 * right, $"{wrong} against {right}");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void BadFrames_GivePlacesAllTheSame(float value)
    {
        var aligner = new SpeechAligner();
        aligner.Replace(0, SimulatedSpeech.Words(Text));
        var frame = new float[SpeechFrame.Length];
        Array.Fill(frame, value);
        for (var i = 0; i < 600; i++)
        {
            aligner.AddFrame(frame);
        }

        aligner.Complete();
        AssertInOrder(aligner.Words, 600);
    }

    [Fact]
    public void NoFramesOrNoWords_GiveNothingOrNoTime()
    {
        var aligner = new SpeechAligner();
        Assert.Equal(0, aligner.Words.Length);
        aligner.AddFrame(new float[SpeechFrame.Length]);
        Assert.Equal(0, aligner.Words.Length);
        aligner = new SpeechAligner();
        aligner.Replace(0, SimulatedSpeech.Words("Hello there."));
        aligner.Complete();

        AssertInOrder(aligner.Words, 0);
    }

    [Fact]
    public void MinutesOfSpeech_KeepTheirWords()
    {
        const int Times = 6;
        var long_ = string.Join(' ', Enumerable.Repeat(Text, Times));
        var speech = new SimulatedSpeech(13).Say(long_).Done();

        var errors = ErrorsMs(Align(long_, speech).Words, speech);

        Assert.InRange(errors[errors.Count / 2], 0, 30);
        Assert.InRange(errors[^1], 0, 2000);
    }

    [Fact]
    public void AFrame_CostsNoMemoryOnceTheSearchIsWarm()
    {
        var speech = new SimulatedSpeech(14).Say(string.Join(' ', Enumerable.Repeat(Text, 4))).Done();
        var aligner = new SpeechAligner();
        aligner.Replace(0, SimulatedSpeech.Words(string.Join(' ', Enumerable.Repeat(Text, 4))));
        var next = 0;
        void Hear(int frames)
        {
            for (var end = next + frames; next < end; next++)
            {
                aligner.AddFrame(speech.Frames[next]);
            }
        }

        Hear(1500);
        var allocated = AllocatedBytes.LeastOf(() => Hear(100));

        Assert.InRange(allocated, 0, 1024);
    }

    private static (long Start, long End) Place(AlignedWord word) => (word.StartSample, word.EndSample);

    private static SpeechAligner Align(string text, SimulatedSpeech speech)
    {
        var aligner = new SpeechAligner();
        aligner.Replace(0, SimulatedSpeech.Words(text));
        foreach (var frame in speech.Frames)
        {
            aligner.AddFrame(frame);
        }

        aligner.Complete();
        return aligner;
    }

    private static List<double> ErrorsMs(ReadOnlySpan<AlignedWord> words, SimulatedSpeech speech)
    {
        List<double> errors = [];
        for (var i = 0; i < speech.Starts.Count; i++)
        {
            errors.Add(Math.Abs(words[i].StartSample - speech.Starts[i] * Interval) / 24.0);
        }

        errors.Sort();
        return errors;
    }

    private static double MeanAgreement(ReadOnlySpan<AlignedWord> words)
    {
        double sum = 0;
        foreach (var word in words)
        {
            sum += word.Agreement;
        }

        return sum / words.Length;
    }

    private static void AssertInOrder(ReadOnlySpan<AlignedWord> words, int frames)
    {
        long end = 0;
        foreach (var word in words)
        {
            Assert.True(word.StartSample >= end, $"{word} begins before {end}");
            Assert.True(word.EndSample >= word.StartSample, $"{word} ends before it begins");
            Assert.InRange(word.Agreement, 0, 1);
            end = word.EndSample;
        }

        Assert.InRange(end, 0, frames == int.MaxValue ? long.MaxValue : (long)frames * Interval);
    }
}
