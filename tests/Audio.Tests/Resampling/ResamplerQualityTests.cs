using Sidecar.Audio.Tests.Resampling.Measuring;

namespace Sidecar.Audio.Tests.Resampling;

public sealed class ResamplerQualityTests
{
    public static TheoryData<int, int> SpeechRates =>
        new()
        {
            { 48000, 24000 },
            { 44100, 24000 },
            { 32000, 24000 },
            { 22050, 24000 },
            { 16000, 24000 },
            { 96000, 24000 },
            { 192000, 24000 },
            { 44056, 24000 },
            { 24000, 48000 },
            { 24000, 44100 },
            { 24000, 16000 },
            { 11025, 24000 },
            { 8000, 24000 },
            { 24000, 8000 },
        };

    [Theory]
    [MemberData(nameof(SpeechRates))]
    public void Tone_At1kHz_StandsMoreThan120DbAboveTheRest(int inputRateHz, int outputRateHz)
    {
        double snr = Measure(inputRateHz, outputRateHz).SignalToNoiseDb(1000);
        Assert.True(snr >= 120, $"SNR at 1 kHz is {snr:F1} dB.");
    }

    [Theory]
    [MemberData(nameof(SpeechRates))]
    public void Aliases_BeyondTheTransitionBand_AreBelowMinus100Db(int inputRateHz, int outputRateHz)
    {
        double leak = Measure(inputRateHz, outputRateHz).WorstLeakDb(bandEdge: 1.08);
        Assert.True(leak <= -100, $"The worst alias is {leak:F1} dB.");
    }

    [Theory]
    [MemberData(nameof(SpeechRates))]
    public void Passband_UpToThreeQuartersOfTheBand_IsFlat(int inputRateHz, int outputRateHz)
    {
        double ripple = Measure(inputRateHz, outputRateHz).RippleDb();
        Assert.True(ripple <= 0.01, $"Ripple is {ripple:F4} dB.");
    }

    private static ConverterQuality Measure(int inputRateHz, int outputRateHz) =>
        new(() => new SidecarConverter(inputRateHz, outputRateHz), inputRateHz, outputRateHz);
}
