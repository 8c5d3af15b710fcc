using Sidecar.Protocol.V1;

namespace Sidecar.Face.Rig;

internal static class CurveMappings
{
    /// <exception cref="ArgumentException">There are no curves of this set.</exception>
    public static ICurveMapping Of(CurveSet curveSet) =>
        curveSet switch
        {
            CurveSet.Arkit52 => new ArKitMapping(withRotations: false),
            CurveSet.Arkit61 => new ArKitMapping(withRotations: true),
            CurveSet.Metahuman => new MetaHumanMapping(),
            CurveSet.Visemes15 => new VisemeMapping(),
            _ => throw new ArgumentException($"No face can be drawn in {curveSet}.", nameof(curveSet)),
        };
}
