namespace Sidecar.Face.Rig;

/// <summary>The 15 visemes: the weights themselves.</summary>
internal sealed class VisemeMapping : ICurveMapping
{
    public IReadOnlyList<string> CurveNames => CurveSets.Visemes15;

    public CurveRange RangeOf(int curve) => CurveRange.Weight;

    public void Write(FacePose pose, Span<float> values) => pose.Visemes.CopyTo(values);
}
