using System.Text;
using Sidecar.Face.Performance;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests.Rig;

public class FaceCalibrationTests
{
    [Fact]
    public void ACurve_IsMultipliedMovedAndClamped()
    {
        Played usual = Draw("{}");
        Played changed = Draw(
            """{ "curves": { "MouthLowerDownLeft": { "multiply": 2 }, "JawOpen": { "max": 0.3 }, "BrowInnerUp": { "offset": 0.1 } } }"""
        );

        Assert.Equal(2 * usual["MouthLowerDownLeft"][29], changed["MouthLowerDownLeft"][29], 1e-5f);
        Assert.Equal(0.3f, changed["JawOpen"].Max());
        Assert.All(changed["BrowInnerUp"], value => Assert.Equal(0.1f, value));
        Assert.Equal(usual["MouthLowerDownRight"], changed["MouthLowerDownRight"]);
    }

    [Theory]
    [InlineData("""{ "curves": { "JawOpen": { "multiply": 1.6 } } }""")]
    [InlineData("""{ "curves": { "JawOpen": { "max": 0.2 } } }""")]
    [InlineData("""{ "curves": { "JawOpen": { "multiply": 0.5, "offset": 0.05 } } }""")]
    public void AnotherJaw_LeavesClosuresClosed(string json)
    {
        Played changed = Draw(json);

        Assert.All(changed.Gaps[30..33], gap => Assert.Equal(0, gap, 1e-5f));
        Assert.True(changed["JawOpen"][30] > 0);
    }

    [Fact]
    public void ACurveOfAnotherRig_ChangesNothing()
    {
        Played usual = Draw("{}");
        Played changed = Draw("""{ "curves": { "CTRL_expressions_jawOpen": { "multiply": 0 } } }""");

        Assert.Equal(usual.Frames, changed.Frames);
    }

    [Fact]
    public void AHeadThatTheGameTurns_IsLeftToIt()
    {
        FaceStyle style = Played.Plain with
        {
            Calibration = Parse("""{ "curves": { "HeadControlSwitch": { "max": 0 } } }"""),
        };
        Played played = Played.Of(CurveSet.Metahuman, Speech.Ah.For(3), style);

        Assert.All(played["HeadControlSwitch"], value => Assert.Equal(0, value));
    }

    [Fact]
    public void AVisemesPose_IsReplacedWhole()
    {
        Played changed = Draw("""{ "visemes": { "aa": { "MouthUpperUpLeft": 0.5 } } }""");

        Assert.InRange(changed["MouthUpperUpLeft"][29], 0.45f, 0.5f);
        Assert.All(changed["MouthLowerDownLeft"], value => Assert.Equal(0, value));
        Assert.True(changed["JawOpen"][29] > 0.3f);
    }

    [Fact]
    public void CommentsAndTrailingCommas_AreRead() =>
        Assert.Equal(1, Parse("""{ "curves": { "JawOpen": { "max": 0.8, }, }, /* a small mouth */ }""").Count);

    [Theory]
    [InlineData("[]", "rig.json: must be an object, and is []")]
    [InlineData("""{ "curve": {} }""", "rig.json: curve: there is no such key; known here: curves, visemes")]
    [InlineData("""{ "curves": { "jawopen": {} } }""", "rig.json: curves.jawopen: neither ARKit nor a MetaHuman")]
    [InlineData("""{ "curves": { "viseme_aa": {} } }""", "rig.json: curves.viseme_aa: neither ARKit nor a MetaHuman")]
    [InlineData("""{ "curves": { "JawOpen": 2 } }""", "rig.json: curves.JawOpen: must be an object, and is 2")]
    [InlineData(
        """{ "curves": { "JawOpen": { "gain": 2 } } }""",
        "rig.json: curves.JawOpen.gain: there is no such key"
    )]
    [InlineData(
        """{ "curves": { "JawOpen": { "multiply": "2" } } }""",
        "rig.json: curves.JawOpen.multiply: \"2\" is not a number -10…10"
    )]
    [InlineData(
        """{ "curves": { "JawOpen": { "multiply": 1e9 } } }""",
        "rig.json: curves.JawOpen.multiply: 1e9 is not"
    )]
    [InlineData(
        """{ "curves": { "JawOpen": { "min": 1, "max": 0 } } }""",
        "rig.json: curves.JawOpen: min, 1, is more than max, 0"
    )]
    [InlineData("""{ "visemes": { "ah": {} } }""", "rig.json: visemes.ah: is none of sil, PP")]
    [InlineData("""{ "visemes": { "aa": { "Jaw": 1 } } }""", "rig.json: visemes.aa.Jaw: there is no such control")]
    [InlineData(
        """{ "visemes": { "aa": { "JawOpen": 1 } } }""",
        "rig.json: visemes.aa.JawOpen: follows the speech itself"
    )]
    [InlineData(
        """{ "visemes": { "aa": { "MouthFunnel": 1.5 } } }""",
        "rig.json: visemes.aa.MouthFunnel: 1.5 is not a number 0…1"
    )]
    [InlineData("""{ "curves": """, "rig.json: is not valid JSON at line 1")]
    public void WhatIsWrong_IsToldWithFileKeyAndValue(string json, string message)
    {
        FormatException fault = Assert.Throws<FormatException>(() => Parse(json));

        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNotThere_IsNamed()
    {
        FormatException fault = Assert.Throws<FormatException>(() => FaceCalibration.Read("nowhere/rig.json"));

        Assert.StartsWith("nowhere/rig.json: can't be read: ", fault.Message, StringComparison.Ordinal);
    }

    private static FaceCalibration Parse(string json) =>
        FaceCalibration.Parse(Encoding.UTF8.GetBytes(json), "rig.json");

    private static Played Draw(string json) =>
        Played.Of(
            CurveSet.Arkit52,
            [.. Speech.Ah.For(30), .. Speech.Of(Viseme.PP).For(3), .. Speech.Ah.For(10)],
            Played.Plain with
            {
                Calibration = Parse(json),
            }
        );
}
