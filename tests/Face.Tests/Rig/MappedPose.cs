using Sidecar.Face.Rig;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests.Rig;

/// <summary>A pose in the curves of a rig.</summary>
internal static class MappedPose
{
    public static Dictionary<string, float> Draw(
        CurveSet curveSet,
        params (FaceControl Control, float Value)[] controls
    )
    {
        FacePose pose = new();
        pose.Clear();
        foreach ((FaceControl control, float value) in controls)
        {
            pose[control] = value;
        }
        pose.Clamp();
        ICurveMapping mapping = CurveMappings.Of(curveSet);
        float[] values = new float[mapping.CurveNames.Count];
        Array.Fill(values, float.NaN);
        mapping.Write(pose, values);
        return mapping.CurveNames.Zip(values).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal);
    }
}
