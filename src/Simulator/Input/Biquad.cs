namespace Sidecar.Simulator.Input;

/// <summary>A second-order Butterworth filter.</summary>
internal sealed class Biquad
{
    private readonly double _b0;
    private readonly double _b1;
    private readonly double _a1;
    private readonly double _a2;
    private double _x1;
    private double _x2;
    private double _y1;
    private double _y2;

    private Biquad(double k, double b0, double b1)
    {
        var norm = 1 / (1 + (Math.Sqrt(2) * k) + (k * k));
        _b0 = b0 * norm;
        _b1 = b1 * norm;
        _a1 = 2 * ((k * k) - 1) * norm;
        _a2 = (1 - (Math.Sqrt(2) * k) + (k * k)) * norm;
    }

    public static Biquad HighPass(double cutoffHz, int sampleRateHz) =>
        new(Math.Tan(Math.PI * cutoffHz / sampleRateHz), 1, -2);

    public static Biquad LowPass(double cutoffHz, int sampleRateHz)
    {
        var k = Math.Tan(Math.PI * cutoffHz / sampleRateHz);
        return new(k, k * k, 2 * k * k);
    }

    public double Next(double sample)
    {
        var output = (_b0 * (sample + _x2)) + (_b1 * _x1) - (_a1 * _y1) - (_a2 * _y2);
        _x2 = _x1;
        _x1 = sample;
        _y2 = _y1;
        _y1 = output;
        return output;
    }
}
