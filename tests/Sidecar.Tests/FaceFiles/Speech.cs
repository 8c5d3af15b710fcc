using Sidecar.Audio.Wav;
using Sidecar.Protocol;

namespace Sidecar.Tests.FaceFiles;

/// <summary>Something like speech: a hum of 150 Hz with overtones that comes and goes, pauses between.</summary>
internal static class Speech
{
    public static short[] OfMs(int ms)
    {
        short[] pcm = new short[PcmFormat.FromMs(ms)];
        for (int i = 0; i < pcm.Length; i++)
        {
            double seconds = i / (double)PcmFormat.SampleRateHz;
            bool isPause = seconds % 1 > 0.7;
            double loudness = isPause ? 0 : 0.5 - 0.5 * Math.Cos(2 * Math.PI * 4 * seconds);
            double voice = 0;
            for (int overtone = 1; overtone <= 20; overtone++)
            {
                voice += Math.Sin(2 * Math.PI * 150 * overtone * seconds) / overtone;
            }
            pcm[i] = (short)(6_000 * loudness * voice);
        }
        return pcm;
    }

    /// <summary>Writes a WAV file of another rate and number of channels, the same in each.</summary>
    public static void WriteWav(
        string path,
        ReadOnlySpan<short> pcm,
        int rateHz = PcmFormat.SampleRateHz,
        int channels = 1
    )
    {
        using WavWriter wav = WavWriter.Create(path, rateHz, channels);
        float[] samples = new float[(long)pcm.Length * rateHz / PcmFormat.SampleRateHz * channels];
        for (int i = 0; i < samples.Length; i++)
        {
            int at = (int)((long)(i / channels) * PcmFormat.SampleRateHz / rateHz);
            samples[i] = pcm[at] / 32768f;
        }
        wav.Write(samples);
    }
}
