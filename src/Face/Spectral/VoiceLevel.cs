namespace Sidecar.Face.Spectral;

/// <summary>
/// What is learnt of a voice: how loud it speaks and the steady noise under it. Band powers become decibels relative to
/// the loud moments of this voice, so that the mouth opens as far for a quiet voice as for a loud one.
/// </summary>
internal sealed class VoiceLevel
{
    /// <summary>Bands quieter than this are all the same to the mouth.</summary>
    public const float FloorDb = -50;

    private const float CeilingDb = 10;
    private const float QuietestVoiceDb = -50;
    private const float AttackShare = 0.4f;
    private const float SpeechRangeDb = 30;
    private const float DecayWhileSpeakingDb = 0.05f;
    private const float DecayWhileFaintDb = 0.005f;

    // 6 dB a second: slower than a vowel is long, fast enough that a hum is forgotten within some seconds.
    private const float NoiseRiseDb = 0.1f;
    private const float NoiseSmoothing = 0.2f;

    // The followed noise is the mean of its decibels; a single frame of it is up to 6 dB louder.
    private const float NoiseOverSubtraction = 4;
    private const float LeastPower = 1e-12f;

    /// <summary>What <see cref="Clean"/> makes of digital silence.</summary>
    public const float SilenceDb = -120;

    private readonly float[] _smoothedDb = new float[SpeechBands.Count];
    private readonly float[] _noiseDb = new float[SpeechBands.Count];

    public VoiceLevel()
    {
        Array.Fill(_smoothedDb, SilenceDb);
        Array.Fill(_noiseDb, SilenceDb);
    }

    /// <summary>Level of the loud moments, decibels relative to full scale squared.</summary>
    public float LoudDb { get; private set; } = QuietestVoiceDb;

    /// <summary>Takes the steady noise away and turns powers into decibels, in place.</summary>
    public void Clean(Span<float> powers, bool learn)
    {
        float total = 0;
        for (var band = 0; band < powers.Length; band++)
        {
            var power = Math.Max(LeastPower, powers[band]);
            if (learn)
            {
                _smoothedDb[band] += NoiseSmoothing * (Decibels(power) - _smoothedDb[band]);
                _noiseDb[band] = Math.Min(_smoothedDb[band], _noiseDb[band] + NoiseRiseDb);
            }

            var noise = MathF.Pow(10, _noiseDb[band] / 10);
            var clean = Math.Max(LeastPower, power - NoiseOverSubtraction * noise);
            total += clean;
            powers[band] = Decibels(clean);
        }

        if (learn)
        {
            Follow(Decibels(total));
        }
    }

    /// <summary>A band's level relative to the voice, limited to what matters.</summary>
    public float Relative(float bandDb) => Math.Clamp(bandDb - LoudDb, FloorDb, CeilingDb);

    private void Follow(float levelDb)
    {
        if (levelDb > LoudDb)
        {
            LoudDb += AttackShare * (levelDb - LoudDb);
        }
        else if (levelDb > LoudDb - SpeechRangeDb)
        {
            LoudDb -= DecayWhileSpeakingDb;
        }
        else if (levelDb > QuietestVoiceDb)
        {
            LoudDb -= DecayWhileFaintDb;
        }

        LoudDb = Math.Max(LoudDb, QuietestVoiceDb);
    }

    private static float Decibels(float power) => 10 * MathF.Log10(power);
}
