using Sidecar.Face.Rig;
using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Life;

/// <summary>
/// The eyes: looks at the player and away from it, fixations within them, small movements within those. The head follows
/// far looks, and the eyes make up for whatever turns the head.
/// </summary>
internal sealed class GazeLayer : ILifeLayer
{
    private const float HeadFollowsFromDegrees = 7;
    private const float HeadShare = 0.4f;
    private const float LidsDown = 0.30f;
    private const float LidsUp = 0.14f;

    private readonly LifeRandom _random;
    private readonly float _size;
    private readonly Saccade _eyes = new();
    private readonly SlowNoise _driftYaw;
    private readonly SlowNoise _driftPitch;
    private readonly Spring _headYaw = new(8, 60);
    private readonly Spring _headPitch = new(8, 40);
    private bool _isAway;
    private float _awayYaw;
    private float _awayPitch;
    private int _lookLeft = LifeTime.Frames(1.5f);
    private int _fixationLeft = LifeTime.Frames(0.5f);
    private int _headDelay;
    private float _headTargetYaw;
    private float _headTargetPitch;
    private float _microYaw;
    private float _microPitch;

    public GazeLayer(LifeRandom random, float size)
    {
        _random = random;
        _size = size;
        _driftYaw = new(random, 0.7f, 3);
        _driftPitch = new(random, 0.7f, 3);
    }

    public void Advance(LifeScene scene, FacePose pose)
    {
        React(scene);
        _lookLeft--;
        _fixationLeft--;
        if (_lookLeft <= 0 && !_eyes.IsJumping)
        {
            ChangeLook(scene);
        }
        else if (_fixationLeft <= 0 && !_eyes.IsJumping)
        {
            ChangeFixation(scene);
        }
        _eyes.Advance();
        TurnHead(scene, pose);
        TurnEyes(pose);
    }

    private void React(LifeScene scene)
    {
        if (scene.IsStateNew)
        {
            bool thinks = scene.State == FaceState.Thinking;
            if (thinks != _isAway)
            {
                _lookLeft = Math.Min(_lookLeft, LifeTime.Frames(_random.Between(0.12f, 0.35f)));
            }
            else if (thinks)
            {
                // Looked away already: goes on to where it thinks.
                _fixationLeft = 0;
            }
        }
        if (scene.Acknowledges && _isAway)
        {
            _lookLeft = Math.Min(_lookLeft, LifeTime.Frames(0.05f));
        }
        if (scene.BeginsUtterance && !_isAway && _random.Chance(0.5f))
        {
            _lookLeft = Math.Min(_lookLeft, LifeTime.Frames(_random.Between(0.05f, 0.4f)));
        }
        if (scene.Voice.EndsPhrase && _isAway && _random.Chance(0.75f))
        {
            _lookLeft = Math.Min(_lookLeft, LifeTime.Frames(_random.Between(0.05f, 0.2f)));
        }
    }

    private void ChangeLook(LifeScene scene)
    {
        _isAway = !_isAway;
        float aversion = scene.Mood.Aversion;
        float seconds = _isAway
            ? GazePlan.AwaySeconds(scene.State) * MathF.Sqrt(aversion)
            : GazePlan.LookSeconds(scene.State) / MathF.Sqrt(aversion);
        _lookLeft = LifeTime.Frames(Math.Clamp(_random.LogNormal(seconds, 0.55f), 0.3f, 12));
        if (_isAway)
        {
            (_awayYaw, _awayPitch) = GazePlan.Away(
                scene.State,
                scene.State == FaceState.Thinking ? scene.ThinkingSide : 0,
                _random
            );
        }
        ChangeFixation(scene);
    }

    private void ChangeFixation(LifeScene scene)
    {
        float yaw = _isAway ? _awayYaw + _random.Normal(1.8f) : _random.Normal(1.3f);
        float pitch = _isAway ? _awayPitch + _random.Normal(1.2f) : _random.Normal(1f) - 0.3f;
        _fixationLeft = LifeTime.Frames(Math.Clamp(_random.LogNormal(_isAway ? 0.8f : 1.1f, 0.6f), 0.3f, 3));
        scene.GazeShiftDegrees = _eyes.Jump(yaw, pitch);
        _headDelay = LifeTime.Frames(_random.Between(0.04f, 0.09f));
    }

    private void TurnHead(LifeScene scene, FacePose pose)
    {
        if (_headDelay > 0 && --_headDelay == 0)
        {
            bool isFar = MathF.Abs(_eyes.TargetYaw) + MathF.Abs(_eyes.TargetPitch) > HeadFollowsFromDegrees;
            float share = isFar ? HeadShare * _size * scene.Mood.Pace : 0;
            _headTargetYaw = share * _eyes.TargetYaw;
            _headTargetPitch = 0.7f * share * _eyes.TargetPitch;
        }
        pose.AddHead(_headYaw.Advance(_headTargetYaw), _headPitch.Advance(_headTargetPitch));
    }

    private void TurnEyes(FacePose pose)
    {
        if (_random.Chance(1.4f * LifeTime.FrameSeconds))
        {
            _microYaw = _random.Normal(0.18f);
            _microPitch = _random.Normal(0.12f);
        }
        float yaw = _eyes.Yaw + _microYaw + 0.1f * _driftYaw.Next();
        float pitch = _eyes.Pitch + _microPitch + 0.1f * _driftPitch.Next();
        yaw -= pose[HeadYaw] * HeadMoves.HeadRangeDegrees;
        pitch -= pose[HeadPitch] * HeadMoves.HeadRangeDegrees;
        pose[GazeYaw] = Math.Clamp(yaw / HeadMoves.GazeRangeDegrees, -1, 1);
        pose[GazePitch] = Math.Clamp(pitch / HeadMoves.GazeRangeDegrees, -1, 1);
        pose.AddBoth(EyeBlinkLeft, LidsDown * MathF.Max(0, -pose[GazePitch]));
        pose.AddBoth(EyeWideLeft, LidsUp * MathF.Max(0, pose[GazePitch]));
    }
}
