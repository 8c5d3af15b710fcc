using Sidecar.Face.Rig;
using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Life;

/// <summary>The small movements of a body that holds still, and a shift of posture now and then.</summary>
internal sealed class IdleMotionLayer : ILifeLayer
{
    private readonly LifeRandom _random;
    private readonly float _size;
    private readonly SlowNoise _yaw;
    private readonly SlowNoise _pitch;
    private readonly SlowNoise _roll;
    private readonly SlowNoise _innerBrow;
    private readonly SlowNoise _outerBrow;
    private readonly SlowNoise _leftCorner;
    private readonly SlowNoise _rightCorner;
    private readonly Spring _amount = new(2);
    private readonly Spring _postureYaw = new(2, 6);
    private readonly Spring _posturePitch = new(2, 6);
    private readonly Spring _postureRoll = new(2, 6);
    private float _nextYaw;
    private float _nextPitch;
    private float _nextRoll;
    private int _untilShift;

    public IdleMotionLayer(LifeRandom random, float size)
    {
        _random = random;
        _size = size;
        _yaw = new(random, 0.11f, 4);
        _pitch = new(random, 0.13f, 4);
        _roll = new(random, 0.09f, 4);
        _innerBrow = new(random, 0.17f, 3);
        _outerBrow = new(random, 0.15f, 3);
        _leftCorner = new(random, 0.12f, 3);
        _rightCorner = new(random, 0.12f, 3);
        _untilShift = LifeTime.Frames(random.Between(8f, 25f));
    }

    public void Advance(LifeScene scene, FacePose pose)
    {
        if (--_untilShift <= 0)
        {
            ShiftPosture();
        }
        float amount = _size * scene.Mood.Pace * _amount.Advance(AmountIn(scene.State));
        pose.AddHead(
            amount * (1.7f * _yaw.Next() + _postureYaw.Advance(_nextYaw)),
            amount * (1.1f * _pitch.Next() + _posturePitch.Advance(_nextPitch)),
            amount * (1.1f * _roll.Next() + _postureRoll.Advance(_nextRoll))
        );
        pose[BrowInnerUp] += amount * Positive(0.03f, _innerBrow.Next());
        pose.AddBoth(BrowOuterUpLeft, amount * Positive(0.03f, _outerBrow.Next()));
        pose[MouthSmileLeft] += amount * Positive(0.04f, _leftCorner.Next());
        pose[MouthSmileRight] += amount * Positive(0.04f, _rightCorner.Next());
    }

    private void ShiftPosture()
    {
        _untilShift = LifeTime.Frames(Math.Clamp(_random.LogNormal(28, 0.5f), 10, 80));
        _nextYaw = _random.Normal(1.4f);
        _nextPitch = _random.Normal(0.8f);
        _nextRoll = _random.Normal(1.5f);
    }

    // Somebody who listens hard holds still.
    private static float AmountIn(FaceState state) =>
        state switch
        {
            FaceState.UserSpeaking => 0.65f,
            FaceState.Listening or FaceState.Thinking => 0.85f,
            _ => 1,
        };

    // Never below 0, where the control would stop short.
    private static float Positive(float mean, float noise) => mean * (1 + noise);
}
