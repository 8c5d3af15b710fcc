namespace Sidecar.Face.Rig;

/// <summary>Apple's blendshapes, with or without the nine rotations of head and eyes.</summary>
internal sealed class ArKitMapping(bool withRotations) : ICurveMapping
{
    // There is no bitten lip among the 52; a lip rolled in so far shows the upper teeth on it.
    private const float RollOfBite = 0.55f;

    // Controls whose curve has the same name.
    private static readonly (FaceControl Control, ArKitCurve Curve)[] Namesakes =
    [
        .. from control in Enum.GetValues<FaceControl>()
        where Enum.IsDefined(typeof(ArKitCurve), control.ToString())
        select (control, Enum.Parse<ArKitCurve>(control.ToString())),
    ];

    public IReadOnlyList<string> CurveNames => withRotations ? CurveSets.ArKit61 : CurveSets.ArKit52;

    public CurveRange RangeOf(int curve) =>
        curve < ArKitCurveCount.WithoutRotations ? CurveRange.Weight : CurveRange.Signed;

    public void Write(FacePose pose, Span<float> values)
    {
        values.Clear();
        foreach ((FaceControl control, ArKitCurve curve) in Namesakes)
        {
            if ((int)curve < values.Length)
            {
                values[(int)curve] = pose[control];
            }
        }
        float roll = pose[FaceControl.MouthRollLower] + RollOfBite * pose[FaceControl.LowerLipBite];
        Set(values, ArKitCurve.MouthRollLower, Math.Min(1, roll));
        // Epic's mapping of ARKit curves brings the lips together by MouthClose / JawOpen, so both are on one scale.
        Set(values, ArKitCurve.MouthClose, pose[FaceControl.JawOpen] * pose[FaceControl.LipsTogether]);
        WriteGaze(pose[FaceControl.GazeYaw], pose[FaceControl.GazePitch], values);
    }

    private void WriteGaze(float yaw, float pitch, Span<float> values)
    {
        // What is out for the left eye is in for the right one.
        Set(values, ArKitCurve.EyeLookOutLeft, Math.Max(0, yaw));
        Set(values, ArKitCurve.EyeLookInRight, Math.Max(0, yaw));
        Set(values, ArKitCurve.EyeLookInLeft, Math.Max(0, -yaw));
        Set(values, ArKitCurve.EyeLookOutRight, Math.Max(0, -yaw));
        Set(values, ArKitCurve.EyeLookUpLeft, Math.Max(0, pitch));
        Set(values, ArKitCurve.EyeLookUpRight, Math.Max(0, pitch));
        Set(values, ArKitCurve.EyeLookDownLeft, Math.Max(0, -pitch));
        Set(values, ArKitCurve.EyeLookDownRight, Math.Max(0, -pitch));
        if (withRotations)
        {
            Set(values, ArKitCurve.LeftEyeYaw, yaw);
            Set(values, ArKitCurve.RightEyeYaw, yaw);
            Set(values, ArKitCurve.LeftEyePitch, pitch);
            Set(values, ArKitCurve.RightEyePitch, pitch);
        }
    }

    private static void Set(Span<float> values, ArKitCurve curve, float value) => values[(int)curve] = value;
}
