using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Sidecar.Audio.Resampling;

namespace Sidecar.Audio.Tests.Resampling;

/// <summary>
/// The bits of a known output, for machines of other vector widths to agree with. If a change of the filter is meant,
/// the values change; on one machine alone they must not.
/// </summary>
public sealed class SameBitsEverywhereTests
{
    [Theory]
    [InlineData(48000, 24000, "61b4f8699c9e2da2")]
    [InlineData(44100, 24000, "e1cedcc2eca4801e")]
    [InlineData(16000, 24000, "ce8b2ddf3536829b")]
    [InlineData(24000, 48000, "63d56a1864597206")]
    [InlineData(44056, 24000, "e1df6487db7bfc44")]
    public void Output_OfKnownNoise_HasKnownBits(int inputRateHz, int outputRateHz, string sha256)
    {
        float[] noise = new float[4800];
        uint state = 1;
        for (int i = 0; i < noise.Length; i++)
        {
            state = (state * 1664525) + 1013904223;
            noise[i] = (int)state / 2147483648f;
        }

        var resampler = new StreamingResampler(inputRateHz, outputRateHz);
        var output = new float[resampler.GetMaxOutputSamples(noise.Length)];
        int written = resampler.Process(noise, output);
        byte[] hash = SHA256.HashData(MemoryMarshal.AsBytes(output.AsSpan(0, written)));
        Assert.Equal(sha256, Convert.ToHexStringLower(hash)[..16]);
    }
}
