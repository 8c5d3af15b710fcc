namespace Sidecar.Face.Life;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): one sequence per seed, on every machine and runtime.</summary>
internal sealed class LifeRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Another sequence of the same seed.</summary>
    public static LifeRandom Of(ulong seed, int sequence) =>
        new(new LifeRandom(seed ^ (0xD1B54A32D192ED03UL * (ulong)(sequence + 1))).NextBits());

    /// <summary>0..1, never 1.</summary>
    public float NextUnit() => (NextBits() >> 40) * (1f / (1 << 24));

    public float Between(float lowest, float highest) => lowest + (highest - lowest) * NextUnit();

    public int Between(int lowest, int highest) => lowest + (int)((highest - lowest + 1) * NextUnit());

    public bool Chance(float probability) => NextUnit() < probability;

    public float Sign() => Chance(0.5f) ? 1 : -1;

    /// <summary>Normally distributed around 0, cut at three deviations.</summary>
    public float Normal(float deviation)
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - (double)NextUnit()));
        double normal = radius * Math.Cos(2 * Math.PI * NextUnit());
        return deviation * (float)Math.Clamp(normal, -3, 3);
    }

    /// <summary>Log-normally distributed: waits and durations of living things.</summary>
    /// <param name="mean">The mean of the values.</param>
    /// <param name="variation">Their deviation as a fraction of the mean.</param>
    public float LogNormal(float mean, float variation)
    {
        double variance = Math.Log(1 + (double)variation * variation);
        return (float)(mean * Math.Exp(Normal((float)Math.Sqrt(variance)) - variance / 2));
    }

    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15UL;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
