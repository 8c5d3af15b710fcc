using Sidecar.Face.Rig;
using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Life;

/// <summary>Brows and head move with the voice: on its accents, with its pitch, and from phrase to phrase.</summary>
internal sealed class ProsodyLayer(LifeRandom random, float size) : ILifeLayer
{
    private const float SureAccent = 0.75f;
    private static readonly int BrowGapFrames = LifeTime.Frames(0.8f);
    private static readonly int NodGapFrames = LifeTime.Frames(0.45f);
    private static readonly int RaisedFrames = LifeTime.Frames(0.22f);

    private readonly Nod _nod = new();
    private readonly Spring _inner = new(18, 4);
    private readonly Spring _outer = new(18, 4);
    private readonly Spring _pitchFollowing = new(5, 10);
    private readonly Spring _yaw = new(3, 12);
    private readonly Spring _pitch = new(3, 12);
    private readonly Spring _roll = new(3, 12);
    private int _sinceBrow = BrowGapFrames;
    private int _sinceNod = NodGapFrames;
    private int _raisedLeft;
    private float _raise;
    private float _innerShare;
    private float _leftShare = 1;
    private float _phraseYaw;
    private float _phrasePitch;
    private float _phraseRoll;

    public void Advance(LifeScene scene, FacePose pose)
    {
        VoiceCues voice = scene.Voice;
        float moving = size * scene.Mood.Pace;
        MoveToPhrase(voice);
        Accent(voice);
        float raise = _raisedLeft-- > 0 ? _raise : 0;
        float outer = _outer.Advance(raise) * size;
        pose[BrowInnerUp] += _inner.Advance(raise * _innerShare) * size;
        pose[BrowOuterUpLeft] += outer * _leftShare;
        pose[BrowOuterUpRight] += outer * (2 - _leftShare);
        float following = _pitchFollowing.Advance(Math.Clamp(0.22f * voice.Pitch, -1.2f, 1.6f));
        pose.AddHead(
            moving * _yaw.Advance(_phraseYaw),
            moving * (_pitch.Advance(_phrasePitch) + following + _nod.Advance()),
            moving * _roll.Advance(_phraseRoll)
        );
    }

    private void MoveToPhrase(VoiceCues voice)
    {
        if (voice.BeginsPhrase)
        {
            _phraseYaw = random.Normal(1.6f);
            _phrasePitch = random.Normal(0.7f) + 0.4f;
            _phraseRoll = random.Normal(1.3f);
        }
        else if (voice.EndsPhrase)
        {
            _phrasePitch = -random.Between(0.5f, 1.6f);
        }
        else if (!voice.IsInUtterance)
        {
            _phraseYaw = _phrasePitch = _phraseRoll = 0;
        }
    }

    private void Accent(VoiceCues voice)
    {
        _sinceBrow++;
        _sinceNod++;
        float accent = voice.Accent;
        if (accent <= 0)
        {
            return;
        }
        bool isSure = accent >= SureAccent;
        if (_sinceBrow >= BrowGapFrames && (isSure || random.Chance(0.45f)))
        {
            _sinceBrow = 0;
            _raisedLeft = RaisedFrames;
            _raise = 0.5f * accent;
            _innerShare = random.Between(0.6f, 1.1f);
            _leftShare = random.Between(0.85f, 1.15f);
        }
        if (_sinceNod >= NodGapFrames && (isSure || random.Chance(0.6f)))
        {
            _sinceNod = 0;
            float degrees = random.Between(2.2f, 3.8f) * accent;
            _nod.Begin(random.Chance(0.85f) ? -degrees : 0.7f * degrees, 1, random.Between(0.3f, 0.4f));
        }
    }
}
