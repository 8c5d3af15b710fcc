namespace Sidecar.Face.Life;

/// <summary>Shapes of movements over 0..1.</summary>
internal static class Curves
{
    /// <summary>From 0 to 1 with no speed and no acceleration at the ends: the path of least jerk (Flash and Hogan 1985).
    /// </summary>
    public static float Ease(float t)
    {
        t = Math.Clamp(t, 0, 1);
        return t * t * t * (10 + t * (6 * t - 15));
    }

    /// <summary>From 0 to 1 in the middle and back, with no speed at the ends.</summary>
    public static float Bump(float t)
    {
        if (t is <= 0 or >= 1)
        {
            return 0;
        }
        float sine = MathF.Sin(MathF.PI * t);
        return sine * sine;
    }
}
