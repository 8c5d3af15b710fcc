namespace Sidecar.Audio.Tests.Resampling.Measuring;

/// <summary>Makes sine waves and measures them by least squares.</summary>
internal static class Tone
{
    public const double Amplitude = 0.5;

    public static float[] Make(double frequencyHz, int rateHz, double seconds)
    {
        var samples = new float[(int)(seconds * rateHz)];
        double step = 2 * Math.PI * frequencyHz / rateHz;
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (float)(Amplitude * Math.Sin(step * i));
        }

        return samples;
    }

    /// <summary>The part of a signal at one frequency, and the root mean square of all the rest.</summary>
    public static (double Amplitude, double PhaseRad, double RestRms) Fit(
        ReadOnlySpan<float> samples,
        double frequencyHz,
        int rateHz,
        int firstSampleIndex = 0
    )
    {
        double step = 2 * Math.PI * frequencyHz / rateHz;
        double ss = 0;
        double sc = 0;
        double cc = 0;
        double ys = 0;
        double yc = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            (double sin, double cos) = Math.SinCos(step * (i + firstSampleIndex));
            ss += sin * sin;
            sc += sin * cos;
            cc += cos * cos;
            ys += samples[i] * sin;
            yc += samples[i] * cos;
        }

        double determinant = (ss * cc) - (sc * sc);
        double a = ((ys * cc) - (yc * sc)) / determinant;
        double b = ((yc * ss) - (ys * sc)) / determinant;
        double rest = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            (double sin, double cos) = Math.SinCos(step * (i + firstSampleIndex));
            double difference = samples[i] - (a * sin) - (b * cos);
            rest += difference * difference;
        }

        return (Math.Sqrt((a * a) + (b * b)), Math.Atan2(b, a), Math.Sqrt(rest / samples.Length));
    }

    public static double Rms(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        foreach (float sample in samples)
        {
            sum += (double)sample * sample;
        }

        return Math.Sqrt(sum / samples.Length);
    }

    public static double Decibels(double ratio) => 20 * Math.Log10(Math.Max(ratio, 1e-12));
}
