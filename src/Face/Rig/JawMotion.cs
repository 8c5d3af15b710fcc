namespace Sidecar.Face.Rig;

/// <summary>
/// Moves a jaw after its target as fast as a jaw can, 60 times a second. What is within its means it follows without
/// lag; it brakes in time, so it never swings past.
/// </summary>
internal sealed class JawMotion
{
    // JawOpen at 1 is some 50 mm between the teeth. Jaws reach 150-250 mm/s while speaking, a little more on closing, and
    // accelerate by 5-15 m/s²: these limits stop only what no jaw does.
    private const float OpeningPerSecond = 5.5f;
    private const float ClosingPerSecond = 6.5f;
    private const float PerSecondSquared = 300;

    private const float FrameSeconds = 1f / FaceFrameRate.FramesPerSecond;
    private const float Still = 1e-4f;

    private readonly float _opening;
    private readonly float _closing;
    private readonly float _acceleration;
    private float _velocity;

    /// <param name="slowness">1: a usual jaw; 2 takes twice as long for the same way; 0 has no inertia.</param>
    public JawMotion(float slowness)
    {
        _opening = OpeningPerSecond / slowness;
        _closing = ClosingPerSecond / slowness;
        _acceleration = PerSecondSquared / (slowness * slowness);
    }

    public float Position { get; private set; }

    public void Reset() => (Position, _velocity) = (0, 0);

    public void MoveTowards(float target)
    {
        float way = target - Position;
        if (float.IsInfinity(_acceleration) || (Math.Abs(way) < Still && Math.Abs(_velocity) < Still / FrameSeconds))
        {
            (Position, _velocity) = (target, 0);
            return;
        }
        // The speed from which the way is just long enough to stop, in steps of a frame.
        float half = _acceleration * FrameSeconds / 2;
        float braking = MathF.Sqrt(half * half + 2 * _acceleration * Math.Abs(way)) - half;
        float speed = Math.Min(Math.Abs(way) / FrameSeconds, braking);
        float wanted = Math.Clamp(MathF.CopySign(speed, way), -_closing, _opening);
        _velocity += Math.Clamp(wanted - _velocity, -2 * half, 2 * half);
        Position = Math.Clamp(Position + _velocity * FrameSeconds, 0, 1);
    }
}
