using Sidecar.Face.Rig;
using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Life;

/// <summary>Breathes at rest, draws breath before an utterance and in the pauses of a long one.</summary>
internal sealed class BreathLayer(LifeRandom random, float size) : ILifeLayer
{
    private const float MeanCycleSeconds = 4.4f;
    private const float InhalingShare = 0.4f;
    private const float RestingThroat = 0.3f;
    private const float QuickThroat = 0.8f;
    private const float FullDegrees = 0.9f;
    private static readonly int LongestIntakeFrames = LifeTime.Frames(0.35f);
    private static readonly int ShortestIntakeFrames = LifeTime.Frames(0.1f);
    private static readonly int PauseIntakeFrames = LifeTime.Frames(0.25f);
    private static readonly int EnoughFrames = LifeTime.Frames(2.5f);

    private readonly Spring _full = new(7);
    private readonly Spring _throat = new(30);
    private int _cycleFrames = LifeTime.Frames(MeanCycleSeconds);
    private int _age;
    private int _intakeFrames;
    private int _intakeAge;
    private int _spokenFrames;

    public void Advance(LifeScene scene, FacePose pose)
    {
        VoiceCues voice = scene.Voice;
        int untilSpeech = scene.FramesToUtterance;
        if (_intakeFrames == 0 && untilSpeech <= LongestIntakeFrames && untilSpeech >= ShortestIntakeFrames)
        {
            DrawBreath(untilSpeech);
        }
        else if (scene.BeginsUtterance && _intakeFrames == 0)
        {
            // There was no time for it: it is made up for at the first pause.
            _spokenFrames = EnoughFrames;
        }
        _spokenFrames += voice is { IsInUtterance: true, IsPausing: false } ? 1 : 0;
        if (voice is { EndsPhrase: true, IsInUtterance: true } && _spokenFrames >= EnoughFrames)
        {
            DrawBreath(PauseIntakeFrames);
        }
        (float full, float throat) = _intakeFrames > 0 ? Intake(pose) : Rest(voice);
        pose[BreathIn] += size * _throat.Advance(throat);
        pose.AddHead(0, size * FullDegrees * _full.Advance(full));
    }

    private void DrawBreath(int frames)
    {
        _intakeFrames = frames;
        _intakeAge = 0;
        _spokenFrames = 0;
    }

    private (float Full, float Throat) Intake(FacePose pose)
    {
        _intakeAge++;
        float way = (float)_intakeAge / _intakeFrames;
        float drawing = Curves.Bump(way);
        pose[JawOpen] += 0.05f * size * drawing;
        pose.AddBoth(NoseSneerLeft, 0.05f * size * drawing);
        if (_intakeAge >= _intakeFrames)
        {
            _intakeFrames = 0;
            _age = _cycleFrames / 2;
        }
        return (1.2f, QuickThroat * drawing);
    }

    private (float Full, float Throat) Rest(VoiceCues voice)
    {
        if (voice.IsInUtterance)
        {
            // Speaking is breathing out.
            _age = _cycleFrames / 2;
            return (Math.Clamp(1 - (float)_spokenFrames / EnoughFrames, -0.2f, 1), 0);
        }
        _age++;
        if (_age >= _cycleFrames)
        {
            _age = 0;
            _cycleFrames = LifeTime.Frames(Math.Clamp(random.LogNormal(MeanCycleSeconds, 0.12f), 3.4f, 6));
        }
        float way = (float)_age / _cycleFrames;
        return way < InhalingShare
            ? (Curves.Ease(way / InhalingShare), RestingThroat * Curves.Bump(way / InhalingShare))
            : (1 - Curves.Ease((way - InhalingShare) / (0.9f - InhalingShare)), 0);
    }
}
