using System.Numerics.Tensors;

namespace Sidecar.Face.Features.Pitch;

/// <summary>
/// Finds the pitch of each hop from 60 to 400 Hz by normalised cross-correlation of the voice below 1 kHz at 6 kHz.
/// Of lags that fit about as well the shorter one wins, as a voice repeats after two periods as well; what continues the
/// hop before is preferred.
/// </summary>
internal sealed class PitchTracker
{
    /// <summary>The hop that is described lies this many hops before the newest one.</summary>
    public const int DelayHops = 1;

    private const int Decimation = 4;
    private const int Rate = Protocol.PcmFormat.SampleRateHz / Decimation;
    private const int HopLength = HopGrid.HopSamples / Decimation;
    private const int ShortestLag = Rate / 400;
    private const int LongestLag = Rate / 60;
    private const int Span = 132;
    private const int Taps = 49;
    private const double CutoffHz = 1000;

    // Where in a hop's window the newest samples come from, so that the span is centred on the hop before.
    private const int FirstTap = 264;

    // Sound below about -66 dBFS has no pitch: without this, the noise under a pause would have one.
    private const float QuietEnergy = Span * 2.5e-7f;
    private const float LongLagCost = 0.12f;
    private const float JumpCost = 0.12f;
    private const float LeastFit = 0.3f;

    private static readonly float[] LowPass = MakeLowPass();

    private readonly float[] _voice = new float[LongestLag + Span];
    private readonly float[] _centred = new float[LongestLag + Span];
    private readonly double[] _energy = new double[LongestLag + Span + 1];
    private readonly float[] _fit = new float[LongestLag + 1];
    private float _lastHz;

    /// <summary>Starts in silence.</summary>
    public void Begin()
    {
        Array.Clear(_voice);
        _lastHz = 0;
    }

    /// <summary>Takes the window of the next hop and describes the hop <see cref="DelayHops"/> before it.</summary>
    public PitchReading Observe(ReadOnlySpan<float> window)
    {
        _voice.AsSpan(HopLength).CopyTo(_voice);
        var newest = _voice.AsSpan(_voice.Length - HopLength);
        for (var i = 0; i < HopLength; i++)
        {
            newest[i] = TensorPrimitives.Dot(window.Slice(FirstTap + i * Decimation, Taps), LowPass);
        }

        Correlate();
        var reading = Best();
        _lastHz = reading.Hz;
        return reading;
    }

    private void Correlate()
    {
        TensorPrimitives.Subtract(_voice, TensorPrimitives.Sum<float>(_voice) / _voice.Length, _centred);
        for (var i = 0; i < _centred.Length; i++)
        {
            _energy[i + 1] = _energy[i] + _centred[i] * _centred[i];
        }

        for (var lag = ShortestLag - 1; lag <= LongestLag; lag++)
        {
            var first = (LongestLag - lag) / 2;
            var cross = TensorPrimitives.Dot<float>(_centred.AsSpan(first, Span), _centred.AsSpan(first + lag, Span));
            var early = (float)(_energy[first + Span] - _energy[first]) + QuietEnergy;
            var late = (float)(_energy[first + lag + Span] - _energy[first + lag]) + QuietEnergy;
            _fit[lag] = cross / MathF.Sqrt(early * late);
        }
    }

    private PitchReading Best()
    {
        var best = default(PitchReading);
        var bestScore = float.MinValue;
        for (var lag = ShortestLag; lag < LongestLag; lag++)
        {
            var fit = _fit[lag];
            if (fit < LeastFit || fit < _fit[lag - 1] || fit <= _fit[lag + 1])
            {
                continue;
            }

            var hz = Rate / (lag + Vertex(_fit[lag - 1], fit, _fit[lag + 1]));
            var score = fit - LongLagCost * lag / LongestLag;
            if (_lastHz > 0)
            {
                score -= JumpCost * Math.Min(1, MathF.Abs(MathF.Log2(hz / _lastHz)));
            }

            if (score > bestScore)
            {
                bestScore = score;
                best = new PitchReading(hz, Math.Min(1, fit));
            }
        }

        return best;
    }

    private static float Vertex(float before, float at, float after)
    {
        var curve = before - 2 * at + after;
        return curve < 0 ? Math.Clamp(0.5f * (before - after) / curve, -0.5f, 0.5f) : 0;
    }

    private static float[] MakeLowPass()
    {
        var taps = new float[Taps];
        for (var i = 0; i < Taps; i++)
        {
            var t = i - Taps / 2;
            var turn = 2 * CutoffHz / Protocol.PcmFormat.SampleRateHz;
            var sinc = t == 0 ? turn : Math.Sin(Math.PI * turn * t) / (Math.PI * t);
            taps[i] = (float)(sinc * (0.5 + 0.5 * Math.Cos(2 * Math.PI * t / (Taps + 1))));
        }

        return taps;
    }
}

/// <summary>The pitch of one moment.</summary>
/// <param name="Hz">0 where nothing repeats.</param>
/// <param name="Fit">How alike two periods are, 0..1.</param>
internal readonly record struct PitchReading(float Hz, float Fit);
