namespace Sidecar.Face.Life;

/// <summary>What head, brows and lids hear in a voice: phrases, and the accents in them.</summary>
internal sealed class VoiceCues
{
    private const float SoundingFrom = 0.12f;
    private const float VoicedFrom = 0.5f;

    // A pause this long ends a phrase; the closure of a stop is shorter.
    private static readonly int PauseFrames = LifeTime.Frames(0.15f);
    private static readonly int ShortestPhraseFrames = LifeTime.Frames(0.4f);
    private static readonly int AccentGapFrames = LifeTime.Frames(0.3f);

    // An accent stands out from the last half second.
    private const float BaselineShare = LifeTime.FrameSeconds / 0.5f;

    // An accent of strength 1: 6 semitones up, or as much louder as the usual loudness.
    private const float StrengthPerSemitone = 1 / 6f;
    private const float StrengthPerLoudness = 1.5f;
    private const float WeakestAccent = 0.35f;

    private readonly Spring _talk = new(10);
    private int _quietFrames = PauseFrames;
    private int _phraseFrames;
    private int _sinceAccent = AccentGapFrames;
    private float _pitchBaseline;
    private float _loudnessBaseline;
    private bool _hasBaseline;

    /// <summary>How surely the character is talking: 0 silent, 1 in an utterance, eased.</summary>
    public float Talk => _talk.Value;

    /// <summary>This frame is one of an utterance.</summary>
    public bool IsInUtterance { get; private set; }

    /// <summary>A phrase has begun with this frame.</summary>
    public bool BeginsPhrase { get; private set; }

    /// <summary>It is now certain that a phrase has ended.</summary>
    public bool EndsPhrase { get; private set; }

    /// <summary>In the pauses between and around phrases.</summary>
    public bool IsPausing => _quietFrames >= PauseFrames;

    /// <summary>Length of the phrase so far or, in a pause, of the last one.</summary>
    public int PhraseFrames => _phraseFrames;

    /// <summary>0..1; other than 0 only in the frame in which an accent is heard.</summary>
    public float Accent { get; private set; }

    /// <summary>How far the lips are pressed together, 0..1.</summary>
    public float Closure { get; private set; }

    /// <summary>Semitones from the voice's median, smoothed; 0 where there is none.</summary>
    public float Pitch { get; private set; }

    /// <summary>Hears one frame; an empty row is silence outside an utterance.</summary>
    public void Advance(ReadOnlySpan<float> speech)
    {
        IsInUtterance = !speech.IsEmpty;
        float loudness = IsInUtterance ? Clean(speech[SpeechFrame.Loudness], 0, 1) : 0;
        Closure = IsInUtterance
            ? MathF.Max(Clean(speech[SpeechFrame.Closure], 0, 1), Clean(speech[(int)Viseme.PP], 0, 1))
            : 0;
        HearPhrases(loudness > SoundingFrom);
        bool isVoiced = IsInUtterance && Clean(speech[SpeechFrame.Voicing], 0, 1) > VoicedFrom;
        HearAccents(isVoiced, isVoiced ? Clean(speech[SpeechFrame.Pitch], -12, 12) : 0, loudness);
        _talk.Advance(IsInUtterance ? 1 : 0);
    }

    private void HearPhrases(bool isSounding)
    {
        BeginsPhrase = isSounding && IsPausing;
        EndsPhrase = false;
        if (BeginsPhrase)
        {
            _phraseFrames = 0;
            _hasBaseline = false;
        }
        if (isSounding)
        {
            _quietFrames = 0;
            _phraseFrames++;
        }
        else if (_quietFrames < PauseFrames)
        {
            _quietFrames++;
            EndsPhrase = _quietFrames == PauseFrames && _phraseFrames >= ShortestPhraseFrames;
        }
    }

    private void HearAccents(bool isVoiced, float pitch, float loudness)
    {
        Accent = 0;
        _sinceAccent++;
        // Two frames of smoothing: one wrong frame of the tracker is no accent.
        Pitch += (pitch - Pitch) * (isVoiced ? 0.45f : 0.08f);
        if (!isVoiced)
        {
            return;
        }
        if (!_hasBaseline)
        {
            _hasBaseline = true;
            Pitch = pitch;
            _pitchBaseline = pitch;
            _loudnessBaseline = loudness;
        }
        float strength =
            StrengthPerSemitone * (Pitch - _pitchBaseline)
            + StrengthPerLoudness * MathF.Max(0, loudness - _loudnessBaseline);
        _pitchBaseline += (Pitch - _pitchBaseline) * BaselineShare;
        _loudnessBaseline += (loudness - _loudnessBaseline) * BaselineShare;
        if (strength >= WeakestAccent && _sinceAccent >= AccentGapFrames)
        {
            _sinceAccent = 0;
            // It is heard while it still rises.
            Accent = Math.Clamp(strength * 2, 0, 1);
        }
    }

    private static float Clean(float value, float lowest, float highest) =>
        float.IsNaN(value) ? 0 : Math.Clamp(value, lowest, highest);
}
