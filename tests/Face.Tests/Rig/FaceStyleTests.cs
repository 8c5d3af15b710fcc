using Sidecar.Face.Performance;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests.Rig;

public class FaceStyleTests
{
    private static readonly float[][] Phrase =
    [
        .. Speech.Of(Viseme.E, 0.6f).For(20),
        .. Speech.Of(Viseme.PP).For(4),
        .. Speech.Ah.For(20),
        .. Speech.Of(Viseme.U, 0.2f).With(SpeechFrame.Rounding, 1).For(20),
    ];

    [Fact]
    public void Intensity_ScalesWhatIsMovedAndNotTheClosure()
    {
        Played usual = Draw(Played.Plain);
        Played half = Draw(Played.Plain with { Intensity = 0.5 });

        Assert.Equal(0.5f, half["JawOpen"][43] / usual["JawOpen"][43], 0.05f);
        Assert.Equal(0.5f, half["MouthStretchLeft"][19] / usual["MouthStretchLeft"][19], 0.05f);
        Assert.Equal(0, half.Gaps[22], 1e-6f);
        Assert.True(half["JawOpen"][22] > 0);
    }

    [Fact]
    public void JawAndLips_AreScaledApart()
    {
        Played usual = Draw(Played.Plain);
        Played styled = Draw(Played.Plain with { Jaw = 0.5, Lips = 1.2 });

        Assert.Equal(0.5f, styled["JawOpen"][43] / usual["JawOpen"][43], 0.05f);
        Assert.Equal(1.2f, styled["MouthStretchLeft"][19] / usual["MouthStretchLeft"][19], 0.05f);
    }

    [Fact]
    public void AVisemesGain_ChangesThatVisemeAlone()
    {
        Dictionary<string, double> gains = new(StringComparer.Ordinal) { ["aa"] = 0.5 };
        Played usual = Draw(Played.Plain);
        Played styled = Draw(Played.Plain with { VisemeGains = gains });

        Assert.Equal(usual.Frames[..24], styled.Frames[..24]);
        Assert.Equal(0.5f, styled["JawOpen"][43] / usual["JawOpen"][43], 0.05f);
    }

    [Fact]
    public void Smoothing_MakesEveryMovementSlower()
    {
        Assert.True(FastestJaw(0) > FastestJaw(1));
        Assert.True(FastestJaw(1) > 1.5f * FastestJaw(2));

        Played heavy = Draw(Played.Plain with { Smoothing = 4 });
        Assert.Equal(0, heavy.Gaps[22], 1e-6f);
    }

    [Fact]
    public void NoAsymmetry_MakesAMirrorImage()
    {
        Played played = Draw(Played.Plain, seed: 3);

        Assert.All(Sides(played), sides => Assert.Equal(sides.Left, sides.Right));
    }

    [Fact]
    public void Asymmetry_IsOfTheCharacterAndSmall()
    {
        FaceStyle style = Played.Plain with { Asymmetry = 0.2 };
        Played one = Draw(style, seed: 1);
        Played again = Draw(style, seed: 1);
        Played other = Draw(style, seed: 2);

        Assert.Equal(one.Frames, again.Frames);
        Assert.NotEqual(one.Frames[19], other.Frames[19]);
        Assert.Contains(Sides(one), sides => sides.Left != sides.Right);
        Assert.All(Sides(one), sides => Assert.InRange(sides.Left, 0.9f * sides.Right, 1.12f * sides.Right));
        Assert.Equal(0, one.Gaps[22], 1e-6f);
    }

    [Theory]
    [InlineData(1, "MouthSmileLeft", "MouthFrownLeft")]
    [InlineData(-1, "MouthFrownLeft", "MouthSmileLeft")]
    public void AFaceAtRest_HasItsOwnMouth(double smile, string curve, string not)
    {
        Played played = Played.Of(CurveSet.Arkit52, Speech.Silence.For(30), Played.Plain with { RestSmile = smile });

        Assert.InRange(played[curve][^1], 0.1f, 0.5f);
        Assert.Equal(0, played[not][^1]);
    }

    [Fact]
    public void PartedLips_AreClosedByAClosure()
    {
        FaceStyle style = Played.Plain with { RestLips = 1 };
        Played played = Played.Of(CurveSet.Arkit52, [.. Speech.Silence.For(30), .. Speech.Of(Viseme.PP).For(5)], style);

        Assert.True(played.Gaps[29] > 0.05f);
        Assert.Equal(0, played.Gaps[^1], 1e-6f);
    }

    [Fact]
    public void EveryValueOutsideItsRange_IsNamed()
    {
        FaceStyle wrong = new()
        {
            Intensity = double.NaN,
            Jaw = -0.1,
            Smoothing = 5,
            VisemeGains = new Dictionary<string, double>(StringComparer.Ordinal) { ["AH"] = 1, ["aa"] = 3 },
        };

        Assert.Equal(
            ["Intensity", "Jaw", "Smoothing", "VisemeGains", "VisemeGains"],
            wrong.Faults().Select(fault => fault.Split(':')[0])
        );
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Draw(wrong));
        Assert.Contains("Intensity", refused.Message, StringComparison.Ordinal);
    }

    private static float FastestJaw(double smoothing)
    {
        float[] jaw = Draw(Played.Plain with { Smoothing = smoothing })["JawOpen"];
        return jaw.Zip(jaw.Skip(1), (now, next) => Math.Abs(next - now)).Max();
    }

    private static IEnumerable<(float Left, float Right)> Sides(Played played) =>
        CurveSets
            .ArKit52.Where(name => name.EndsWith("Left", StringComparison.Ordinal))
            .SelectMany(left => played[left].Zip(played[left.Replace("Left", "Right", StringComparison.Ordinal)]));

    private static Played Draw(FaceStyle style, ulong seed = 0) => Played.Of(CurveSet.Arkit52, Phrase, style, seed);
}
