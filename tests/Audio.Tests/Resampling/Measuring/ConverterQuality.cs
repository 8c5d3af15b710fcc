namespace Sidecar.Audio.Tests.Resampling.Measuring;

/// <summary>Measures a sample rate converter by the tones that come out of it.</summary>
internal sealed class ConverterQuality(Func<IConverter> create, int inputRateHz, int outputRateHz)
{
    private const double Seconds = 0.3;

    private double Nyquist => Math.Min(inputRateHz, outputRateHz) / 2.0;

    /// <summary>A tone against everything else that comes out with it, in dB.</summary>
    public double SignalToNoiseDb(double frequencyHz)
    {
        float[] output = Convert(Tone.Make(frequencyHz, inputRateHz, Seconds));
        (double amplitude, _, double rest) = Tone.Fit(Middle(output), frequencyHz, outputRateHz);
        return Tone.Decibels(amplitude / Math.Sqrt(2) / rest);
    }

    /// <summary>Change of a tone's level, in dB.</summary>
    public double GainDb(double frequencyHz)
    {
        float[] output = Convert(Tone.Make(frequencyHz, inputRateHz, Seconds));
        return Tone.Decibels(Tone.Fit(Middle(output), frequencyHz, outputRateHz).Amplitude / Tone.Amplitude);
    }

    /// <summary>Highest less lowest gain from 60 Hz to three quarters of the narrower band, in dB.</summary>
    public double RippleDb()
    {
        double low = double.MaxValue;
        double high = double.MinValue;
        for (int i = 0; i <= 12; i++)
        {
            double gain = GainDb(60 + (i / 12.0 * ((0.75 * Nyquist) - 60)));
            low = Math.Min(low, gain);
            high = Math.Max(high, gain);
        }

        return high - low;
    }

    /// <summary>
    /// What leaks: a tone above the output's band against what comes out (down), or the strongest image of a tone
    /// against the tone (up). In dB, worst case of a grid of tones.
    /// </summary>
    /// <param name="bandEdge">
    /// Where the grid begins above the narrower band, as a factor; for images the mirrored distance below it.
    /// </param>
    public double WorstLeakDb(double bandEdge)
    {
        double worst = double.MinValue;
        for (int i = 0; i <= 12; i++)
        {
            worst = Math.Max(
                worst,
                outputRateHz < inputRateHz ? AliasDb(bandEdge, i / 12.0) : ImageDb(bandEdge, i / 12.0)
            );
        }

        return worst;
    }

    /// <summary>A tone's level out against in, whatever its frequency became, in dB.</summary>
    public double LeakDb(double frequencyHz)
    {
        float[] input = Tone.Make(frequencyHz, inputRateHz, Seconds);
        return Tone.Decibels(Tone.Rms(Middle(Convert(input))) / Tone.Rms(Middle(input)));
    }

    /// <summary>The longest that the output lags behind the input, fed in 20 ms chunks, in ms.</summary>
    public double HeldBackMs()
    {
        using IConverter converter = create();
        var chunk = new float[inputRateHz / 50];
        var output = new float[RoomFor(chunk.Length)];
        long written = 0;
        double longest = 0;
        for (int i = 1; i <= 100; i++)
        {
            written += converter.Process(chunk, output);
            longest = Math.Max(
                longest,
                ((double)i * chunk.Length * 1000 / inputRateHz) - (written * 1000.0 / outputRateHz)
            );
        }

        return longest;
    }

    public float[] Convert(ReadOnlySpan<float> input)
    {
        using IConverter converter = create();
        var output = new float[RoomFor(input.Length)];
        int written = converter.Process(input, output);
        written += converter.Flush(output.AsSpan(written));
        return output[..written];
    }

    private double AliasDb(double bandEdge, double position)
    {
        double first = bandEdge * Nyquist;
        return LeakDb(first + (position * ((0.98 * inputRateHz / 2) - first)));
    }

    private double ImageDb(double bandEdge, double position)
    {
        double last = (2 - bandEdge) * Nyquist;
        return -SignalToNoiseDb(100 + (position * (last - 100)));
    }

    private int RoomFor(int inputSamples) => (int)((long)inputSamples * outputRateHz / inputRateHz) + 65536;

    /// <summary>Without the edges, where the tone starts and stops.</summary>
    private static ReadOnlySpan<float> Middle(ReadOnlySpan<float> samples) =>
        samples[(samples.Length / 5)..(samples.Length * 4 / 5)];
}
