using Sidecar.Face.Performance;
using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Rig;

/// <summary>
/// Poses the mouth as speech frames say, 60 a second, with what a mouth can't help: the jaw has a speed, a rounding
/// begins before its vowel and takes the spread out of what is said meanwhile, and for a p, b or m the lips meet
/// wherever the jaw is. It looks at no later frame.
/// </summary>
internal sealed class Articulator
{
    // A jaw at 1 is a yawn; an open vowel needs about half of it.
    private const float WidestJaw = 0.5f;

    // The opening is taken to go on for most of a frame as it goes: a frame is shown until the next, and a jaw has weight.
    // Without this the face would be 10 ms late.
    private const float LeadFrames = 0.9f;

    // It may not go on into a closure that nobody hears: an s after an open vowel would look like a p.
    private const float LeastLed = 0.7f;

    // Lips are pressed on something only if the jaw isn't quite shut: rigs that close them by a share of the jaw's
    // opening would have nothing to close.
    private const float LeastJawOfClosure = 0.04f;

    // Funnel and pucker together of lips that are as round as they get, and the funnel's part while it isn't heard yet
    // what they are rounded for.
    private const float MostRounded = 0.9f;
    private const float UsualFunnelShare = 0.45f;

    // What the lips make up for when the jaw closes late: not all, or an s would look like a p. In silence they do.
    private const float MostMadeUp = 0.6f;

    private static readonly FaceControl[] Spreading = [MouthStretchLeft, MouthSmileLeft, MouthDimpleLeft];

    private readonly MouthPoses.Part[] _parts;
    private readonly float[] _gains = new float[VisemeCount.All];
    private readonly float[] _targets = new float[FaceControls.Count];
    private readonly float _jawGain;
    private readonly float _lipsGain;
    private readonly JawMotion _jaw;
    private readonly ControlInertia _inertia;
    private readonly LipClosure _closure = new();
    private readonly VoiceEffort _effort = new();
    private readonly float _shareStep;
    private float _funnelShare = UsualFunnelShare;
    private float _openness;

    public Articulator(FaceStyle style)
    {
        _parts = [.. style.Calibration?.Poses() ?? MouthPoses.Standard];
        Array.Fill(_gains, 1);
        foreach ((string name, double gain) in style.VisemeGains)
        {
            _gains[(int)Enum.Parse<Viseme>(name)] = (float)gain;
        }
        _jawGain = WidestJaw * (float)(style.Intensity * style.Jaw);
        _lipsGain = (float)(style.Intensity * style.Lips);
        _jaw = new JawMotion((float)style.Smoothing);
        _inertia = new ControlInertia((float)style.Smoothing);
        _shareStep = 1 / (1 + 2 * (float)style.Smoothing);
    }

    /// <summary>Forgets the movement so far: the mouth is at rest.</summary>
    public void Reset()
    {
        _jaw.Reset();
        _inertia.Reset();
        _closure.Reset();
        _effort.Reset();
        _funnelShare = UsualFunnelShare;
        _openness = 0;
    }

    /// <summary>Poses the mouth one frame on.</summary>
    /// <param name="speech">Laid out as <see cref="SpeechFrame"/> says.</param>
    /// <param name="pose">A cleared pose.</param>
    public void Articulate(scoped ReadOnlySpan<float> speech, FacePose pose)
    {
        // What follows remembers: one value that is no number would stay in the face for good.
        Span<float> sane = stackalloc float[SpeechFrame.Length];
        for (int i = 0; i < sane.Length; i++)
        {
            sane[i] = float.IsFinite(speech[i]) ? speech[i] : 0;
        }
        speech = sane;
        _effort.Follow(speech);
        _closure.Follow(Math.Max(speech[SpeechFrame.Closure], speech[(int)Viseme.PP]));
        WriteVisemes(speech, pose.Visemes);
        float jawTarget = Aim(speech);
        _jaw.MoveTowards(jawTarget);
        _inertia.Follow(_targets);
        _inertia.Values.CopyTo(pose.Controls);
        Close(jawTarget, Math.Clamp(speech[(int)Viseme.sil], 0, 1), pose);
    }

    // Fills the targets of all controls but the jaw and the closing of the lips; returns the jaw's.
    private float Aim(ReadOnlySpan<float> speech)
    {
        Array.Clear(_targets);
        foreach (MouthPoses.Part part in _parts)
        {
            int viseme = (int)part.Viseme;
            _targets[(int)part.Control] += speech[viseme] * part.Amount * _gains[viseme] * _lipsGain;
        }
        float scaled = 0;
        float heard = 0;
        for (int i = (int)Viseme.PP; i < VisemeCount.All; i++)
        {
            scaled += speech[i] * _gains[i];
            heard += speech[i];
        }
        float gain = heard > 0.01f ? scaled / heard : 1;
        Round(speech[SpeechFrame.Rounding]);
        _targets[(int)MouthStretchLeft] *= _effort.Factor;
        _targets[(int)MouthStretchRight] *= _effort.Factor;
        float openness = speech[SpeechFrame.Openness];
        float led = Math.Clamp(openness + LeadFrames * (openness - _openness), LeastLed * openness, 1);
        _openness = openness;
        return Math.Clamp(_jawGain * gain * _effort.Factor * led, 0, 1);
    }

    private void Round(float rounding)
    {
        float funnel = _targets[(int)MouthFunnel];
        float posed = funnel + _targets[(int)MouthPucker];
        float share = posed > 0.05f ? funnel / posed : UsualFunnelShare;
        _funnelShare += _shareStep * (share - _funnelShare);
        float rounded = Math.Max(posed, MostRounded * rounding * _lipsGain);
        _targets[(int)MouthFunnel] = rounded * _funnelShare;
        _targets[(int)MouthPucker] = rounded * (1 - _funnelShare);
        float spread = 1 - Math.Clamp(rounded, 0, 1);
        foreach (FaceControl control in Spreading)
        {
            _targets[(int)control] *= spread;
            _targets[(int)control + 1] *= spread;
        }
    }

    private void Close(float jawTarget, float silence, FacePose pose)
    {
        float closed = _closure.Value;
        float jaw = Math.Max(_jaw.Position, LeastJawOfClosure * closed);
        float madeUp = MostMadeUp + (1 - MostMadeUp) * silence;
        float late = jaw > jawTarget && jaw > 0 ? madeUp * (1 - jawTarget / jaw) : 0;
        pose[JawOpen] = jaw;
        pose[LipsTogether] = Math.Max(closed, late);
        // A bitten lip is under the teeth: nothing pulls it away from them.
        float apart = (1 - closed) * (1 - Math.Clamp(pose[LowerLipBite], 0, 1));
        pose[MouthLowerDownLeft] *= apart;
        pose[MouthLowerDownRight] *= apart;
        pose[MouthFunnel] *= apart;
        pose[MouthUpperUpLeft] *= 1 - closed;
        pose[MouthUpperUpRight] *= 1 - closed;
        pose[LowerLipBite] *= 1 - closed;
        pose[TongueOut] *= 1 - closed;
    }

    private void WriteVisemes(ReadOnlySpan<float> speech, Span<float> weights)
    {
        float all = 0;
        for (int i = (int)Viseme.PP; i < VisemeCount.All; i++)
        {
            weights[i] = Math.Clamp(speech[i] * _gains[i] * _lipsGain, 0, 1);
            all += weights[i];
        }
        if (all > 1)
        {
            for (int i = (int)Viseme.PP; i < VisemeCount.All; i++)
            {
                weights[i] /= all;
            }
            all = 1;
        }
        weights[(int)Viseme.sil] = 1 - all;
    }
}
