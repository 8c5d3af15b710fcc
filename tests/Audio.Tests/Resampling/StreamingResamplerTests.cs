using CsCheck;
using Sidecar.Audio.Resampling;
using Sidecar.Audio.Tests.Resampling.Measuring;
using Sidecar.Shared.Tests;

namespace Sidecar.Audio.Tests.Resampling;

public sealed class StreamingResamplerTests
{
    private static readonly (int In, int Out)[] Rates =
    [
        (48000, 24000),
        (44100, 24000),
        (16000, 24000),
        (8000, 24000),
        (24000, 48000),
        (22050, 24000),
        (11025, 24000),
        (44056, 24000),
        (24000, 24000),
        (96000, 8000),
        (768000, 1000),
        (1000, 48000),
        (23999, 24001),
    ];

    private static readonly Gen<(int In, int Out)> GenRates = Gen.Int[0, Rates.Length - 1].Select(i => Rates[i]);

    private static readonly Gen<float[]> GenSignal = Gen.Float[-1.5f, 1.5f].Array[0, 3000];

    [Fact]
    public void Output_ForAnyChunking_IsTheSameToTheBit() =>
        Gen.Select(GenRates, GenSignal, Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 2000]).Array[1, 40])
            .Sample(
                (rates, signal, chunks) =>
                {
                    var resampler = new StreamingResampler(rates.In, rates.Out);
                    float[] whole = InChunks(resampler, signal, [signal.Length]);
                    float[] inChunks = InChunks(resampler, signal, chunks);
                    return Bits(whole).SequenceEqual(Bits(inChunks));
                },
                iter: 150
            );

    [Theory]
    [InlineData(44100, 24000)]
    [InlineData(44056, 24000)]
    [InlineData(8000, 24000)]
    public void Output_OneSampleAtATime_IsTheSameToTheBit(int inputRateHz, int outputRateHz)
    {
        var resampler = new StreamingResampler(inputRateHz, outputRateHz);
        float[] signal = Tone.Make(440, inputRateHz, 0.2);
        Assert.Equal(InChunks(resampler, signal, [signal.Length]), InChunks(resampler, signal, [1]));
    }

    [Fact]
    public void Length_AfterFlush_IsTheCeilingOfTheRatio() =>
        Gen.Select(Gen.Int[1000, 768000], Gen.Int[1000, 768000], Gen.Int[0, 2000])
            .Where((inRate, outRate, _) => outRate / inRate < 50)
            .Sample(
                (inRate, outRate, length) =>
                {
                    var resampler = new StreamingResampler(inRate, outRate);
                    long expected = (((long)length * outRate) + inRate - 1) / inRate;
                    Assert.Equal(expected, InChunks(resampler, new float[length], [480]).Length);
                },
                iter: 40
            );

    [Fact]
    public void Process_NeverGivesMoreThanItsBound() =>
        Gen.Select(GenRates, Gen.Int[0, 1500].Array[1, 30])
            .Sample(
                (rates, chunks) =>
                {
                    var resampler = new StreamingResampler(rates.In, rates.Out);
                    foreach (int chunk in chunks)
                    {
                        int bound = resampler.GetMaxOutputSamples(chunk);
                        Assert.InRange(resampler.Process(new float[chunk], new float[bound]), 0, bound);
                    }

                    Assert.InRange(resampler.Flush(new float[resampler.MaxFlushSamples]), 0, resampler.MaxFlushSamples);
                },
                iter: 100
            );

    [Theory]
    [InlineData(48000, 24000)]
    [InlineData(44100, 24000)]
    [InlineData(8000, 24000)]
    [InlineData(24000, 48000)]
    [InlineData(44056, 24000)]
    public void Output_IsAlignedWithTheInput_ToAThousandthOfASample(int inputRateHz, int outputRateHz)
    {
        float[] output = InChunks(
            new StreamingResampler(inputRateHz, outputRateHz),
            Tone.Make(1000, inputRateHz, 0.5),
            [480]
        );
        int first = output.Length / 4;
        double phase = Tone.Fit(output.AsSpan(first, output.Length / 2), 1000, outputRateHz, first).PhaseRad;
        double shiftSamples = phase / (2 * Math.PI * 1000) * outputRateHz;
        Assert.InRange(shiftSamples, -0.001, 0.001);
    }

    [Fact]
    public void EqualRates_CopyEverySample()
    {
        float[] signal = Tone.Make(5000, 24000, 0.1);
        var resampler = new StreamingResampler(24000, 24000);
        var output = new float[signal.Length];
        Assert.Equal(signal.Length, resampler.Process(signal, output));
        Assert.Equal(signal, output);
        Assert.Equal(0, resampler.DelaySamples);
        Assert.Equal(0, resampler.Flush([]));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void NonFiniteSample_CountsAsSilence(float poison)
    {
        float[] clean = Tone.Make(440, 48000, 0.1);
        clean[1000] = 0;
        float[] poisoned = [.. clean];
        poisoned[1000] = poison;
        Assert.Equal(
            InChunks(new StreamingResampler(48000, 24000), clean, [960]),
            InChunks(new StreamingResampler(48000, 24000), poisoned, [960])
        );
    }

    [Fact]
    public void Constant_StaysConstant()
    {
        var signal = new float[4410];
        Array.Fill(signal, 0.25f);
        float[] output = InChunks(new StreamingResampler(44100, 24000), signal, [441]);
        Assert.All(output[200..^200], sample => Assert.Equal(0.25f, sample, 1e-6f));
    }

    [Fact]
    public void RoundTrip_24To48To24_GivesSpeechBandBack()
    {
        float[] signal = [.. Tone.Make(300, 24000, 0.5).Zip(Tone.Make(7000, 24000, 0.5), (a, b) => 0.5f * (a + b))];
        float[] up = InChunks(new StreamingResampler(24000, 48000), signal, [480]);
        float[] back = InChunks(new StreamingResampler(48000, 24000), up, [960]);
        Assert.Equal(signal.Length, back.Length);
        double errorDb = Tone.Decibels(Tone.Rms(Difference(signal, back).AsSpan()[500..^500]) / Tone.Rms(signal));
        Assert.True(errorDb < -110, $"The error of the round trip is {errorDb:F1} dB.");
    }

    [Fact]
    public void Flush_BeginsANewStream()
    {
        float[] signal = Tone.Make(440, 44100, 0.1);
        var resampler = new StreamingResampler(44100, 24000);
        Assert.Equal(InChunks(resampler, signal, [441]), InChunks(resampler, signal, [441]));
    }

    [Fact]
    public void Reset_ForgetsWhatWasHeard()
    {
        float[] signal = Tone.Make(440, 44100, 0.1);
        var resampler = new StreamingResampler(44100, 24000);
        float[] expected = InChunks(resampler, signal, [441]);
        resampler.Process(Tone.Make(3000, 44100, 0.01), new float[1000]);
        resampler.Reset();
        Assert.Equal(expected, InChunks(resampler, signal, [441]));
    }

    [Fact]
    public void Process_IntoTooLittleRoom_TakesNothing()
    {
        float[] signal = Tone.Make(440, 16000, 0.1);
        var resampler = new StreamingResampler(16000, 24000);
        ArgumentException fault = Assert.Throws<ArgumentException>(() => resampler.Process(signal, new float[100]));
        Assert.Contains("room for 100", fault.Message, StringComparison.Ordinal);
        Assert.Equal(
            InChunks(new StreamingResampler(16000, 24000), signal, [1600]),
            InChunks(resampler, signal, [1600])
        );
    }

    [Theory]
    [InlineData(999)]
    [InlineData(768001)]
    [InlineData(-1)]
    public void RateOutOfRange_IsRefusedByName(int rateHz)
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => new StreamingResampler(rateHz, 24000));
        Assert.Equal("inputRateHz", fault.ParamName);
    }

    [Theory]
    [InlineData(48000, 24000)]
    [InlineData(44100, 24000)]
    [InlineData(16000, 24000)]
    [InlineData(24000, 48000)]
    [InlineData(96000, 24000)]
    public void Delay_At16kHzAndAbove_IsAtMost2Ms(int inputRateHz, int outputRateHz)
    {
        double heldBackMs = new ConverterQuality(
            () => new SidecarConverter(inputRateHz, outputRateHz),
            inputRateHz,
            outputRateHz
        ).HeldBackMs();
        Assert.InRange(heldBackMs, 0.5, 2.0);
        Assert.InRange(new StreamingResampler(inputRateHz, outputRateHz).DelayMs, heldBackMs - 1e-9, 2.0);
    }

    [Theory]
    [InlineData(48000, 24000)]
    [InlineData(44100, 24000)]
    [InlineData(44056, 24000)]
    [InlineData(24000, 24000)]
    public void Process_AllocatesNothing(int inputRateHz, int outputRateHz)
    {
        var resampler = new StreamingResampler(inputRateHz, outputRateHz);
        var input = new float[inputRateHz / 50];
        var output = new float[1000];
        long allocated = AllocatedBytes.LeastOf(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                resampler.Process(input, output);
            }
        });

        Assert.Equal(0, allocated);
    }

    /// <summary>The whole signal, flushed, in chunks whose sizes repeat; sizes of zero only count as one.</summary>
    private static float[] InChunks(StreamingResampler resampler, float[] signal, int[] chunks)
    {
        var output = new List<float>();
        int position = 0;
        for (int i = 0; position < signal.Length; i++)
        {
            int size = chunks[i % chunks.Length];
            size = Math.Min(i >= chunks.Length && chunks.Sum() == 0 ? 1 : size, signal.Length - position);
            var room = new float[resampler.GetMaxOutputSamples(size)];
            output.AddRange(room.AsSpan(0, resampler.Process(signal.AsSpan(position, size), room)));
            position += size;
        }

        var tail = new float[resampler.MaxFlushSamples];
        output.AddRange(tail.AsSpan(0, resampler.Flush(tail)));
        return [.. output];
    }

    private static float[] Difference(float[] a, float[] b) => [.. a.Zip(b, (x, y) => x - y)];

    private static IEnumerable<int> Bits(float[] samples) => samples.Select(BitConverter.SingleToInt32Bits);
}
