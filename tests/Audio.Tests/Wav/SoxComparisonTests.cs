using System.Runtime.InteropServices;
using Sidecar.Audio.Wav;

namespace Sidecar.Audio.Tests.Wav;

/// <summary>sox (Debian) writes files and decodes them; we must hear what it hears.</summary>
public sealed class SoxComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("unsigned-integer", 8, 8000, 1)]
    [InlineData("signed-integer", 16, 44100, 2)]
    [InlineData("signed-integer", 24, 48000, 2)]
    [InlineData("signed-integer", 24, 96000, 6)]
    [InlineData("signed-integer", 32, 16000, 1)]
    [InlineData("floating-point", 32, 22050, 2)]
    [InlineData("floating-point", 64, 11025, 1)]
    public void FileOfSox_DecodesToTheSameSamples(string encoding, int bits, int rateHz, int channels)
    {
        DebianTool.SkipUnlessInstalled("sox");
        string path = _folder["tone.wav"];
        DebianTool.Run(
            "sox",
            ["-D", "-n", .. Form(encoding, bits), "-r", $"{rateHz}", "-c", $"{channels}", path, .. Synthesis]
        );
        byte[] raw = DebianTool.Run("sox", ["-D", path, "-t", "raw", .. Form("floating-point", 32), "-L", "-"]);
        float[] expected = MemoryMarshal.Cast<byte, float>(raw).ToArray();

        using WavReader reader = WavFile.Open(path);
        float[] samples = WavReaderTests.ReadAll(reader);

        Assert.Equal(rateHz, reader.Format.SampleRateHz);
        Assert.Equal(channels, reader.Format.Channels);
        Assert.Equal(bits, reader.Format.BitsPerSample);
        Assert.Equal(rateHz / 4 * channels, samples.Length);
        Assert.Equal(expected.Length, samples.Length);
        Assert.InRange(samples.Zip(expected, (a, b) => Math.Abs(a - b)).Max(), 0, 1.2e-7);
    }

    [Fact]
    public void PipeOfSox_WithUnknownLength_IsReadToItsEnd()
    {
        DebianTool.SkipUnlessInstalled("sox");
        byte[] file = DebianTool.Run("sox", ["-n", "-r", "8000", "-b", "16", "-t", "wav", "-", .. Synthesis]);
        using var reader = new WavReader(new PipeStream(file, maxRead: 1000));
        Assert.Equal(2000, WavReaderTests.ReadAll(reader).Length);
        Assert.False(reader.IsTruncated);
    }

    [Fact]
    public void SpeechOfEspeak_FromAPipe_IsReadToItsEnd()
    {
        DebianTool.SkipUnlessInstalled("espeak-ng");
        byte[] file = DebianTool.Run("espeak-ng", "--stdout", "good morning");
        using var reader = new WavReader(new PipeStream(file, maxRead: 1000));
        Assert.Equal(22050, reader.Format.SampleRateHz);
        Assert.Equal((file.Length - 44) / 2, WavReaderTests.ReadAll(reader).Length);
        Assert.False(reader.IsTruncated);
    }

    [Theory]
    [InlineData(WavEncoding.Pcm)]
    [InlineData(WavEncoding.Float)]
    public void FileOfOurs_IsReadBySox(WavEncoding encoding)
    {
        DebianTool.SkipUnlessInstalled("sox");
        string path = _folder["ours.wav"];
        short[] samples = [.. Enumerable.Range(-3000, 6000).Select(i => (short)(i * 10))];
        using (WavWriter writer = WavWriter.Create(path, 24000, 2, encoding))
        {
            writer.Write(samples);
        }

        byte[] raw = DebianTool.Run("sox", ["-D", path, "-t", "raw", .. Form("signed-integer", 16), "-L", "-"]);
        Assert.Equal(samples, MemoryMarshal.Cast<byte, short>(raw).ToArray());
    }

    private static string[] Synthesis => ["synth", "0.25", "pluck", "440", "gain", "-3"];

    private static string[] Form(string encoding, int bits) => ["-e", encoding, "-b", $"{bits}"];
}
