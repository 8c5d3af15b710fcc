using Sidecar.Face.Spectral;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests.Spectral;

public class SpectralFaceShapeTests
{
    private const int WarmUpMs = 600;

    [Fact]
    public void AnAh_OpensTheMouthWiderThanEeAndOoAndHiss()
    {
        var ah = SteadyMean("JawOpen", SyntheticVoice.Ah(600));

        Assert.InRange(ah, 0.25f, 1);
        Assert.InRange(SteadyMean("JawOpen", SyntheticVoice.Ee(600)), 0.03f, 0.7f * ah);
        Assert.InRange(SteadyMean("JawOpen", SyntheticVoice.Oo(600)), 0.03f, 0.8f * ah);
        Assert.InRange(SteadyMean("JawOpen", SyntheticVoice.Hiss(600)), 0, 0.35f * ah);
    }

    [Fact]
    public void AnOo_RoundsTheLipsAndAnEe_SpreadsThem()
    {
        var (oo, ee) = (SyntheticVoice.Oo(600), SyntheticVoice.Ee(600));

        Assert.InRange(SteadyMean("MouthPucker", ee), 0, SteadyMean("MouthPucker", oo) / 3);
        Assert.InRange(SteadyMean("MouthStretchLeft", oo), 0, SteadyMean("MouthStretchLeft", ee) / 3);
    }

    [Fact]
    public void Silence_BringsTheFaceToRestWithin120Ms()
    {
        var speech = SyntheticVoice.Ah(800);
        var recorder = Draw(CurveSet.Arkit61, [.. speech, .. SyntheticVoice.Silence(500)]);

        foreach (var (frame, sample) in recorder.SampleIndices.Index())
        {
            if (sample >= speech.Length + PcmFormat.FromMs(120))
            {
                Assert.All(recorder.Frames[frame], value => Assert.InRange(value, 0, 0.02f));
            }
        }
    }

    [Fact]
    public void AShortGapBetweenVowels_BringsTheLipsTogether()
    {
        var vowel = SyntheticVoice.Ah(500);
        var recorder = Draw(CurveSet.Arkit52, [.. vowel, .. SyntheticVoice.Silence(80), .. vowel]);
        var gaps = recorder.LipGaps();
        var first = (int)(vowel.Length / 400);

        Assert.True(gaps[first - 6] > 0.2f);
        Assert.InRange(gaps[first..(first + 6)].Min(), 0, 0.05f);
    }

    [Fact]
    public void AQuietVoice_MovesTheMouthAsFarAsALoudOne()
    {
        var loud = Draw(CurveSet.Arkit52, SyntheticVoice.Babble(60, 0.5)).LipGaps();
        var quiet = Draw(CurveSet.Arkit52, SyntheticVoice.Babble(60, 0.05)).LipGaps();

        Assert.InRange(quiet.Average() / loud.Average(), 0.9f, 1.1f);
    }

    [Fact]
    public void TheSecondUtterance_KnowsTheVoiceFromTheFirst()
    {
        using var stream = new SpectralFaceEngine().Open();
        var pcm = SyntheticVoice.Oo(300, 0.5);
        var first = Utterance(stream, pcm);
        var second = Utterance(stream, pcm);
        var third = Utterance(stream, pcm);

        Assert.NotEqual(first.Frames[1], second.Frames[1]);
        Assert.All(
            second.LipGaps().Zip(third.LipGaps()),
            pair => Assert.InRange(pair.Second, pair.First - 0.02f, pair.First + 0.02f)
        );
    }

    [Fact]
    public void Visemes_SumToOneInEveryFrame()
    {
        var recorder = Draw(CurveSet.Visemes15, SyntheticVoice.Babble(60));

        Assert.All(recorder.Frames, frame => Assert.InRange(frame.Sum(), 0.999f, 1.001f));
        Assert.Equal(1, recorder.Frames[^1][0]);
    }

    [Fact]
    public void LeftAndRight_AreEqual()
    {
        var recorder = Draw(CurveSet.Arkit52, SyntheticVoice.Babble(30));
        var names = CurveSets.ArKit52.ToList();
        foreach (var left in names.Where(name => name.EndsWith("Left", StringComparison.Ordinal)))
        {
            var right = names.IndexOf(left.Replace("Left", "Right", StringComparison.Ordinal));
            Assert.All(recorder.Frames, frame => Assert.Equal(frame[names.IndexOf(left)], frame[right]));
        }
    }

    internal static FrameRecorder Draw(CurveSet curveSet, short[] pcm) => DrawnFace.Spectral(curveSet, pcm);

    private static FrameRecorder Utterance(IFaceStream stream, short[] pcm) =>
        new DrawnFace(stream, CurveSet.Arkit52).Utter(pcm);

    private static float SteadyMean(string curve, short[] sound)
    {
        var warmUp = SyntheticVoice.Ah(WarmUpMs);
        var recorder = Draw(CurveSet.Arkit52, [.. warmUp, .. sound]);
        return recorder.Mean(
            curve,
            warmUp.Length + PcmFormat.FromMs(100),
            warmUp.Length + sound.Length - PcmFormat.FromMs(100)
        );
    }
}
