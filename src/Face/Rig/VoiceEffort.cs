namespace Sidecar.Face.Rig;

/// <summary>How much further a loud voice moves a face than a quiet one. It follows the loudness of phrases, not of
/// sounds, and rests while nobody speaks.</summary>
internal sealed class VoiceEffort
{
    private const float Quiet = 0.7f;
    private const float Loud = 1.2f;
    private const float UsualLoudness = 0.5f;
    private const float TimeConstantMs = 250;

    private static readonly float Share = 1 - MathF.Exp(-1000f / FaceFrameRate.FramesPerSecond / TimeConstantMs);

    private float _loudness = UsualLoudness;

    /// <summary>1 for a usual voice.</summary>
    public float Factor =>
        _loudness < UsualLoudness
            ? Quiet + (1 - Quiet) * _loudness / UsualLoudness
            : 1 + (Loud - 1) * (_loudness - UsualLoudness) / (1 - UsualLoudness);

    public void Reset() => _loudness = UsualLoudness;

    public void Follow(ReadOnlySpan<float> speech)
    {
        float speaking = 1 - Math.Clamp(speech[(int)Viseme.sil], 0, 1);
        _loudness += Share * speaking * speaking * (Math.Clamp(speech[SpeechFrame.Loudness], 0, 1) - _loudness);
    }
}
