namespace Sidecar.Face.Rig;

/// <summary>A MetaHuman's raw controls, and the nine values that Unreal expects beside them.</summary>
internal sealed class MetaHumanMapping : ICurveMapping
{
    // What Epic's own animation blueprint makes of the ARKit rotations, so that a head turns alike on both ways. The
    // three are rotations of the head's bone, whose axes are not those of a person: its roll is a turn to the side.
    private const float DegreesOfTurn = 50;

    private const string Prefix = "CTRL_expressions_";

    private static readonly string[] Extras =
    [
        "HeadControlSwitch",
        "HeadRoll",
        "HeadPitch",
        "HeadYaw",
        "HeadTranslationX",
        "HeadTranslationY",
        "HeadTranslationZ",
        "MHFDSVersion",
        "DisableFaceOverride",
    ];

    private static readonly string[] Controls =
    [
        MetaHumanTable.Marker,
        .. MetaHumanTable.Rows.Select(row => row.Curve).Distinct(StringComparer.Ordinal),
        .. MetaHumanTable.SwallowPhases,
    ];

    private static readonly (FaceControl Control, float Weight, int Curve)[] Rows =
    [
        .. MetaHumanTable.Rows.Select(row => (row.Control, row.Weight, Array.IndexOf(Controls, row.Curve))),
    ];

    private static readonly (int One, int Other)[] Opposites =
    [
        .. MetaHumanTable.Opposites.Select(pair =>
            (Array.IndexOf(Controls, pair.One), Array.IndexOf(Controls, pair.Other))
        ),
    ];

    private static readonly int FirstSwallow = Array.IndexOf(Controls, MetaHumanTable.SwallowPhases[0]);

    public static IReadOnlyList<string> Names { get; } = [.. Controls.Select(control => Prefix + control), .. Extras];

    public IReadOnlyList<string> CurveNames => CurveSets.MetaHuman;

    public CurveRange RangeOf(int curve) =>
        (curve - Controls.Length) switch
        {
            1 or 2 or 3 => new(-DegreesOfTurn, DegreesOfTurn),
            4 or 5 or 6 => new(-100, 100),
            _ => CurveRange.Weight,
        };

    public void Write(FacePose pose, Span<float> values)
    {
        values.Clear();
        foreach ((FaceControl control, float weight, int curve) in Rows)
        {
            values[curve] = Math.Min(1, values[curve] + Math.Max(0, weight * pose[control]));
        }
        if (pose[FaceControl.JawOpen] <= 0)
        {
            // As on the ARKit way: lips have nothing to close on a jaw that is shut.
            Clear(FaceControl.LipsTogether, values);
        }
        foreach ((int one, int other) in Opposites)
        {
            float both = Math.Min(values[one], values[other]);
            values[one] -= both;
            values[other] -= both;
        }
        WriteSwallow(pose[FaceControl.Swallow], values.Slice(FirstSwallow, MetaHumanTable.SwallowPhases.Count));
        Span<float> extras = values[Controls.Length..];
        extras[0] = 1;
        extras[1] = DegreesOfTurn * pose[FaceControl.HeadYaw];
        extras[2] = DegreesOfTurn * pose[FaceControl.HeadRoll];
        extras[3] = -DegreesOfTurn * pose[FaceControl.HeadPitch];
        extras[7] = 1;
        extras[8] = 1;
    }

    private static void Clear(FaceControl cleared, Span<float> values)
    {
        foreach ((FaceControl control, _, int curve) in Rows)
        {
            values[curve] = control == cleared ? 0 : values[curve];
        }
    }

    // Each phase swells as the one before it ebbs; at 0 and 1 there is none.
    private static void WriteSwallow(float way, Span<float> phases)
    {
        for (int i = 0; i < phases.Length; i++)
        {
            phases[i] = Math.Max(0, 1 - Math.Abs(way * (phases.Length + 1) - (i + 1)));
        }
    }
}
