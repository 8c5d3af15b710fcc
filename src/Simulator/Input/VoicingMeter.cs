namespace Sidecar.Simulator.Input;

/// <summary>
/// Tells voiced sound from noise: the highest normalised autocorrelation at the periods of human voices
/// (60 to 400 Hz), over the last 40 ms, at 4 kHz.
/// </summary>
internal sealed class VoicingMeter
{
    private const int Decimation = 6;
    private const int WindowSamples = 160;
    private const int ShortestLag = 10;
    private const int LongestLag = 66;

    private readonly float[] _history = new float[WindowSamples + LongestLag];
    private float _sum;
    private int _phase;

    public void Add(float sample)
    {
        _sum += sample;
        if (++_phase == Decimation)
        {
            Array.Copy(_history, 1, _history, 0, _history.Length - 1);
            _history[^1] = _sum;
            _sum = 0;
            _phase = 0;
        }
    }

    /// <summary>About 0.3 for noise, above 0.6 for vowels.</summary>
    public double Measure()
    {
        var window = _history.AsSpan(LongestLag);
        var energy = Dot(window, window);
        var best = 0.0;
        for (var lag = ShortestLag; lag <= LongestLag; lag++)
        {
            var shifted = _history.AsSpan(LongestLag - lag, WindowSamples);
            var scale = Math.Sqrt(energy * Dot(shifted, shifted));
            if (scale > 0)
            {
                best = Math.Max(best, Dot(window, shifted) / scale);
            }
        }

        return best;
    }

    private static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
