namespace Sidecar.Face.Rig;

/// <summary>Names a pose in the curves of one rig.</summary>
internal interface ICurveMapping
{
    IReadOnlyList<string> CurveNames { get; }

    /// <summary>The values that the curve of this index may have.</summary>
    CurveRange RangeOf(int curve);

    /// <param name="pose">A clamped pose.</param>
    /// <param name="values">One value per curve, all of which are written.</param>
    void Write(FacePose pose, Span<float> values);
}
