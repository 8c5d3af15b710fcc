namespace Sidecar.Face.Rig;

/// <summary>One value per <see cref="FaceControl"/>, and the viseme weights it was drawn from.</summary>
internal sealed class FacePose
{
    private readonly float[] _controls = new float[FaceControls.Count];
    private readonly float[] _visemes = new float[SpeechFrame.VisemeCount];

    public Span<float> Controls => _controls;

    public Span<float> Visemes => _visemes;

    public float this[FaceControl control]
    {
        get => _controls[(int)control];
        set => _controls[(int)control] = value;
    }

    public void Clear()
    {
        Array.Clear(_controls);
        Array.Clear(_visemes);
        _visemes[(int)Viseme.sil] = 1;
    }

    /// <summary>Adds to a control and its right-hand twin, which follows it.</summary>
    public void AddBoth(FaceControl left, float amount)
    {
        _controls[(int)left] += amount;
        _controls[(int)left + 1] += amount;
    }

    /// <summary>Brings every control into its range, with what is not a number at 0, and lets go of what can't be at once.
    /// </summary>
    public void Clamp()
    {
        for (int i = 0; i < _controls.Length; i++)
        {
            float value = _controls[i];
            float lowest = FaceControls.IsSigned((FaceControl)i) ? -1 : 0;
            _controls[i] = float.IsNaN(value) ? 0 : Math.Clamp(value, lowest, 1);
        }
        Oppose(FaceControl.JawLeft, FaceControl.JawRight);
        Oppose(FaceControl.MouthLeft, FaceControl.MouthRight);
        Oppose(FaceControl.MouthSmileLeft, FaceControl.MouthFrownLeft);
        Oppose(FaceControl.MouthSmileRight, FaceControl.MouthFrownRight);
        this[FaceControl.EyeWideLeft] *= 1 - this[FaceControl.EyeBlinkLeft];
        this[FaceControl.EyeWideRight] *= 1 - this[FaceControl.EyeBlinkRight];
    }

    private void Oppose(FaceControl one, FaceControl other)
    {
        float both = Math.Min(this[one], this[other]);
        this[one] -= both;
        this[other] -= both;
    }
}
