using Sidecar.Audio.Sources;
using Sidecar.Audio.Tests.Resampling.Measuring;
using Sidecar.Audio.Tests.Wav;
using Sidecar.Audio.Wav;
using Sidecar.Protocol;
using Sidecar.Shared.Tests;

namespace Sidecar.Audio.Tests.Sources;

public sealed class FileAudioSourceTests
{
    [Theory]
    [InlineData(8000, 1)]
    [InlineData(16000, 2)]
    [InlineData(24000, 1)]
    [InlineData(44100, 2)]
    [InlineData(48000, 6)]
    public async Task File_OfAnyFormat_ComesAs24kHzMonoFrames(int rateHz, int channels)
    {
        using FileAudioSource source = Tone1kHz(rateHz, channels, FileEnd.Stop);
        List<short> samples = await ReadFramesAsync(source, maxFrames: 100);
        Assert.Equal(PcmFormat.FromMs(500), source.SamplesRead);
        Assert.Equal(PcmFormat.FromMs(500), samples.Count);
        float[] middle = [.. samples[2400..9600].Select(sample => sample / 32768f)];
        Assert.Equal(Tone.Amplitude, Tone.Fit(middle, 1000, PcmFormat.SampleRateHz).Amplitude, 1e-3);
    }

    [Fact]
    public async Task LastFrame_ThatIsShort_IsFilledUpWithSilence()
    {
        using var source = new FileAudioSource(WavReaderTests.Open(WavBytes.Pcm16(24000, 1, 100, 200, 300)));
        var frame = new short[PcmFormat.FrameSamples];
        Array.Fill(frame, (short)7);
        Assert.True(await source.ReadFrameAsync(frame, default));
        Assert.Equal([100, 200, 300, .. new short[477]], frame);
        Assert.Equal(3, source.SamplesRead);
        Assert.False(await source.ReadFrameAsync(frame, default));
        Assert.False(await source.ReadFrameAsync(frame, default));
    }

    [Fact]
    public async Task Silence_FollowsForEver_IfWished()
    {
        using var source = new FileAudioSource(
            WavReaderTests.Open(WavBytes.Pcm16(24000, 1, 100, 200, 300)),
            FileEnd.Silence
        );
        List<short> samples = await ReadFramesAsync(source, maxFrames: 50);
        Assert.Equal(50 * PcmFormat.FrameSamples, samples.Count);
        Assert.All(samples[3..], sample => Assert.Equal(0, sample));
    }

    [Fact]
    public async Task Loop_StartsAgainWithoutAGap()
    {
        short[] ramp = [.. Enumerable.Range(1, 700).Select(i => (short)i)];
        using var source = new FileAudioSource(WavReaderTests.Open(WavBytes.Pcm16(24000, 1, ramp)), FileEnd.Loop);
        List<short> samples = await ReadFramesAsync(source, maxFrames: 10);
        Assert.Equal(Enumerable.Range(0, 4800).Select(i => ramp[i % 700]), samples);
    }

    [Fact]
    public async Task Loop_WithResampling_StaysSmoothAtTheSeam()
    {
        using FileAudioSource source = Tone1kHz(44100, 1, FileEnd.Loop);
        List<short> samples = await ReadFramesAsync(source, maxFrames: 100);
        float[] later = [.. samples[2400..].Select(sample => sample / 32768f)];
        (double amplitude, _, double rest) = Tone.Fit(later, 1000, PcmFormat.SampleRateHz);
        Assert.True(Tone.Decibels(rest / amplitude) < -80, "A 1 kHz tone of whole periods loops without a click.");
    }

    [Fact]
    public async Task Loop_OfAnEmptyFile_Ends()
    {
        using var source = new FileAudioSource(WavReaderTests.Open(WavBytes.Pcm16(48000, 1)), FileEnd.Loop);
        Assert.False(await source.ReadFrameAsync(new short[PcmFormat.FrameSamples], default));
    }

    [Fact]
    public void Loop_OfAPipe_IsRefused()
    {
        var pipe = new WavReader(new PipeStream(WavBytes.Pcm16(24000, 1, 1)), "stdin");
        ArgumentException fault = Assert.Throws<ArgumentException>(() => new FileAudioSource(pipe, FileEnd.Loop));
        Assert.Contains("stdin", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FrameOfAnotherLength_IsRefused()
    {
        using FileAudioSource source = Tone1kHz(24000, 1, FileEnd.Stop);
        await Assert.ThrowsAsync<ArgumentException>(async () => await source.ReadFrameAsync(new short[479], default));
    }

    [Fact]
    public async Task Cancelled_ThrowsAndLosesNothing()
    {
        using var source = new FileAudioSource(WavReaderTests.Open(WavBytes.Pcm16(24000, 1, 9)));
        var frame = new short[PcmFormat.FrameSamples];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await source.ReadFrameAsync(frame, new CancellationToken(canceled: true))
        );
        Assert.True(await source.ReadFrameAsync(frame, default));
        Assert.Equal(9, frame[0]);
    }

    [Fact]
    public void ReadFrame_AllocatesNothing()
    {
        using FileAudioSource source = Tone1kHz(44100, 2, FileEnd.Loop);
        var frame = new short[PcmFormat.FrameSamples];
        long allocated = AllocatedBytes.LeastOf(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                ValueTask<bool> read = source.ReadFrameAsync(frame, default);
                Assert.True(read.IsCompletedSuccessfully);
            }
        });

        Assert.Equal(0, allocated);
    }

    internal static async Task<List<short>> ReadFramesAsync(IAudioSource source, int maxFrames)
    {
        var samples = new List<short>();
        var frame = new short[PcmFormat.FrameSamples];
        for (int i = 0; i < maxFrames && await source.ReadFrameAsync(frame, default); i++)
        {
            samples.AddRange(frame);
        }

        return samples;
    }

    private static FileAudioSource Tone1kHz(int rateHz, int channels, FileEnd atEnd)
    {
        short[] samples =
        [
            .. Tone.Make(1000, rateHz, 0.5)
                .SelectMany(sample => Enumerable.Repeat((short)MathF.Round(sample * 32768), channels)),
        ];
        return new FileAudioSource(WavReaderTests.Open(WavBytes.Pcm16(rateHz, channels, samples)), atEnd);
    }
}
