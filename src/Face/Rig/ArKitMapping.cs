namespace Sidecar.Face.Rig;

/// <summary>Apple's blendshapes, with or without the nine rotations of head and eyes.</summary>
internal sealed class ArKitMapping(bool withRotations) : ICurveMapping
{
    // Controls whose curve has the same name.
    private static readonly (FaceControl Control, ArKitCurve Curve)[] Namesakes =
    [
        .. from control in Enum.GetValues<FaceControl>()
        where Enum.IsDefined(typeof(ArKitCurve), control.ToString())
        select (control, Enum.Parse<ArKitCurve>(control.ToString())),
    ];

    public IReadOnlyList<string> CurveNames => withRotations ? CurveSets.ArKit61 : CurveSets.ArKit52;

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
        float bite = pose[FaceControl.LowerLipBite];
        values[(int)ArKitCurve.MouthRollLower] = Math.Clamp(pose[FaceControl.MouthRollLower] + 0.55f * bite, 0, 1);
        // Epic's mapping of ARKit curves brings the lips together by MouthClose / JawOpen, so both are on one scale.
        values[(int)ArKitCurve.MouthClose] = pose[FaceControl.JawOpen] * pose[FaceControl.LipsTogether];
    }
}
