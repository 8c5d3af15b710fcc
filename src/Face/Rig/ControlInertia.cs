using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Rig;

/// <summary>Lets each control follow its target with the time constant of what moves it: lips and tongue are light,
/// the corners of the mouth hang on cheeks.</summary>
internal sealed class ControlInertia
{
    private const float FrameMs = 1000f / FaceFrameRate.FramesPerSecond;

    private readonly float[] _share = new float[FaceControls.Count];
    private readonly float[] _values = new float[FaceControls.Count];

    /// <param name="slowness">1: a usual face; 0: none.</param>
    public ControlInertia(float slowness)
    {
        for (int i = 0; i < _share.Length; i++)
        {
            float ms = TimeConstantMs((FaceControl)i) * slowness;
            _share[i] = ms > 0 ? 1 - MathF.Exp(-FrameMs / ms) : 1;
        }
    }

    public ReadOnlySpan<float> Values => _values;

    public static float TimeConstantMs(FaceControl control) =>
        control switch
        {
            TongueOut or TongueTipUp or TongueBackUp => 10,
            MouthFunnel or MouthPucker => 25,
            MouthSmileLeft or MouthSmileRight or MouthFrownLeft or MouthFrownRight => 35,
            MouthStretchLeft or MouthStretchRight or MouthDimpleLeft or MouthDimpleRight => 25,
            CheekPuff or CheekSquintLeft or CheekSquintRight or NoseSneerLeft or NoseSneerRight => 60,
            _ => 14,
        };

    public void Reset() => Array.Clear(_values);

    public void Follow(ReadOnlySpan<float> targets)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] += _share[i] * (targets[i] - _values[i]);
        }
    }
}
