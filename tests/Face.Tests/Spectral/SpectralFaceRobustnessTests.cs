using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests.Spectral;

public class SpectralFaceRobustnessTests
{
    public static TheoryData<string, short[]> BadSounds() =>
        new()
        {
            { "constant offset", Repeat(5000, 20_000) },
            { "loudest offset", Repeat(short.MinValue, 20_000) },
            { "square wave at full scale", Alternating(short.MaxValue, short.MinValue, 24_000) },
            { "speech clipped hard", SyntheticVoice.Babble(30, 30) },
            { "noise", SyntheticVoice.WhiteNoise(1000, 1) },
            { "one click", [.. SyntheticVoice.Silence(300), short.MaxValue, .. SyntheticVoice.Silence(300)] },
            { "the quietest bit", Alternating(1, -1, 24_000) },
        };

    [Theory]
    [MemberData(nameof(BadSounds))]
    public void AnySound_GivesNumbersFrom0To1(string what, short[] pcm)
    {
        Assert.NotEmpty(what);
        foreach (var curveSet in new[] { CurveSet.Arkit61, CurveSet.Visemes15 })
        {
            var recorder = SpectralFaceShapeTests.Draw(curveSet, pcm);
            Assert.All(recorder.Frames, frame => Assert.All(frame, value => Assert.InRange(value, 0, 1)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3000)]
    public void SilenceWithAnOffset_KeepsTheMouthShut(short offset)
    {
        var recorder = SpectralFaceShapeTests.Draw(CurveSet.Arkit52, Repeat(offset, 48_000));

        Assert.All(recorder.LipGaps().Skip(10), gap => Assert.InRange(gap, 0, 0.03f));
    }

    [Fact]
    public void TenMinutesOfSilence_ChangeNothingInWhatFollows()
    {
        var voice = SyntheticVoice.Babble(20);
        var silence = SyntheticVoice.Silence(600_000);
        var soon = SpectralFaceShapeTests.Draw(CurveSet.Arkit52, [.. voice, .. SyntheticVoice.Silence(1000), .. voice]);
        var late = SpectralFaceShapeTests.Draw(CurveSet.Arkit52, [.. voice, .. silence, .. voice]);

        var before = soon.LipGaps()[^(voice.Length / 800)..];
        var after = late.LipGaps()[^(voice.Length / 800)..];
        Assert.InRange(after.Average(), before.Average() * 0.95f, before.Average() * 1.05f);
    }

    [Fact]
    public void ASteadyNoise_IsForgottenAfterSomeSeconds()
    {
        var recorder = SpectralFaceShapeTests.Draw(CurveSet.Arkit52, SyntheticVoice.WhiteNoise(30_000, 0.05));

        Assert.InRange(recorder.Mean("JawOpen", PcmFormat.FromMs(25_000), PcmFormat.FromMs(29_000)), 0, 0.05f);
    }

    private static short[] Repeat(short value, int count)
    {
        var pcm = new short[count];
        Array.Fill(pcm, value);
        return pcm;
    }

    private static short[] Alternating(short even, short odd, int count) =>
        [.. Enumerable.Range(0, count).Select(i => i / 100 % 2 == 0 ? even : odd)];
}
