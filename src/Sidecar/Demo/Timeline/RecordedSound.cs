using Sidecar.Audio.Resampling;
using Sidecar.Audio.Wav;
using Sidecar.Game.Recording;
using Sidecar.Protocol;

namespace Sidecar.Demo.Timeline;

/// <summary>The two voices of a run: as waveforms, and mixed as one sound to listen to.</summary>
/// <param name="HeardPeaks">See <see cref="WaveformPeaks"/>.</param>
/// <param name="UserPeaks">See <see cref="WaveformPeaks"/>.</param>
/// <param name="WavBase64">Both voices as one WAV file; empty when the run is too long to put it into a page.</param>
internal sealed record RecordedSound(string HeardPeaks, string UserPeaks, string WavBase64)
{
    /// <summary>The most samples of sound in a page: 5.3 MB as base64.</summary>
    private const int MaxSamples = 2_000_000;

    private const int LowestRateHz = 8_000;
    private const int ChunkSamples = 24_000;

    /// <summary>Reads both recordings of a run.</summary>
    /// <exception cref="IOException">A recording can't be read.</exception>
    public static RecordedSound Read(string directory)
    {
        using var heard = WavFile.Open(Path.Combine(directory, RunRecorder.HeardFile));
        using var user = WavFile.Open(Path.Combine(directory, RunRecorder.UserFile));
        var heardPeaks = new WaveformPeaks();
        var userPeaks = new WaveformPeaks();
        var samples = Math.Max(heard.FrameCount ?? 0, user.FrameCount ?? 0);
        using var mix = MixedSound.Create(samples);
        var left = new float[ChunkSamples];
        var right = new float[ChunkSamples];
        for (long at = 0; at < samples; at += ChunkSamples)
        {
            var count = Math.Max(ReadPeaks(heard, left, heardPeaks), ReadPeaks(user, right, userPeaks));
            for (var i = 0; i < count; i++)
            {
                left[i] += right[i];
            }

            mix?.Add(left.AsSpan(0, count));
        }

        return new RecordedSound(heardPeaks.ToBase64(), userPeaks.ToBase64(), mix?.ToBase64() ?? "");
    }

    private static int ReadPeaks(WavReader wav, float[] chunk, WaveformPeaks peaks)
    {
        var count = wav.Read(chunk);
        Span<short> pcm = new short[count];
        Audio.Pcm.PcmConvert.ToShort(chunk.AsSpan(0, count), pcm);
        peaks.Add(pcm);
        chunk.AsSpan(count).Clear();
        return count;
    }

    private sealed class MixedSound(int rateHz) : IDisposable
    {
        private readonly StreamingResampler _resampler = new(PcmFormat.SampleRateHz, rateHz);
        private readonly MemoryStream _file = new();
        private WavWriter? _writer;

        /// <summary>The best rate at which that many samples fit; null when none does.</summary>
        public static MixedSound? Create(long samples)
        {
            for (var rateHz = PcmFormat.SampleRateHz; rateHz >= LowestRateHz; rateHz -= 4_000)
            {
                if (samples * rateHz / PcmFormat.SampleRateHz <= MaxSamples)
                {
                    return new MixedSound(rateHz);
                }
            }

            return null;
        }

        public void Add(ReadOnlySpan<float> samples)
        {
            _writer ??= new WavWriter(_file, _resampler.OutputRateHz, leaveOpen: true);
            var output = new float[_resampler.GetMaxOutputSamples(samples.Length)];
            _writer.Write(output.AsSpan(0, _resampler.Process(samples, output)));
        }

        public string ToBase64()
        {
            var rest = new float[_resampler.MaxFlushSamples];
            _writer?.Write(rest.AsSpan(0, _resampler.Flush(rest)));
            _writer?.Dispose();
            return Convert.ToBase64String(_file.GetBuffer(), 0, (int)_file.Length);
        }

        public void Dispose()
        {
            _writer?.Dispose();
            _file.Dispose();
        }
    }
}
