using Sidecar.Face.Rig;
using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Life;

/// <summary>
/// Shows that the character attends: nods and a tilted head while the user speaks, an answer to the end of that, and the
/// look of somebody who thinks.
/// </summary>
internal sealed class AttentionLayer(LifeRandom random, float size) : ILifeLayer
{
    private readonly Nod _nod = new();
    private readonly Spring _yaw = new(3.5f);
    private readonly Spring _pitch = new(3.5f);
    private readonly Spring _roll = new(3.5f);
    private readonly Spring _raise = new(14);
    private readonly Spring _knit = new(6);
    private readonly Spring _press = new(6);
    private readonly Spring _aside = new(6);
    private Posture _posture;
    private float _acknowledging;
    private int _untilNod = LifeTime.Frames(2);

    public void Advance(LifeScene scene, FacePose pose)
    {
        if (scene.IsStateNew)
        {
            _posture = Take(scene);
        }
        if (scene.Acknowledges)
        {
            _nod.Begin(-random.Between(3f, 4.2f), random.Between(1, 2), 0.42f);
            _acknowledging = 1;
        }
        NodNowAndThen(scene);
        _acknowledging *= 0.94f;
        float raise = _raise.Advance(_posture.Raise + 0.28f * _acknowledging) * size;
        float knit = _knit.Advance(_posture.Knit) * size;
        float press = _press.Advance(_posture.Press) * size;
        float nod = _nod.Advance() * scene.Mood.Pace;
        pose.AddHead(
            size * _yaw.Advance(_posture.Yaw),
            size * (_pitch.Advance(_posture.Pitch) + nod),
            size * _roll.Advance(_posture.Roll)
        );
        pose[BrowInnerUp] += 0.8f * raise + 0.3f * knit;
        pose.AddBoth(BrowOuterUpLeft, raise);
        pose.AddBoth(BrowDownLeft, knit);
        pose.AddBoth(EyeSquintLeft, 0.5f * knit);
        pose.AddBoth(MouthPressLeft, press);
        float aside = _aside.Advance(0.6f * _posture.Press * MathF.Sign(_posture.Yaw)) * size;
        pose[MouthLeft] += MathF.Max(0, aside);
        pose[MouthRight] += MathF.Max(0, -aside);
    }

    private void NodNowAndThen(LifeScene scene)
    {
        if (scene.State == FaceState.UserSpeaking && --_untilNod <= 0)
        {
            _untilNod = LifeTime.Frames(Math.Clamp(random.LogNormal(5.5f, 0.5f), 2, 14));
            _nod.Begin(-random.Between(1.8f, 3.4f), random.Between(1, 3), random.Between(0.38f, 0.5f));
        }
    }

    private Posture Take(LifeScene scene)
    {
        float side = random.Sign();
        scene.ThinkingSide = side;
        switch (scene.State)
        {
            case FaceState.UserSpeaking:
                _untilNod = LifeTime.Frames(random.Between(1.8f, 4.5f));
                return new(side, -0.5f, side * random.Between(1.5f, 3.5f), 0.07f, 0, 0);
            case FaceState.Thinking:
                float pitch = random.Chance(0.7f) ? random.Between(1.5f, 3.5f) : -random.Between(1.5f, 2.5f);
                return new(side * random.Between(2.5f, 5f), pitch, side * 2, 0, random.Between(0.14f, 0.26f), 0.12f);
            case FaceState.Listening:
                return new(0, 0, side * random.Between(0f, 1.5f), 0.03f, 0, 0);
            default:
                return default;
        }
    }

    /// <summary>Angles in degrees, the rest 0..1.</summary>
    private readonly record struct Posture(float Yaw, float Pitch, float Roll, float Raise, float Knit, float Press);
}
