namespace Sidecar.Face.Life;

/// <summary>
/// Smooth noise of -1..1 whose power falls with frequency, as that of a body that holds still: octaves of half the
/// strength and twice the rate.
/// </summary>
/// <param name="random">Where it comes from.</param>
/// <param name="slowestHz">The rate of the slowest octave.</param>
/// <param name="octaves">How many there are.</param>
internal sealed class SlowNoise(LifeRandom random, float slowestHz, int octaves)
{
    private readonly Octave[] _octaves =
    [
        .. Enumerable.Range(0, octaves).Select(i => new Octave(random, slowestHz * (1 << i), 1f / (1 << i))),
    ];
    private readonly float _scale = 1f / (2 - 1f / (1 << (octaves - 1)));

    public float Next()
    {
        float sum = 0;
        foreach (Octave octave in _octaves)
        {
            sum += octave.Next();
        }
        return sum * _scale;
    }

    private sealed class Octave(LifeRandom random, float hz, float strength)
    {
        private readonly float _step = hz * LifeTime.FrameSeconds;
        private float _from = random.Between(-1f, 1f);
        private float _to = random.Between(-1f, 1f);
        private float _phase = random.NextUnit();

        public float Next()
        {
            _phase += _step;
            if (_phase >= 1)
            {
                _phase -= 1;
                _from = _to;
                _to = random.Between(-1f, 1f);
            }
            return strength * (_from + (_to - _from) * Curves.Ease(_phase));
        }
    }
}
