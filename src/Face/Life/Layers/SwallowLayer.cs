using Sidecar.Face.Rig;
using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Life;

/// <summary>Swallows about once a minute, lips together, never while speaking or about to.</summary>
internal sealed class SwallowLayer(LifeRandom random) : ILifeLayer
{
    private const float MeanSeconds = 60;
    private static readonly int SwallowFrames = LifeTime.Frames(0.85f);

    private int _wait = LifeTime.Frames(random.Between(15f, 60f));
    private int _age = SwallowFrames;

    public void Advance(LifeScene scene, FacePose pose)
    {
        bool isQuiet =
            !scene.Voice.IsInUtterance
            && scene.FramesToUtterance > 2 * SwallowFrames
            && scene.State is not (FaceState.Speaking or FaceState.Thinking);
        _wait--;
        if (_wait <= 0 && isQuiet)
        {
            _wait = LifeTime.Frames(Math.Clamp(random.LogNormal(MeanSeconds, 0.4f), 20, 180));
            _age = 0;
        }
        if (_age >= SwallowFrames)
        {
            return;
        }
        _age++;
        float way = (float)_age / SwallowFrames;
        float effort = Curves.Bump(way);
        pose[Swallow] = way < 1 ? way : 0;
        pose[LipsTogether] += effort;
        pose.AddBoth(MouthPressLeft, 0.16f * effort);
        pose[MouthShrugLower] += 0.10f * effort;
        pose.AddHead(0, -0.6f * effort);
    }
}
