namespace Sidecar.Simulator.Input;

/// <summary>Second-order Butterworth high-pass at 120 Hz for 24 kHz audio: takes away offset, hum and rumble.</summary>
internal sealed class HighPass
{
    private const double CutoffHz = 120;
    private readonly double _b0;
    private readonly double _a1;
    private readonly double _a2;
    private double _x1;
    private double _x2;
    private double _y1;
    private double _y2;

    public HighPass(int sampleRateHz)
    {
        var k = Math.Tan(Math.PI * CutoffHz / sampleRateHz);
        var norm = 1 / (1 + (Math.Sqrt(2) * k) + (k * k));
        _b0 = norm;
        _a1 = 2 * ((k * k) - 1) * norm;
        _a2 = (1 - (Math.Sqrt(2) * k) + (k * k)) * norm;
    }

    public double Next(double sample)
    {
        var output = (_b0 * (sample - (2 * _x1) + _x2)) - (_a1 * _y1) - (_a2 * _y2);
        _x2 = _x1;
        _x1 = sample;
        _y2 = _y1;
        _y1 = output;
        return output;
    }
}
