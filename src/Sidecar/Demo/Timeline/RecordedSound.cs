using Sidecar.Audio.Wav;
using Sidecar.Game.Recording;

namespace Sidecar.Demo.Timeline;

/// <summary>The two voices of a run: as waveforms, and mixed as one sound to listen to.</summary>
/// <param name="HeardPeaks">See <see cref="WaveformPeaks"/>.</param>
/// <param name="UserPeaks">See <see cref="WaveformPeaks"/>.</param>
/// <param name="WavBase64">Both voices as one WAV file; empty when the run is too long to put it into a page.</param>
internal sealed record RecordedSound(string HeardPeaks, string UserPeaks, string WavBase64)
{
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
        using var mix = EmbeddedSound.Create(samples);
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
}
