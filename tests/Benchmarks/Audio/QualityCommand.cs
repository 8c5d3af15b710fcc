using System.Globalization;
using Sidecar.Audio.Tests.Resampling.Measuring;

namespace Sidecar.Benchmarks.Audio;

/// <summary>Prints what the resampler does to tones, next to soxr, as Markdown.</summary>
internal static class QualityCommand
{
    private const double LeakEdge = 1.08;

    private static readonly (int In, int Out)[] Rates =
    [
        (48_000, 24_000),
        (44_100, 24_000),
        (32_000, 24_000),
        (22_050, 24_000),
        (16_000, 24_000),
        (8_000, 24_000),
        (96_000, 24_000),
        (44_056, 24_000),
        (24_000, 48_000),
        (24_000, 44_100),
    ];

    public static int Run(TextWriter output)
    {
        if (!SoxrConverter.IsAvailable)
        {
            output.WriteLine("libsoxr.so.0 (Debian: libsoxr0) is not installed: no comparison.");
        }

        output.WriteLine(
            "| rates | engine | SNR 1 kHz, dB | SNR 5/6 band, dB | alias or image, dB | ripple, dB | gain 7/8 band, dB "
                + "| held back, ms | × real time |"
        );
        output.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach ((int inputRateHz, int outputRateHz) in Rates)
        {
            foreach ((string engine, Func<IConverter> create) in Engines(inputRateHz, outputRateHz))
            {
                output.WriteLine(Row(engine, create, inputRateHz, outputRateHz));
            }
        }

        return 0;
    }

    private static IEnumerable<(string Engine, Func<IConverter> Create)> Engines(int inputRateHz, int outputRateHz)
    {
        yield return ("**Sidecar**", () => new SidecarConverter(inputRateHz, outputRateHz));
        if (SoxrConverter.IsAvailable)
        {
            yield return ("soxr LQ", () => new SoxrConverter(inputRateHz, outputRateHz, SoxrQuality.Low));
            yield return ("soxr MQ", () => new SoxrConverter(inputRateHz, outputRateHz, SoxrQuality.Medium));
            yield return ("soxr HQ", () => new SoxrConverter(inputRateHz, outputRateHz, SoxrQuality.High));
            yield return ("soxr VHQ", () => new SoxrConverter(inputRateHz, outputRateHz, SoxrQuality.VeryHigh));
        }
    }

    private static string Row(string engine, Func<IConverter> create, int inputRateHz, int outputRateHz)
    {
        var quality = new ConverterQuality(create, inputRateHz, outputRateHz);
        double bandHz = Math.Min(inputRateHz, outputRateHz) / 2.0;

        // Adding zero keeps a tiny loss from being printed as "-0.00".
        double gainDb = Math.Round(quality.GainDb(bandHz * 7 / 8), 2) + 0.0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {inputRateHz / 1000.0}→{outputRateHz / 1000.0} | {engine} | {quality.SignalToNoiseDb(1000):F0} "
                + $"| {quality.SignalToNoiseDb(bandHz * 5 / 6):F0} | {quality.WorstLeakDb(LeakEdge):F0} "
                + $"| {quality.RippleDb():F4} | {gainDb:F2} | {quality.HeldBackMs():F1} "
                + $"| {ConverterSpeed.TimesRealTime(create, inputRateHz):F0} |"
        );
    }
}
