using Sidecar.Face.Performance;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests.Rig;

public class ArticulatorTests
{
    private const float FrameSeconds = 1 / 60f;

    [Fact]
    public void AClosureInAnOpenVowel_BringsTheLipsTogetherInItsFirstFrame()
    {
        Played played = Draw([.. Speech.Ah.For(30), .. Speech.Of(Viseme.PP).For(4), .. Speech.Ah.For(30)]);

        Assert.True(played.Gaps[29] > 0.3f);
        Assert.All(played.Gaps[30..34], gap => Assert.Equal(0, gap, 1e-6f));
        Assert.True(played["JawOpen"][30] > 0.3f, "The jaw can't be shut one frame after an open vowel.");
        Assert.True(played.Gaps[40] > 0.3f);
    }

    [Fact]
    public void AClosureOfOneFrame_IsSeenForTwo()
    {
        Played played = Draw([.. Speech.Ah.For(30), Speech.Of(Viseme.PP), .. Speech.Ah.For(10)]);

        Assert.All(played.Gaps[30..32], gap => Assert.Equal(0, gap, 1e-6f));
        Assert.True(played.Gaps[33] > 0.1f);
    }

    [Fact]
    public void TheClosureChannelAlone_ClosesBeforeTheSoundIsHeard()
    {
        float[] ahead = Speech.Ah.With(SpeechFrame.Closure, 1);
        Played played = Draw([.. Speech.Ah.For(30), .. ahead.For(2)]);

        Assert.Equal(0, played.Gaps[30], 1e-6f);
    }

    [Fact]
    public void EveryClosure_HasAJawThatIsNotQuiteShut()
    {
        Played played = Draw([.. Speech.Silence.For(5), .. Speech.Of(Viseme.PP).For(10)]);

        Assert.All(played["JawOpen"][5..], jaw => Assert.True(jaw > 0.02f));
        Assert.Equal(played["JawOpen"][5..], played["MouthClose"][5..]);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    public void AnyLoudness_LeavesClosuresClosed(float loudness)
    {
        float[] vowel = Speech.Of(Viseme.aa, 0.9f, loudness);
        float[] closure = Speech.Of(Viseme.PP, 0, loudness);
        Played played = Draw([.. vowel.For(90), .. closure.For(4), .. vowel.For(5)]);

        Assert.All(played.Gaps[90..94], gap => Assert.Equal(0, gap, 1e-6f));
    }

    [Fact]
    public void ALoudVoice_OpensWiderAndAQuietOneLess()
    {
        float usual = Steady(Speech.Of(Viseme.aa, 0.8f), "JawOpen");

        Assert.InRange(Steady(Speech.Of(Viseme.aa, 0.8f, 1), "JawOpen") / usual, 1.15f, 1.25f);
        Assert.InRange(Steady(Speech.Of(Viseme.aa, 0.8f, 0), "JawOpen") / usual, 0.65f, 0.75f);
    }

    [Fact]
    public void AJaw_HasASpeedAndDoesNotSwingPast()
    {
        Played played = Draw([.. Speech.Silence.For(5), .. Speech.Ah.For(40), .. Speech.Of(Viseme.I, 0.3f).For(40)]);
        float[] jaw = played["JawOpen"];
        float[] speeds = [.. jaw.Zip(jaw.Skip(1), (now, next) => (next - now) / FrameSeconds)];

        Assert.InRange(speeds.Max(), 2, 5.6f);
        Assert.InRange(speeds.Min(), -6.6f, -2);
        Assert.InRange(jaw[..45].Max(), 0, jaw[44] + 0.03f);
        Assert.InRange(jaw[45..].Min(), jaw[^1] - 0.03f, 1);
    }

    [Fact]
    public void AnOpening_IsHalfDoneWithinFourFramesAndDoneWithinEight()
    {
        float[] gaps = Draw([.. Speech.Silence.For(5), .. Speech.Ah.For(40)]).Gaps;

        Assert.True(gaps[8] > 0.5f * gaps[44]);
        Assert.True(gaps[12] > 0.95f * gaps[44]);
    }

    [Fact]
    public void AnS_AfterAnOpenVowelIsNoClosure()
    {
        Played played = Draw([.. Speech.Ah.For(30), .. Speech.Of(Viseme.SS, 0.1f).For(20)]);

        Assert.All(played.Gaps[30..], gap => Assert.True(gap > 0.02f));
    }

    [Fact]
    public void ARounding_IsOnTheLipsBeforeItsVowelAndTakesTheirSpread()
    {
        float[] before = Speech.Of(Viseme.I, 0.3f);
        Played played = Draw([.. before.For(30), .. before.With(SpeechFrame.Rounding, 1).For(6)]);

        Assert.True(played["MouthPucker"][35] + played["MouthFunnel"][35] > 0.6f);
        Assert.True(played["MouthStretchLeft"][35] < 0.4f * played["MouthStretchLeft"][29]);
    }

    [Theory]
    [InlineData(nameof(Viseme.O), 0.6f, 0.8f)]
    [InlineData(nameof(Viseme.U), 0.2f, 0.4f)]
    [InlineData(nameof(Viseme.CH), 0.65f, 0.85f)]
    [InlineData(nameof(Viseme.RR), 0.6f, 0.75f)]
    public void EachRoundedSound_HasItsOwnShareOfFunnelAndPucker(string viseme, float least, float most)
    {
        float[] sound = Speech.Of(Enum.Parse<Viseme>(viseme), 0.3f);
        float funnel = Steady(sound, "MouthFunnel");

        Assert.InRange(funnel / (funnel + Steady(sound, "MouthPucker")), least, most);
    }

    [Fact]
    public void AnF_PutsTheLowerLipUnderTheTeethAndNothingPullsItAway()
    {
        Played played = Draw([.. Speech.Ah.For(30), .. Speech.Of(Viseme.FF, 0.08f).For(12)]);

        Assert.True(played["MouthRollLower"][36] > 0.35f);
        Assert.InRange(played["MouthLowerDownLeft"][36], 0, 0.03f);
        Assert.True(played["MouthUpperUpLeft"][36] > 0.1f);
    }

    [Theory]
    [InlineData(nameof(Viseme.TH), "CTRL_expressions_tongueOut")]
    [InlineData(nameof(Viseme.nn), "CTRL_expressions_tongueTipUp")]
    [InlineData(nameof(Viseme.DD), "CTRL_expressions_tongueTipUp")]
    [InlineData(nameof(Viseme.kk), "CTRL_expressions_tongueIn")]
    public void TonguesMove_WhereARigHasOne(string viseme, string curve)
    {
        Played played = Played.Of(CurveSet.Metahuman, Speech.Of(Enum.Parse<Viseme>(viseme), 0.2f).For(10));

        Assert.True(played[curve][9] > 0.15f);
    }

    [Fact]
    public void SpreadSounds_SpreadTheLipsAndRoundOnesDoNot()
    {
        foreach (Viseme viseme in new[] { Viseme.I, Viseme.E, Viseme.SS })
        {
            Assert.True(Steady(Speech.Of(viseme, 0.3f), "MouthStretchLeft") > 0.15f);
        }
        Assert.InRange(Steady(Speech.Of(Viseme.U, 0.2f), "MouthStretchLeft"), 0, 0.01f);
    }

    [Fact]
    public void Silence_ShutsTheMouthAndRelaxesTheFace()
    {
        Played played = Played.Of(CurveSet.Arkit61, [.. Speech.Ah.For(30), .. Speech.Silence.For(12)]);

        Assert.InRange(played.Gaps[31], 0, 0.001f);
        Assert.All(played.Frames[^1], value => Assert.InRange(value, 0, 0.02f));
    }

    [Fact]
    public void WhatIsNoNumber_IsGoneWithItsFrame()
    {
        float[] broken = Speech.Ah.With(SpeechFrame.Openness, float.NaN).With((int)Viseme.E, float.PositiveInfinity);
        Played played = Draw([.. Speech.Ah.For(20), broken, .. Speech.Ah.For(30)]);
        Played whole = Draw([.. Speech.Ah.For(51)]);

        Assert.All(played.Frames, frame => Assert.All(frame, value => Assert.InRange(value, 0, 1)));
        Assert.InRange(played.Gaps[^1], whole.Gaps[^1] - 0.01f, whole.Gaps[^1] + 0.01f);
    }

    [Theory]
    [InlineData(CurveSet.Arkit52)]
    [InlineData(CurveSet.Arkit61)]
    [InlineData(CurveSet.Visemes15)]
    [InlineData(CurveSet.Metahuman)]
    public void WhateverIsSaid_StaysWithinTheCurves(CurveSet curveSet)
    {
        FaceStyle wild = new()
        {
            Intensity = 2,
            Jaw = 2,
            Lips = 2,
            Asymmetry = 1,
            RestSmile = 1,
            RestLips = 1,
        };
        foreach (FaceStyle style in new[] { Played.Plain, wild })
        {
            Played played = Played.Of(curveSet, Speech.Everything(), style, seed: 7);
            Assert.All(played.Frames, frame => Assert.All(frame, value => Assert.InRange(value, 0, 1)));
        }
    }

    [Fact]
    public void Visemes_SumToOneWhateverTheStyle()
    {
        FaceStyle[] styles =
        [
            Played.Plain,
            Played.Plain with
            {
                Intensity = 0.4,
            },
            Played.Plain with
            {
                Intensity = 2,
                VisemeGains = new Dictionary<string, double>(StringComparer.Ordinal) { ["aa"] = 0.3 },
            },
        ];
        foreach (FaceStyle style in styles)
        {
            Played played = Played.Of(CurveSet.Visemes15, Speech.Everything(), style);
            Assert.All(played.Frames, frame => Assert.InRange(frame.Sum(), 0.999f, 1.001f));
        }
    }

    private static Played Draw(IEnumerable<float[]> rows) => Played.Of(CurveSet.Arkit52, rows);

    // After a second and a half everything has settled, the loudness of the phrase too.
    private static float Steady(float[] row, string curve) => Draw(row.For(120))[curve][^1];
}
