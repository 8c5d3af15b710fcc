namespace Sidecar.Face.Life;

/// <summary>A critically damped spring: follows a target smoothly, never past it, never faster than a limit.</summary>
/// <param name="stiffness">Per second; 95 % of a step are done after 4.7 / stiffness seconds.</param>
/// <param name="fastest">The highest speed, in units of the value per second.</param>
internal sealed class Spring(float stiffness, float fastest = float.PositiveInfinity)
{
    private readonly float _decay = MathF.Exp(-stiffness * LifeTime.FrameSeconds);
    private readonly float _longestStep = fastest * LifeTime.FrameSeconds;
    private float _velocity;

    public float Value { get; private set; }

    /// <summary>One frame nearer to a target.</summary>
    public float Advance(float target)
    {
        float distance = Value - target;
        float pull = _velocity + stiffness * distance;
        float next = target + (distance + pull * LifeTime.FrameSeconds) * _decay;
        _velocity = (_velocity - pull * stiffness * LifeTime.FrameSeconds) * _decay;
        float step = next - Value;
        if (MathF.Abs(step) > _longestStep)
        {
            step = MathF.CopySign(_longestStep, step);
            _velocity = step / LifeTime.FrameSeconds;
        }
        Value += step;
        return Value;
    }
}
