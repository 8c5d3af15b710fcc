using Sidecar.Face.Rig;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests.Rig;

public class MetaHumanMappingTests
{
    private static readonly string[] Extras =
    [
        "HeadControlSwitch",
        "HeadRoll",
        "HeadPitch",
        "HeadYaw",
        "HeadTranslationX",
        "HeadTranslationY",
        "HeadTranslationZ",
        "MHFDSVersion",
        "DisableFaceOverride",
    ];

    private static readonly string[] Official = ReadOfficialNames();

    private static IEnumerable<string> Controls => CurveSets.MetaHuman.SkipLast(Extras.Length);

    [Fact]
    public void EveryControl_IsOneOfUnreals()
    {
        Assert.Equal(251, Official.Length);
        Assert.Empty(Controls.Except(Official, StringComparer.Ordinal));
    }

    [Fact]
    public void TheNames_AreUniqueAndEndInTheNineExtras()
    {
        Assert.Equal(Extras, CurveSets.MetaHuman.TakeLast(Extras.Length), StringComparer.Ordinal);
        Assert.Equal(CurveSets.MetaHuman.Count, CurveSets.MetaHuman.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void TheMarkerOfRawControls_IsThereAndNeverMoves()
    {
        Assert.Contains("CTRL_expressions_mouthUp", CurveSets.MetaHuman);
        Assert.All(
            Played.Of(CurveSet.Metahuman, Speech.Everything())["CTRL_expressions_mouthUp"],
            value => Assert.Equal(0, value)
        );
    }

    [Fact]
    public void EveryControlButTheMarker_CanBeMovedAndNoneIsSentInVain()
    {
        HashSet<string> moved = new(StringComparer.Ordinal);
        foreach (FaceControl control in Enum.GetValues<FaceControl>())
        {
            foreach (float value in new[] { -1, 0.2f, 0.4f, 0.6f, 0.8f, 1 })
            {
                moved.UnionWith(
                    Draw((control, value), (FaceControl.JawOpen, 0.5f)).Where(c => c.Value != 0).Select(c => c.Key)
                );
            }
        }

        Assert.Equal(
            ["CTRL_expressions_mouthUp"],
            Controls.Except(moved, StringComparer.Ordinal),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void EveryFaceControl_MovesSomething()
    {
        Dictionary<string, float> rest = Draw();
        foreach (FaceControl control in Enum.GetValues<FaceControl>())
        {
            (FaceControl, float)[] controls =
                control == FaceControl.LipsTogether
                    ? [(FaceControl.JawOpen, 0.3f), (control, 0.6f)]
                    : [(control, 0.6f)];
            Assert.NotEqual(rest, Draw(controls));
        }
    }

    [Fact]
    public void ALeftControl_MovesTheLeftSideOnly()
    {
        foreach (FaceControl control in Enum.GetValues<FaceControl>())
        {
            string name = control.ToString();
            bool isPaired = Enum.TryParse(
                name.Replace("Left", "Right", StringComparison.Ordinal),
                out FaceControl right
            );
            if (
                name.EndsWith("Left", StringComparison.Ordinal)
                && isPaired
                && control is not (FaceControl.JawLeft or FaceControl.MouthLeft)
            )
            {
                Dictionary<string, float> left = Draw((control, 1));
                Assert.All(Moved(left), curve => Assert.EndsWith("L", curve, StringComparison.Ordinal));
                Assert.Equal(
                    Moved(left).Select(curve => curve[..^1] + "R").Order(StringComparer.Ordinal),
                    Moved(Draw((right, 1))).Order(StringComparer.Ordinal)
                );
            }
        }
    }

    [Fact]
    public void AClosure_HasAllFourLipsTogetherOnAnOpenJaw()
    {
        Played played = Played.Of(CurveSet.Metahuman, [.. Speech.Ah.For(30), .. Speech.Of(Viseme.PP).For(3)]);

        foreach (string quarter in new[] { "UL", "UR", "DL", "DR" })
        {
            Assert.Equal(1, played.At(32, $"CTRL_expressions_mouthLipsTogether{quarter}"));
        }
        Assert.True(played.At(32, "CTRL_expressions_jawOpen") > 0);
    }

    [Fact]
    public void LipsTogether_AreNothingOnAShutJaw()
    {
        Dictionary<string, float> curves = Draw((FaceControl.LipsTogether, 1));

        Assert.Empty(Moved(curves));
    }

    [Fact]
    public void ClosuresAndJaw_AreWhatUnrealMakesOfTheArKitCurves()
    {
        float[][] rows = [.. Speech.Everything()];
        Played raw = Played.Of(CurveSet.Metahuman, rows);
        Played arKit = Played.Of(CurveSet.Arkit61, rows);
        float[] jaw = arKit["JawOpen"];
        float[] close = arKit["MouthClose"];
        for (int frame = 0; frame < rows.Length; frame++)
        {
            float together = jaw[frame] == 0 ? 0 : Math.Clamp(close[frame] / jaw[frame], 0, 1);
            Assert.Equal(jaw[frame], raw.At(frame, "CTRL_expressions_jawOpen"), 1e-5f);
            Assert.Equal(together, raw.At(frame, "CTRL_expressions_mouthLipsTogetherDL"), 1e-4f);
        }
    }

    [Fact]
    public void AnF_BitesTheLowerLip()
    {
        Played played = Played.Of(CurveSet.Metahuman, Speech.Of(Viseme.FF, 0.08f).For(10));

        Assert.True(played["CTRL_expressions_mouthLowerLipBiteL"][9] > 0.6f);
        Assert.True(played["CTRL_expressions_mouthLowerLipBiteR"][9] > 0.6f);
    }

    [Theory]
    [InlineData("tongueTipUp", "tongueTipDown")]
    [InlineData("tongueOut", "tongueIn")]
    [InlineData("mouthCornerPullL", "mouthCornerDepressL")]
    [InlineData("jawLeft", "jawRight")]
    [InlineData("mouthLeft", "mouthRight")]
    [InlineData("eyeLookLeftL", "eyeLookRightL")]
    [InlineData("eyeLookUpR", "eyeLookDownR")]
    public void OpposedControls_AreNeverBothOn(string one, string other)
    {
        Played played = Played.Of(CurveSet.Metahuman, Speech.Everything());
        (FaceControl, float)[] all = [.. Enum.GetValues<FaceControl>().Select(control => (control, 1f))];
        Dictionary<string, float> everything = Draw(all);

        Assert.All(
            played["CTRL_expressions_" + one].Zip(played["CTRL_expressions_" + other]),
            pair => Assert.True(pair.First == 0 || pair.Second == 0)
        );
        Assert.Equal(0, Math.Min(everything["CTRL_expressions_" + one], everything["CTRL_expressions_" + other]));
    }

    [Fact]
    public void TheHead_TurnsAsUnrealTurnsItOnTheArKitWay()
    {
        Dictionary<string, float> curves = Draw(
            (FaceControl.HeadYaw, 0.1f),
            (FaceControl.HeadPitch, 0.2f),
            (FaceControl.HeadRoll, 0.3f)
        );

        Assert.Equal(5, curves["HeadRoll"], 1e-4f);
        Assert.Equal(15, curves["HeadPitch"], 1e-4f);
        Assert.Equal(-10, curves["HeadYaw"], 1e-4f);
        Assert.Equal(1, curves["HeadControlSwitch"]);
        Assert.Equal(1, curves["MHFDSVersion"]);
        Assert.Equal(1, curves["DisableFaceOverride"]);
        Assert.Equal(0, curves["HeadTranslationX"]);
    }

    [Fact]
    public void ASwallow_GoesThroughItsPhasesInOrderAndLeavesNoneBehind()
    {
        float[][] ways = [.. Enumerable.Range(0, 101).Select(way => Phases(way / 100f))];

        Assert.All(ways[0], phase => Assert.Equal(0, phase));
        Assert.All(ways[^1], phase => Assert.Equal(0, phase, 1e-5f));
        int[] peaks = [.. Enumerable.Range(0, 4).Select(phase => ways.Index().MaxBy(way => way.Item[phase]).Index)];
        Assert.Equal(peaks.Order(), peaks);
        Assert.Equal(4, peaks.Distinct().Count());
    }

    private static float[] Phases(float way)
    {
        Dictionary<string, float> curves = Draw((FaceControl.Swallow, way));
        return [.. Enumerable.Range(1, 4).Select(phase => curves[$"CTRL_expressions_neckSwallowPh{phase}"])];
    }

    private static List<string> Moved(Dictionary<string, float> curves) =>
        [.. Controls.Where(control => curves[control] != 0)];

    private static Dictionary<string, float> Draw(params (FaceControl, float)[] controls) =>
        MappedPose.Draw(CurveSet.Metahuman, controls);

    private static string[] ReadOfficialNames()
    {
        using Stream stream = typeof(MetaHumanMappingTests).Assembly.GetManifestResourceStream(
            "metahuman-controls.txt"
        )!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
