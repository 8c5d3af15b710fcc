namespace Sidecar.Face.Tests.Solver;

/// <summary>What is kept of a voice from utterance to utterance.</summary>
public class SolverFaceVoiceTests
{
    [Fact]
    public void TheSecondUtterance_KnowsTheVoiceFromTheFirst()
    {
        using var stream = TestWeights.Open();
        var pcm = SyntheticVoice.Babble(20);
        var first = Utter(stream, pcm);
        var second = Utter(stream, pcm);

        Assert.NotEqual(first.Frames[5], second.Frames[5]);
    }

    [Fact]
    public void ForgetVoice_MakesTheStreamAsGoodAsNew()
    {
        using var stream = TestWeights.Open();
        var pcm = SyntheticVoice.Babble(20);
        var first = Utter(stream, pcm);
        stream.ForgetVoice();

        Assert.Equal(first.Frames, Utter(stream, pcm).Frames);
    }

    [Fact]
    public void TheSilencePutBehindAnUtterance_TeachesNothing()
    {
        using var completed = TestWeights.Open();
        using var abandoned = TestWeights.Open();
        var voice = SyntheticVoice.Babble(20);

        // A whole number of hops, so that both have heard every hop of it.
        voice = voice[..(voice.Length / 240 * 240 - 60)];
        Utter(completed, voice);
        abandoned.Begin();
        abandoned.Push(voice, new FrameRecorder(SolverFaceTimingTests.Channels));

        Assert.Equal(Utter(abandoned, voice).Frames, Utter(completed, voice).Frames);
    }

    [Fact]
    public void AHigherPitchThanUsual_IsToldInSemitonesOfTheVoice()
    {
        using var stream = TestWeights.Open();
        Utter(stream, Glottal(120, 3000));
        var higher = Utter(stream, Glottal(160, 500));
        var middle = higher.Frames[higher.Frames.Count / 2];

        Assert.InRange(middle[SpeechFrame.Pitch], 4.4f, 5.6f);
        Assert.InRange(middle[SpeechFrame.Voicing], 0.8f, 1);
    }

    [Fact]
    public void Loudness_IsAHalfForTheUsualVoiceAndMoreForALouderOne()
    {
        using var stream = TestWeights.Open();
        var usual = Utter(stream, Glottal(120, 5000, 2000)).Frames[^60];
        var louder = Utter(stream, Glottal(120, 300, 5600)).Frames[9];

        Assert.InRange(usual[SpeechFrame.Loudness], 0.4f, 0.6f);
        Assert.InRange(louder[SpeechFrame.Loudness], usual[SpeechFrame.Loudness] + 0.25f, 1);
    }

    private static FrameRecorder Utter(IFaceStream stream, short[] pcm) =>
        SolverFaceTimingTests.Utter(stream, pcm, 480);

    private static short[] Glottal(double hz, int ms, double amplitude = 8000) =>
        [
            .. Enumerable
                .Range(0, ms * 24)
                .Select(i =>
                    (short)(
                        amplitude
                        * Enumerable.Range(1, 12).Sum(n => Math.Sin(2 * Math.PI * hz * n * i / 24_000 + n * n) / n)
                        / 2
                    )
                ),
        ];
}
