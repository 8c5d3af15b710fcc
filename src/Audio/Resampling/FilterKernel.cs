namespace Sidecar.Audio.Resampling;

/// <summary>
/// The continuous low-pass kernel: a sinc under a Kaiser window, <see cref="ZeroCrossings"/> periods of the slower rate
/// to each side, in units of input samples.
/// </summary>
internal sealed class FilterKernel
{
    /// <summary>
    /// Periods of the slower rate on each side. 32 is 1.3 ms at 24 kHz, and the least that leaves both a flat
    /// passband to 0.8 of the Nyquist frequency and more than 110 dB of rejection.
    /// </summary>
    public const int ZeroCrossings = 32;

    /// <summary>The Kaiser window for about 118 dB of rejection.</summary>
    private const double Beta = 12.0;

    /// <summary>
    /// The −6 dB point as a part of the slower Nyquist frequency. Half a transition below 1 would keep every alias out
    /// of the band and cost treble; at 0.95 what folds back stays above 0.92 of Nyquist, where speech has next to
    /// nothing.
    /// </summary>
    private const double CutOff = 0.95;

    private readonly double _cutOff;
    private readonly double _halfWidth;
    private readonly double _windowScale;

    public FilterKernel(int inputRateHz, int outputRateHz)
    {
        double stretch = Math.Max(1.0, (double)inputRateHz / outputRateHz);
        _cutOff = CutOff / stretch;
        _halfWidth = ZeroCrossings * stretch;
        _windowScale = 1 / DeterministicMath.BesselI0(Beta);
        HalfWidthSamples = (int)Math.Ceiling(_halfWidth);
    }

    /// <summary>Input samples on each side of an output sample that can contribute to it.</summary>
    public int HalfWidthSamples { get; }

    /// <summary>The kernel at a distance in input samples.</summary>
    public double At(double distance)
    {
        double edge = distance / _halfWidth;
        double inside = 1 - (edge * edge);
        if (inside < 0)
        {
            return 0;
        }

        double window = DeterministicMath.BesselI0(Beta * Math.Sqrt(inside)) * _windowScale;
        return _cutOff * DeterministicMath.Sinc(_cutOff * distance) * window;
    }
}
