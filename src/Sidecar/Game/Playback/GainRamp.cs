namespace Sidecar.Game.Playback;

/// <summary>A volume that moves to its target in a fixed time, sample by sample.</summary>
internal sealed class GainRamp(int rampSamples)
{
    private float _gain = 1;
    private float _target = 1;
    private float _step;

    /// <summary>Samples until the target is reached.</summary>
    public int RemainingSamples { get; private set; }

    public void FadeTo(float gain)
    {
        _target = gain;
        RemainingSamples = rampSamples;
        _step = (_target - _gain) / rampSamples;
    }

    public void Reset()
    {
        _gain = _target = 1;
        RemainingSamples = 0;
    }

    public void Apply(Span<short> samples)
    {
        if (RemainingSamples == 0 && _gain == 1)
        {
            return;
        }

        foreach (ref var sample in samples)
        {
            if (RemainingSamples > 0)
            {
                _gain = --RemainingSamples == 0 ? _target : _gain + _step;
            }

            sample = (short)MathF.Round(sample * _gain);
        }
    }
}
