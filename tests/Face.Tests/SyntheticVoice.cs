using Sidecar.Protocol;

namespace Sidecar.Face.Tests;

/// <summary>A voice of pulses and noise through five resonances: enough to tell vowels, hiss and murmur apart.</summary>
internal static class SyntheticVoice
{
    public static short[] Ah(int ms, double gain = 0.3) => Vowel(ms, gain, 750, 1200, 2500, 3500, 4500);

    public static short[] Ee(int ms, double gain = 0.3) => Vowel(ms, gain, 280, 2250, 2900, 3500, 4500);

    public static short[] Oo(int ms, double gain = 0.3) => Vowel(ms, gain, 320, 800, 2300, 3500, 4500);

    public static short[] Silence(int ms) => new short[ms * PcmFormat.SamplesPerMs];

    public static short[] Hiss(int ms, double gain = 0.1)
    {
        var random = new Random(3);
        double last = 0;
        return Samples(
            ms,
            gain,
            _ =>
            {
                var white = random.NextDouble() * 2 - 1;
                var high = white - last;
                last = white;
                return high;
            }
        );
    }

    public static short[] WhiteNoise(int ms, double gain)
    {
        var random = new Random(5);
        return Samples(ms, gain, _ => random.NextDouble() * 2 - 1);
    }

    /// <summary>Half a minute's worth of everything, in the same order each time.</summary>
    public static short[] Babble(int syllables, double gain = 0.3)
    {
        var random = new Random(11);
        var parts = new List<short[]>();
        for (var i = 0; i < syllables; i++)
        {
            parts.Add(
                random.Next(5) switch
                {
                    0 => Hiss(random.Next(60, 120), gain / 3),
                    1 => Silence(random.Next(40, 300)),
                    2 => Ee(random.Next(80, 200), gain),
                    3 => Oo(random.Next(80, 200), gain),
                    _ => Ah(random.Next(80, 200), gain),
                }
            );
        }

        return [.. parts.SelectMany(part => part)];
    }

    private static short[] Vowel(int ms, double gain, params double[] formantsHz)
    {
        var period = PcmFormat.SampleRateHz / 120;
        double phase = 0;
        var state = new (double Last, double Older)[formantsHz.Length];
        return Samples(
            ms,
            gain,
            i =>
            {
                var sample = i % period == 0 ? 1.0 : 0;
                phase = 0.9 * phase + sample;
                sample = phase;
                for (var f = 0; f < formantsHz.Length; f++)
                {
                    var radius = Math.Exp(-Math.PI * (60 + 20 * f) / PcmFormat.SampleRateHz);
                    var angle = 2 * Math.PI * formantsHz[f] / PcmFormat.SampleRateHz;
                    var gainAtZero = 1 - 2 * radius * Math.Cos(angle) + radius * radius;
                    var (last, older) = state[f];
                    sample = gainAtZero * sample + 2 * radius * Math.Cos(angle) * last - radius * radius * older;
                    state[f] = (sample, last);
                }

                return sample;
            }
        );
    }

    private static short[] Samples(int ms, double gain, Func<int, double> next)
    {
        var raw = new double[ms * PcmFormat.SamplesPerMs];
        for (var i = 0; i < raw.Length; i++)
        {
            raw[i] = next(i);
        }

        var rms = Math.Sqrt(raw.Average(x => x * x));
        return Array.ConvertAll(raw, x => (short)Math.Clamp(x / rms * gain * 0.3 * 32768, -32768, 32767));
    }
}
