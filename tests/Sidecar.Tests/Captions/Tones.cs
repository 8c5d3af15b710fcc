using Sidecar.Protocol;

namespace Sidecar.Tests.Captions;

/// <summary>Speech for those who only listen to loudness.</summary>
internal static class Tones
{
    public static short[] Tone(int ms, double gain = 0.3)
    {
        var pcm = new short[ms * PcmFormat.SamplesPerMs];
        for (var i = 0; i < pcm.Length; i++)
        {
            pcm[i] = (short)(gain * short.MaxValue * Math.Sin(2 * Math.PI * 200 * i / PcmFormat.SampleRateHz));
        }

        return pcm;
    }

    public static short[] Silence(int ms) => new short[ms * PcmFormat.SamplesPerMs];

    public static short[] Mix(short[] pcm, double noiseGain)
    {
        var random = new Random(1);
        return Array.ConvertAll(
            pcm,
            sample => (short)(sample + noiseGain * short.MaxValue * (random.NextDouble() * 2 - 1))
        );
    }
}
