namespace Sidecar.Game.Playback;

/// <summary>A volume that moves to its target in a fixed time, sample by sample.</summary>
internal sealed class GainRamp(int rampSamples)
{
    private float _gain = 1;
    private float _target = 1;
    private float _step;

    public void FadeTo(float gain)
    {
        _target = gain;
        _step = (_target - _gain) / rampSamples;
    }

    public void Reset() => _gain = _target = 1;

    public void Apply(Span<short> samples)
    {
        if (_gain == 1 && _target == 1)
        {
            return;
        }

        foreach (ref var sample in samples)
        {
            if (_gain != _target)
            {
                _gain += _step;
                if ((_step > 0) == (_gain >= _target))
                {
                    _gain = _target;
                }
            }

            sample = (short)MathF.Round(sample * _gain);
        }
    }
}
