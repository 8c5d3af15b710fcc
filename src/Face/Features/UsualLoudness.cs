namespace Sidecar.Face.Features;

/// <summary>How loud a moment is against what is usual for the voice: 0 silent, 0.5 usual, 1 at 12 dB more.</summary>
internal sealed class UsualLoudness
{
    private const float NepersOfPowerPerDb = 0.2302585f;
    private const float DbToSilence = 30;
    private const float DbToFull = 12;
    private const float PeakFall = 0.005f;
    private const float GateDepth = 4.5f;

    // About -70 dBFS: below it there is no voice to get used to.
    private const float Silence = -14;
    private const float MemoryHops = 500;

    private float _peak;
    private float _sum;
    private float _count;

    /// <summary>Knows no voice yet.</summary>
    public UsualLoudness() => Forget();

    /// <summary>Forgets the voice.</summary>
    public void Forget()
    {
        _peak = Silence;
        _sum = 0;
        _count = 0;
    }

    /// <summary>Gets used to the level of one hop.</summary>
    /// <param name="level">A natural logarithm of power.</param>
    public void Observe(float level)
    {
        _peak = Math.Max(level, Math.Max(_peak - PeakFall, Silence));
        if (level > Math.Max(_peak - GateDepth, Silence))
        {
            _count = _count * (1 - 1 / MemoryHops) + 1;
            _sum = _sum * (1 - 1 / MemoryHops) + level;
        }
    }

    /// <summary>Places a level, 0..1.</summary>
    public float Of(float level)
    {
        if (_count == 0 || level <= Silence)
        {
            return 0;
        }

        var db = (level - _sum / _count) / NepersOfPowerPerDb;
        return Math.Clamp(0.5f + 0.5f * db / (db < 0 ? DbToSilence : DbToFull), 0, 1);
    }
}
