namespace Sidecar.Face.Tests.Solver;

public class SolverFaceRobustnessTests
{
    public static TheoryData<string, short[]> BadSounds() =>
        new()
        {
            { "constant offset", Repeat(5000, 20_000) },
            { "loudest offset", Repeat(short.MinValue, 20_000) },
            { "square wave at full scale", Alternating(short.MaxValue, short.MinValue, 24_000) },
            { "speech clipped hard", SyntheticVoice.Babble(30, 30) },
            { "speech on an offset", [.. SyntheticVoice.Babble(20, 0.1).Select(x => (short)(x + 9000))] },
            { "speech in the telephone band", Telephone(SyntheticVoice.Babble(20)) },
            { "noise", SyntheticVoice.WhiteNoise(1000, 1) },
            { "a chord", Chord(2000) },
            { "one click", [.. SyntheticVoice.Silence(300), short.MaxValue, .. SyntheticVoice.Silence(300)] },
            { "the quietest bit", Alternating(1, -1, 24_000) },
            { "nothing", SyntheticVoice.Silence(2000) },
        };

    [Theory]
    [MemberData(nameof(BadSounds))]
    public void AnySound_GivesFramesWithinTheirRanges(string what, short[] pcm)
    {
        Assert.NotEmpty(what);
        using var stream = TestWeights.Open();
        AssertFrames(SolverFaceTimingTests.Utter(stream, pcm, 480));
        AssertFrames(SolverFaceTimingTests.Utter(stream, SyntheticVoice.Babble(5), 480));
    }

    [Fact]
    public void AVoiceThatChangesInTheMiddle_GivesFramesWithinTheirRanges()
    {
        using var stream = TestWeights.Open();
        var recorder = new FrameRecorder(SolverFaceTimingTests.Channels);
        stream.Begin();
        stream.Push(SyntheticVoice.Babble(10, 0.6), recorder);
        stream.ForgetVoice();
        stream.Push(SyntheticVoice.Babble(10, 0.02), recorder);
        stream.Complete(recorder);

        AssertFrames(recorder);
    }

    [Fact]
    public void TwoMinutesOfSilence_ChangeNothingInWhatIsHeardAfterSomeSeconds()
    {
        var voice = SyntheticVoice.Babble(60);
        using var soon = TestWeights.Open();
        using var late = TestWeights.Open();
        SolverFaceTimingTests.Utter(soon, SyntheticVoice.Silence(20_000), 48_000);
        SolverFaceTimingTests.Utter(late, SyntheticVoice.Silence(120_000), 48_000);
        var before = SolverFaceTimingTests.Utter(soon, voice, 480);
        var after = SolverFaceTimingTests.Utter(late, voice, 480);

        Assert.Equal(before.Frames[^60..], after.Frames[^60..]);
    }

    private static void AssertFrames(FrameRecorder recorder)
    {
        Assert.All(
            recorder.Frames,
            frame =>
            {
                Assert.All(frame[..SpeechFrame.Pitch], value => Assert.InRange(value, 0, 1));
                Assert.InRange(frame[SpeechFrame.Pitch], -12, 12);
                Assert.InRange(frame[..SpeechFrame.VisemeCount].Sum(), 0.999f, 1.001f);
            }
        );
        Assert.Equal(0, recorder.Frames[^1][SpeechFrame.Openness]);
    }

    private static short[] Repeat(short value, int count)
    {
        var pcm = new short[count];
        Array.Fill(pcm, value);
        return pcm;
    }

    private static short[] Alternating(short even, short odd, int count) =>
        [.. Enumerable.Range(0, count).Select(i => i / 100 % 2 == 0 ? even : odd)];

    private static short[] Chord(int ms) =>
        [
            .. Enumerable
                .Range(0, ms * 24)
                .Select(i =>
                    (short)(9000 * new[] { 220.0, 277.2, 329.6 }.Sum(hz => Math.Sin(2 * Math.PI * hz * i / 24_000)))
                ),
        ];

    private static short[] Telephone(short[] pcm)
    {
        var result = new short[pcm.Length];
        for (var i = 6; i < pcm.Length - 6; i++)
        {
            result[i] = (short)(pcm.AsSpan(i - 6, 12).ToArray().Average(x => (double)x) - pcm[i] / 50);
        }

        return result;
    }
}
