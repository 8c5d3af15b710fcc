using Sidecar.Face.Rig;
using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Life;

/// <summary>
/// Blinks: waits spread log-normally around a mean that depends on what the character does, and more of them where
/// people blink: with far looks, at the ends of phrases and turns, when something was understood. None begins while the
/// lips close for a sound.
/// </summary>
internal sealed class BlinkLayer(LifeRandom random) : ILifeLayer
{
    private const float WaitVariation = 0.6f;
    private const float DoubleShare = 0.07f;
    private const float PartialShare = 0.12f;
    private const float FarLookDegrees = 6;
    private const float ClosingLips = 0.25f;
    private static readonly int RefractoryFrames = LifeTime.Frames(0.4f);

    private Lid _left;
    private Lid _right;

    // In mean waits, so that a new state changes the rate at once.
    private float _wait = random.Between(0.2f, 1f);
    private int _sinceBlink = RefractoryFrames;
    private int _untilAsked = -1;

    public void Advance(LifeScene scene, FacePose pose)
    {
        if (!_left.IsMoving)
        {
            Wait(scene);
        }
        float left = _left.Advance();
        float right = _right.Advance();
        Close(pose, EyeBlinkLeft, EyeWideLeft, left);
        Close(pose, EyeBlinkRight, EyeWideRight, right);
    }

    private static void Close(FacePose pose, FaceControl blink, FaceControl wide, float lid)
    {
        pose[blink] += (1 - Math.Clamp(pose[blink], 0, 1)) * lid;
        pose[wide] *= 1 - lid;
    }

    private void Wait(LifeScene scene)
    {
        _sinceBlink++;
        _wait -= LifeTime.FrameSeconds * scene.Mood.BlinkRate / MeanSeconds(scene.State);
        if (_sinceBlink >= RefractoryFrames && _untilAsked < 0 && random.Chance(Invitation(scene)))
        {
            _untilAsked = random.Between(0, 4);
        }
        else if (_untilAsked > 0)
        {
            _untilAsked--;
        }
        if ((_wait <= 0 || _untilAsked == 0) && scene.Voice.Closure < ClosingLips)
        {
            Blink();
        }
    }

    private void Blink()
    {
        bool isPartial = random.Chance(PartialShare);
        float depth = isPartial ? random.Between(0.4f, 0.7f) : random.Between(0.97f, 1f);
        int closing = random.Between(2, 3);
        int opening = closing == 2 ? random.Between(4, 5) : random.Between(5, 6);
        float lag = random.Between(0f, 0.3f);
        bool isLeftFirst = random.Chance(0.5f);
        _left.Begin(closing, opening, depth, isLeftFirst ? 0 : lag);
        _right.Begin(closing, opening, depth * random.Between(0.96f, 1f), isLeftFirst ? lag : 0);
        _wait = Math.Clamp(random.LogNormal(1, WaitVariation), 0.12f, 4);
        _sinceBlink = 0;
        _untilAsked = random.Chance(DoubleShare) ? random.Between(3, 9) : -1;
    }

    // Bentivoglio et al. 1997: 17 a minute at rest, 26 in conversation, 4.5 when reading. Invited blinks come on top.
    private static float MeanSeconds(FaceState state) =>
        state switch
        {
            FaceState.Speaking => 3.1f,
            FaceState.UserSpeaking => 4.4f,
            FaceState.Thinking => 5.5f,
            _ => 4,
        };

    private static float Invitation(LifeScene scene)
    {
        float invitation = 0;
        if (scene.GazeShiftDegrees > FarLookDegrees)
        {
            // Thought holds blinks back, though it moves the eyes.
            float yielding = scene.State == FaceState.Thinking ? 0.3f : 1;
            invitation = yielding * (0.13f + 0.02f * (scene.GazeShiftDegrees - FarLookDegrees));
        }
        if (scene.Voice.EndsPhrase)
        {
            invitation = MathF.Max(invitation, 0.5f);
        }
        if (scene.Acknowledges || scene is { IsStateNew: true, LastState: FaceState.Speaking })
        {
            invitation = MathF.Max(invitation, 0.6f);
        }
        return MathF.Min(invitation, 0.8f);
    }
}
