using Sidecar.Face.Rig;
using Sidecar.Protocol.V1;

namespace Sidecar.Face;

/// <summary>Names and order of the face curves of each <see cref="CurveSet"/>.</summary>
public static class CurveSets
{
    /// <summary>Apple's 52 blendshapes, 0..1, in the order of the Live Link Face protocol (EyeBlinkLeft … TongueOut).
    /// </summary>
    public static IReadOnlyList<string> ArKit52 { get; } =
        Enum.GetNames<ArKitCurve>()[..ArKitCurveCount.WithoutRotations].AsReadOnly();

    /// <summary><see cref="ArKit52"/> and nine rotations of head and eyes (HeadYaw … RightEyeRoll), -1..1.</summary>
    public static IReadOnlyList<string> ArKit61 { get; } = Enum.GetNames<ArKitCurve>().AsReadOnly();

    /// <summary>The 15 Oculus visemes, weights 0..1 that sum to 1, named as avatars name their morph targets
    /// (viseme_sil … viseme_U).</summary>
    public static IReadOnlyList<string> Visemes15 { get; } =
        Array.ConvertAll(Enum.GetNames<Viseme>(), name => "viseme_" + name).AsReadOnly();

    /// <summary>Those raw controls of a MetaHuman (CTRL_expressions_*, 0..1) that are ever moved, with mouthUp, by which
    /// Unreal knows them; then HeadControlSwitch, HeadRoll, HeadPitch and HeadYaw in degrees of the head's bone,
    /// HeadTranslationX, Y and Z in centimetres, MHFDSVersion and DisableFaceOverride.</summary>
    public static IReadOnlyList<string> MetaHuman { get; } = MetaHumanMapping.Names.ToArray().AsReadOnly();

    /// <summary>Whether a face can be drawn with a set.</summary>
    public static bool CanDraw(CurveSet curveSet) =>
        curveSet
            is CurveSet.Unspecified
                or CurveSet.Arkit52
                or CurveSet.Arkit61
                or CurveSet.Metahuman
                or CurveSet.Visemes15;

    /// <summary>The curve names of a set, in order; empty for <see cref="CurveSet.None"/>.</summary>
    /// <exception cref="ArgumentException">The names of this set aren't known.</exception>
    public static IReadOnlyList<string> NamesOf(CurveSet curveSet) =>
        curveSet switch
        {
            CurveSet.None => [],
            CurveSet.Unspecified or CurveSet.Arkit52 => ArKit52,
            CurveSet.Arkit61 => ArKit61,
            CurveSet.Metahuman => MetaHuman,
            CurveSet.Visemes15 => Visemes15,
            _ => throw new ArgumentException($"No curve names are known for {curveSet}.", nameof(curveSet)),
        };

    // Visemes are left out: what is done to one weight would be missing from the sum.
    internal static bool CanCalibrate(string curve) =>
        ArKit61.Contains(curve, StringComparer.Ordinal) || MetaHuman.Contains(curve, StringComparer.Ordinal);
}
