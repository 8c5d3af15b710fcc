using System.Text;
using Sidecar.Audio.Wav;

namespace Sidecar.Audio.Tests.Wav;

public sealed class WavFileErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void MissingFile_IsNamed()
    {
        var fault = Assert.Throws<FileNotFoundException>(() => WavFile.Open(_folder["absent.wav"]));
        Assert.Contains("absent.wav: there is no such file", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFolder_IsAMissingFile() =>
        Assert.Throws<FileNotFoundException>(() => WavFile.Open(_folder["no/such/folder/a.wav"]));

    [Fact]
    public void Directory_IsSaidToBeOne()
    {
        Directory.CreateDirectory(_folder["folder.wav"]);
        var fault = Assert.Throws<IOException>(() => WavFile.Open(_folder["folder.wav"]));
        Assert.Contains("folder.wav: is a directory", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FileWithoutReadPermission_IsSaidToBeSo()
    {
        // Write-only even for root, who may read any ordinary file.
        const string path = "/proc/sys/net/ipv4/route/flush";
        Assert.SkipUnless(File.Exists(path), "No write-only system file here.");
        var fault = Assert.Throws<IOException>(() => WavFile.Open(path));
        Assert.Contains("no permission to read", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyFile_IsSaidToBeEmpty() => AssertFault([], 0, "the file is empty");

    [Fact]
    public void Mp3_IsRecognised()
    {
        AssertFault(Encoding.ASCII.GetBytes("ID3\u0004\0\0\0\0\0\0\0\0\0\0\0\0"), 0, "looks like MP3");
        AssertFault([0xFF, 0xFB, 0x90, 0x64, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0, "looks like MP3");
    }

    [Theory]
    [InlineData("OggS0000000000000000", "Ogg")]
    [InlineData("fLaC0000000000000000", "FLAC")]
    [InlineData("FORM0000AIFF00000000", "AIFF")]
    [InlineData("RIFX0000WAVE00000000", "big-endian")]
    [InlineData("RIFF0000AVI 00000000", "another kind ('AVI ')")]
    [InlineData("0000ftypM4A 00000000", "MP4")]
    [InlineData("Hello, this is text.", "found 'Hell'")]
    public void OtherFiles_AreRecognised(string content, string expected) =>
        AssertFault(Encoding.ASCII.GetBytes(content), 0, expected);

    [Fact]
    public void FileThatEndsInItsHeader_IsRefusedAtThatByte()
    {
        byte[] whole = WavBytes.Pcm16(24000, 1, 1, 2, 3);
        AssertFault(whole[..7], 7, "ends inside its first header");
        AssertFault(whole[..12], 12, "ends without a fmt chunk");
        AssertFault(whole[..30], 20, "the fmt chunk has 10 bytes");
        AssertFault(whole[..38], 38, "ends without a data chunk");
    }

    [Fact]
    public void ChunkBeyondTheEndOfTheFile_IsRefusedAtItsByte() =>
        AssertFault(
            new WavBytes().Chunk("LIST", new byte[10], size: 5000).ToArray(),
            12,
            "the chunk 'LIST' should have 5000 bytes"
        );

    [Fact]
    public void DataBeforeFormat_IsRefused() =>
        AssertFault(new WavBytes().Data(new byte[10]).ToArray(), 12, "before any fmt chunk");

    [Fact]
    public void ImpossibleFormats_AreRefusedWithWhatWasExpected()
    {
        AssertFault(Format(1, 0, 24000, 16), 22, "0 channels, 1 to 32 expected");
        AssertFault(Format(1, 33, 24000, 16), 22, "33 channels");
        AssertFault(Format(1, 1, 0, 16), 24, "0 Hz, 1000 to 768000 Hz expected");
        AssertFault(Format(1, 1, -1, 16), 24, "4294967295 Hz");
        AssertFault(Format(1, 1, 24000, 0), 34, "0 bits per sample, 8 to 32 bits of PCM expected");
        AssertFault(Format(1, 1, 24000, 64), 34, "64 bits per sample");
        AssertFault(Format(3, 1, 24000, 16), 34, "16 bits per sample, 32 or 64 bits of float expected");
        AssertFault(Format(0x55, 1, 24000, 0), 20, "0x0055 (MP3); only PCM and float");
        AssertFault(Format(0xFFFE, 1, 24000, 16), 20, "extensible fmt chunk has 40 bytes, this one has 16");
    }

    [Fact]
    public void EveryRefusal_NamesTheFile()
    {
        File.WriteAllText(_folder["speech.wav"], "no sound at all");
        var fault = Assert.Throws<WavFormatException>(() => WavFile.Open(_folder["speech.wav"]));
        Assert.StartsWith(_folder["speech.wav"] + ": byte 0: ", fault.Message, StringComparison.Ordinal);
        File.Delete(_folder["speech.wav"]);
    }

    private static byte[] Format(int tag, int channels, int rateHz, int bits) =>
        new WavBytes().Format(tag, channels, rateHz, bits).Data(new byte[64]).ToArray();

    private static void AssertFault(byte[] file, long byteOffset, string expected)
    {
        var fault = Assert.Throws<WavFormatException>(() => WavReaderTests.Open(file));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal(byteOffset, fault.ByteOffset);
        fault = Assert.Throws<WavFormatException>(() => new WavReader(new PipeStream(file)));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }
}
