namespace Sidecar.Face.Life;

/// <summary>Where the eyes point, and their jumps: 21 ms and 2.2 ms more for each degree (Carpenter 1988).</summary>
internal sealed class Saccade
{
    private const float LeastSeconds = 0.021f;
    private const float SecondsPerDegree = 0.0022f;

    private float _fromYaw;
    private float _fromPitch;
    private float _seconds;
    private float _age;

    /// <summary>Degrees to the character's left.</summary>
    public float Yaw { get; private set; }

    /// <summary>Degrees up.</summary>
    public float Pitch { get; private set; }

    public float TargetYaw { get; private set; }

    public float TargetPitch { get; private set; }

    public bool IsJumping => _age < _seconds;

    /// <summary>Sets off for another point.</summary>
    /// <returns>How far it is, in degrees.</returns>
    public float Jump(float yaw, float pitch)
    {
        (_fromYaw, _fromPitch) = (Yaw, Pitch);
        (TargetYaw, TargetPitch) = (yaw, pitch);
        float degrees = MathF.Sqrt((yaw - Yaw) * (yaw - Yaw) + (pitch - Pitch) * (pitch - Pitch));
        _seconds = LeastSeconds + SecondsPerDegree * degrees;
        _age = 0;
        return degrees;
    }

    public void Advance()
    {
        if (IsJumping)
        {
            _age += LifeTime.FrameSeconds;
            float way = Curves.Ease(_age / _seconds);
            Yaw = _fromYaw + (TargetYaw - _fromYaw) * way;
            Pitch = _fromPitch + (TargetPitch - _fromPitch) * way;
        }
    }
}
