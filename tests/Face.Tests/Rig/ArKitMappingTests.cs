using Sidecar.Face.Rig;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests.Rig;

public class ArKitMappingTests
{
    [Theory]
    [InlineData(1, "EyeLookOutLeft", "EyeLookInRight")]
    [InlineData(-1, "EyeLookInLeft", "EyeLookOutRight")]
    public void AGazeToOneSide_IsOutForOneEyeAndInForTheOther(float yaw, string left, string right)
    {
        Dictionary<string, float> curves = Draw((FaceControl.GazeYaw, yaw));

        Assert.Equal(1, curves[left]);
        Assert.Equal(1, curves[right]);
        Assert.Equal(yaw, curves["LeftEyeYaw"]);
        Assert.Equal(yaw, curves["RightEyeYaw"]);
        Assert.Equal(4, curves.Values.Count(value => value != 0));
    }

    [Theory]
    [InlineData(0.5f, "EyeLookUp")]
    [InlineData(-0.5f, "EyeLookDown")]
    public void AGazeUpOrDown_TurnsBothEyes(float pitch, string curve)
    {
        Dictionary<string, float> curves = Draw((FaceControl.GazePitch, pitch));

        Assert.Equal(0.5f, curves[curve + "Left"]);
        Assert.Equal(0.5f, curves[curve + "Right"]);
        Assert.Equal(pitch, curves["LeftEyePitch"]);
        Assert.Equal(pitch, curves["RightEyePitch"]);
    }

    [Fact]
    public void TheHead_TurnsOnlyWhereThereAreRotations()
    {
        (FaceControl, float)[] turned =
        [
            (FaceControl.HeadYaw, 0.3f),
            (FaceControl.HeadPitch, -0.2f),
            (FaceControl.HeadRoll, 0.1f),
        ];
        Dictionary<string, float> curves = Draw(turned);

        Assert.Equal(0.3f, curves["HeadYaw"]);
        Assert.Equal(-0.2f, curves["HeadPitch"]);
        Assert.Equal(0.1f, curves["HeadRoll"]);
        Assert.All(MappedPose.Draw(CurveSet.Arkit52, turned).Values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void MouthClose_IsTheShareOfTheJawThatTheLipsMakeUpFor()
    {
        Dictionary<string, float> curves = Draw((FaceControl.JawOpen, 0.4f), (FaceControl.LipsTogether, 0.5f));

        Assert.Equal(0.5f, curves["MouthClose"] / curves["JawOpen"], 1e-6f);
    }

    [Fact]
    public void EveryBlendshape_CanBeMoved()
    {
        HashSet<string> moved = new(StringComparer.Ordinal);
        foreach (FaceControl control in Enum.GetValues<FaceControl>())
        {
            foreach (float value in new[] { 1f, -1f })
            {
                moved.UnionWith(
                    Draw((control, value), (FaceControl.JawOpen, 0.5f)).Where(c => c.Value != 0).Select(c => c.Key)
                );
            }
        }

        // Eyes don't roll.
        Assert.Equal(
            CurveSets
                .ArKit61.Except(["LeftEyeRoll", "RightEyeRoll"], StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            moved.Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("JawLeft", "JawRight")]
    [InlineData("MouthLeft", "MouthRight")]
    [InlineData("MouthSmileLeft", "MouthFrownLeft")]
    [InlineData("MouthSmileRight", "MouthFrownRight")]
    [InlineData("EyeBlinkLeft", "EyeWideLeft")]
    [InlineData("EyeBlinkRight", "EyeWideRight")]
    public void WhatIsOpposed_IsNeverShownAtOnce(string one, string other)
    {
        Dictionary<string, float> curves = Draw(
            (Enum.Parse<FaceControl>(one), 1),
            (Enum.Parse<FaceControl>(other), 0.6f)
        );

        Assert.True(curves[one] > 0);
        Assert.Equal(0, curves[other]);
    }

    private static Dictionary<string, float> Draw(params (FaceControl, float)[] controls) =>
        MappedPose.Draw(CurveSet.Arkit61, controls);
}
