using System.Text;
using Sidecar.Face.Life;
using Sidecar.Face.Performance;
using Sidecar.Protocol.V1;
using Sidecar.Shared.Tests;

namespace Sidecar.Face.Tests.Rig;

public class RigAllocationTests
{
    [Theory]
    [InlineData(CurveSet.Arkit52)]
    [InlineData(CurveSet.Arkit61)]
    [InlineData(CurveSet.Metahuman)]
    [InlineData(CurveSet.Visemes15)]
    public void DrawingSpeech_AllocatesNothing(CurveSet curveSet)
    {
        byte[] json = Encoding.UTF8.GetBytes(
            """{ "curves": { "JawOpen": { "max": 0.8 }, "CTRL_expressions_jawOpen": { "max": 0.8 } } }"""
        );
        FaceStyle style = new() { RestSmile = 0.2, Calibration = FaceCalibration.Parse(json, "rig.json") };
        FacePerformer performer = new(curveSet, new FaceSettings { Style = style, Life = FaceLifeOptions.None });
        float[] values = new float[performer.CurveNames.Count];
        float[][] rows = [.. Speech.Everything().Take(200)];
        performer.BeginUtterance(0);
        long frame = 0;

        long allocated = AllocatedBytes.LeastOf(() =>
        {
            foreach (float[] row in rows)
            {
                performer.DrawSpeech(frame++, row, values);
            }
        });

        Assert.Equal(0, allocated);
    }
}
