using Sidecar.Audio.Tests.Resampling.Measuring;

namespace Sidecar.Audio.Tests.Resampling;

/// <summary>
/// libsoxr at its best quality, as the judge: within the passband both must give the same waveform. Not at three
/// quarters of the band: there soxr itself is 0.0003 dB down at some ratios.
/// </summary>
public sealed class SoxrComparisonTests
{
    [Theory]
    [InlineData(48000, 24000)]
    [InlineData(44100, 24000)]
    [InlineData(22050, 24000)]
    [InlineData(16000, 24000)]
    [InlineData(8000, 24000)]
    [InlineData(96000, 24000)]
    [InlineData(24000, 48000)]
    [InlineData(44056, 24000)]
    public void Waveform_WithinThePassband_IsThatOfSoxr(int inputRateHz, int outputRateHz)
    {
        Assert.SkipUnless(SoxrConverter.IsAvailable || DebianTool.IsInCi, "libsoxr0 is not installed.");
        float[] signal = Chord(inputRateHz, Math.Min(inputRateHz, outputRateHz) / 2.0);
        float[] ours = Convert(new SidecarConverter(inputRateHz, outputRateHz));
        float[] theirs = Convert(new SoxrConverter(inputRateHz, outputRateHz, SoxrQuality.VeryHigh));

        Assert.InRange(theirs.Length, ours.Length - 1, ours.Length + 1);
        float[] difference = [.. ours.Zip(theirs, (a, b) => a - b)];
        int margin = outputRateHz / 10;
        double differenceDb = Tone.Decibels(
            Tone.Rms(difference.AsSpan()[margin..^margin]) / Tone.Rms(ours.AsSpan()[margin..^margin])
        );
        Assert.True(differenceDb < -115, $"They differ by {differenceDb:F1} dB.");

        float[] Convert(IConverter converter) =>
            new ConverterQuality(() => converter, inputRateHz, outputRateHz).Convert(signal);
    }

    private static float[] Chord(int rateHz, double nyquistHz)
    {
        float[][] tones =
        [
            .. new[] { 0.02, 0.11, 0.3, 0.47, 0.62 }.Select(part => Tone.Make(part * nyquistHz, rateHz, 0.6)),
        ];
        return [.. Enumerable.Range(0, tones[0].Length).Select(i => tones.Sum(tone => tone[i]) / tones.Length)];
    }
}
