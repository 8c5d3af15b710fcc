using System.Runtime.InteropServices;
using Sidecar.Audio.G711;
using Sidecar.Shared.Tests;

namespace Sidecar.Audio.Tests.G711;

/// <summary>Every code and every 16-bit sample.</summary>
public sealed class G711Tests
{
    public enum Law
    {
        MuLaw,
        ALaw,
    }

    private static readonly byte[] Codes = [.. Enumerable.Range(0, 256).Select(code => (byte)code)];

    private static readonly short[] Samples =
    [
        .. Enumerable.Range(short.MinValue, 65536).Select(sample => (short)sample),
    ];

    // Decision values and outputs as the Recommendation's tables print them, in its own 14 or 13 bits.
    [Theory]
    [InlineData(Law.MuLaw, 0, 0xFF, 0)]
    [InlineData(Law.MuLaw, 1, 0xFE, 2)]
    [InlineData(Law.MuLaw, 30, 0xF0, 30)]
    [InlineData(Law.MuLaw, 31, 0xEF, 33)]
    [InlineData(Law.MuLaw, 95, 0xDF, 99)]
    [InlineData(Law.MuLaw, 4063, 0x8F, 4191)]
    [InlineData(Law.MuLaw, 8159, 0x80, 8031)]
    [InlineData(Law.ALaw, 0, 0xD5, 1)]
    [InlineData(Law.ALaw, 2, 0xD4, 3)]
    [InlineData(Law.ALaw, 64, 0xF5, 66)]
    [InlineData(Law.ALaw, 2048, 0xA5, 2112)]
    [InlineData(Law.ALaw, 4095, 0xAA, 4032)]
    public void DecisionValue_OfTheRecommendation_HasItsCodeAndOutput(Law law, int value, int code, int output)
    {
        int furtherBits = law == Law.MuLaw ? 2 : 3;
        short sample = (short)(value << furtherBits);

        Assert.Equal(code, Encode(law, [sample])[0]);
        Assert.Equal(output << furtherBits, Decode(law, [(byte)code])[0]);
    }

    [Theory]
    [InlineData(Law.MuLaw)]
    [InlineData(Law.ALaw)]
    public void EveryCode_DecodedAndEncoded_IsItself(Law law)
    {
        // µ-law has two zeros; a 16-bit sample has one.
        byte[] expected = [.. Codes.Select(code => law == Law.MuLaw && code == 0x7F ? (byte)0xFF : code)];

        Assert.Equal(expected, Encode(law, Decode(law, Codes)));
    }

    [Theory]
    [InlineData(Law.MuLaw)]
    [InlineData(Law.ALaw)]
    public void EverySample_KeepsItsOrderAndComesBackWithinHalfAStep(Law law)
    {
        short[] decoded = Decode(law, Encode(law, Samples));

        for (int i = 1; i < decoded.Length; i++)
        {
            Assert.True(decoded[i - 1] <= decoded[i], $"{Samples[i]} decodes below {Samples[i - 1]}");
        }

        int[] levels = [.. decoded.Select(sample => (int)sample).Distinct().Order()];
        foreach ((short sample, short back) in Samples.Zip(decoded))
        {
            int at = Array.BinarySearch(levels, back);
            int below = at > 0 ? back - levels[at - 1] : levels[at + 1] - back;
            int above = at < levels.Length - 1 ? levels[at + 1] - back : below;
            bool clipped = at == 0 || at == levels.Length - 1;
            Assert.True(
                clipped || Math.Abs(sample - back) <= Math.Max(below, above) / 2 + 4,
                $"{sample} came back as {back}"
            );
        }
    }

    [Theory]
    [InlineData(Law.MuLaw, "mu-law", 4)]
    [InlineData(Law.ALaw, "a-law", 8)]
    public void Sox_DecodesAndEncodesTheSameBits(Law law, string encoding, int samplesPerUniformStep)
    {
        DebianTool.SkipUnlessInstalled("sox");
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["codes.raw"], Codes);
        byte[] decoded = DebianTool.Run("sox", ["-D", .. Law8(encoding), folder["codes.raw"], .. Pcm16, "-"]);
        Assert.Equal(MemoryMarshal.Cast<byte, short>(decoded).ToArray(), Decode(law, Codes));

        File.WriteAllBytes(folder["samples.raw"], MemoryMarshal.AsBytes(Samples.AsSpan()).ToArray());
        byte[] encoded = DebianTool.Run("sox", ["-D", .. Pcm16, folder["samples.raw"], .. Law8(encoding), "-"]);
        byte[] ours = Encode(law, Samples);
        int[] levels = [.. Decode(law, Codes).Select(level => (int)level).Distinct().Order()];
        for (int i = 0; i < Samples.Length; i++)
        {
            // sox first rounds to the 14 or 13 bits of the Recommendation, so it may choose the neighbour in between.
            if (Samples[i] % samplesPerUniformStep == 0)
            {
                Assert.True(encoded[i] == ours[i], $"{Samples[i]}: sox {encoded[i]:x2}, ours {ours[i]:x2}");
            }
            else
            {
                int soxLevel = Array.BinarySearch(levels, Decode(law, [encoded[i]])[0]);
                int ourLevel = Array.BinarySearch(levels, Decode(law, [ours[i]])[0]);
                Assert.InRange(ourLevel - soxLevel, -1, 1);
            }
        }
    }

    [Theory]
    [InlineData(Law.MuLaw)]
    [InlineData(Law.ALaw)]
    public void Spans_AreConvertedWithoutAllocation_AndTooShortOnesRefused(Law law)
    {
        short[] samples = new short[480];
        byte[] codes = new byte[480];
        Assert.Equal(0, AllocatedBytes.LeastOf(() => Convert(law, samples, codes)));

        Assert.Throws<ArgumentException>(() => Convert(law, samples, codes[1..]));
    }

    private static void Convert(Law law, short[] samples, byte[] codes)
    {
        if (law == Law.MuLaw)
        {
            MuLaw.Encode(samples, codes);
            MuLaw.Decode(codes, samples);
        }
        else
        {
            ALaw.Encode(samples, codes);
            ALaw.Decode(codes, samples);
        }
    }

    private static byte[] Encode(Law law, short[] samples)
    {
        byte[] codes = new byte[samples.Length];
        if (law == Law.MuLaw)
        {
            MuLaw.Encode(samples, codes);
        }
        else
        {
            ALaw.Encode(samples, codes);
        }

        return codes;
    }

    private static short[] Decode(Law law, byte[] codes)
    {
        short[] samples = new short[codes.Length];
        if (law == Law.MuLaw)
        {
            MuLaw.Decode(codes, samples);
        }
        else
        {
            ALaw.Decode(codes, samples);
        }

        return samples;
    }

    private static string[] Law8(string encoding) => ["-t", "raw", "-e", encoding, "-b", "8", "-r", "8000", "-c", "1"];

    private static string[] Pcm16 => ["-t", "raw", "-e", "signed-integer", "-b", "16", "-L", "-r", "8000", "-c", "1"];
}
