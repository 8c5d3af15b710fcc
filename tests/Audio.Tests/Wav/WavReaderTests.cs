using Sidecar.Audio.Wav;
using Sidecar.Shared.Tests;

namespace Sidecar.Audio.Tests.Wav;

public sealed class WavReaderTests
{
    private static readonly short[] Ramp = [0, 1, -1, 16384, -16384, 32767, -32768, 5];

    [Fact]
    public void Pcm16_IsReadWithItsFormatAndDuration()
    {
        using WavReader reader = Open(WavBytes.Pcm16(8000, 2, Ramp));
        Assert.Equal(new WavFormat(8000, 2, 16, WavEncoding.Pcm), reader.Format);
        Assert.Equal(4, reader.FrameCount);
        Assert.Equal(TimeSpan.FromMilliseconds(0.5), reader.Duration);
        Assert.Equal(Ramp.Select(sample => sample / 32768f), ReadAll(reader));
        Assert.False(reader.IsTruncated);
        Assert.Empty(reader.Warnings);
    }

    [Theory]
    [InlineData(1, 8, new byte[] { 0, 128, 192, 255 }, new[] { -1f, 0f, 0.5f, 127 / 128f })]
    [InlineData(1, 24, new byte[] { 0, 0, 0x40, 0, 0, 0x80, 1, 0, 0 }, new[] { 0.5f, -1f, 1 / 8388608f })]
    [InlineData(1, 32, new byte[] { 0, 0, 0, 0x40, 0, 0, 0, 0x80 }, new[] { 0.5f, -1f })]
    [InlineData(3, 32, new byte[] { 0, 0, 0, 0x3F, 0, 0, 0x80, 0xBF }, new[] { 0.5f, -1f })]
    [InlineData(3, 64, new byte[] { 0, 0, 0, 0, 0, 0, 0xE0, 0x3F }, new[] { 0.5f })]
    [InlineData(3, 32, new byte[] { 0, 0, 0xC0, 0x7F, 0, 0, 0x80, 0xFF }, new[] { 0f, 0f })]
    [InlineData(1, 12, new byte[] { 0xF0, 0x7F, 0, 0x80 }, new[] { 32752 / 32768f, -1f })]
    public void Samples_OfEveryWidth_AreScaledToOne(int tag, int bits, byte[] data, float[] expected)
    {
        using WavReader reader = Open(new WavBytes().Format(tag, 1, 24000, bits).Data(data).ToArray());
        Assert.Equal(expected, ReadAll(reader));
    }

    [Fact]
    public void Extensible_GivesSubFormatAndChannelMask()
    {
        byte[] file = new WavBytes().Extensible(3, 6, 48000, 32, 32, 0x3F).Data(new byte[48]).ToArray();
        using WavReader reader = Open(file);
        Assert.Equal(new WavFormat(48000, 6, 32, WavEncoding.Float, 0x3F), reader.Format);
        Assert.Equal(2, reader.FrameCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OddChunks_BeforeTheData_AreSkipped_PaddedOrNot(bool pad)
    {
        byte[] file = new WavBytes()
            .Chunk("JUNK", new byte[28])
            .Chunk("LIST", [1, 2, 3], pad)
            .Format(1, 1, 16000, 16)
            .Chunk("fact", [1, 2, 3, 4, 5], pad)
            .Data(WavBytes.Shorts(Ramp))
            .ToArray();
        Assert.Equal(Ramp.Length, ReadAll(Open(file)).Length);
        Assert.Equal(Ramp.Length, ReadAll(new WavReader(new PipeStream(file))).Length);
    }

    [Fact]
    public void ChunksAfterTheData_AreNotHeard()
    {
        byte[] file = new WavBytes()
            .Format(1, 1, 16000, 16)
            .Data(WavBytes.Shorts(Ramp))
            .Chunk("LIST", new byte[100])
            .ToArray();
        Assert.Equal(Ramp.Length, ReadAll(Open(file)).Length);
    }

    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(0u, 0xFFFFFFFFu)]
    [InlineData(0xFFFFFFFFu, 0xFFFFFFFFu)]
    [InlineData(0x7FFFF024u, 0x7FFFF000u)]
    public void LengthUnknownToTheWriter_MeansUntilTheEnd(uint riffSize, uint dataSize)
    {
        byte[] file = new WavBytes(riffSize: riffSize)
            .Format(1, 1, 22050, 16)
            .Data(WavBytes.Shorts(Ramp), dataSize)
            .ToArray();
        using WavReader fromFile = Open(file);
        using var fromPipe = new WavReader(new PipeStream(file));
        Assert.Equal(Ramp.Length, fromFile.FrameCount);
        Assert.Null(fromPipe.Duration);
        Assert.Equal(Ramp.Length, ReadAll(fromFile).Length);
        Assert.Equal(Ramp.Length, ReadAll(fromPipe).Length);
        Assert.False(fromFile.IsTruncated);
        Assert.False(fromPipe.IsTruncated);
    }

    [Fact]
    public void DataThatIsTrulyEmpty_GivesNothing_NotTheChunkAfterIt()
    {
        byte[] file = new WavBytes().Format(1, 1, 16000, 16).Data([]).Chunk("LIST", new byte[100]).ToArray();
        using WavReader reader = Open(file);
        Assert.Equal(0, reader.FrameCount);
        Assert.Empty(ReadAll(reader));
    }

    [Fact]
    public void TruncatedFile_GivesWhatIsThere_AndSaysSo()
    {
        byte[] file = new WavBytes().Format(1, 1, 16000, 16).Data(WavBytes.Shorts(Ramp), 1000).ToArray();
        using WavReader fromFile = Open(file);
        Assert.True(fromFile.IsTruncated);
        Assert.Equal(Ramp.Length, fromFile.FrameCount);
        Assert.Contains("1000 bytes", Assert.Single(fromFile.Warnings), StringComparison.Ordinal);
        Assert.Equal(Ramp.Length, ReadAll(fromFile).Length);

        using var fromPipe = new WavReader(new PipeStream(file));
        Assert.Equal(Ramp.Length, ReadAll(fromPipe).Length);
        Assert.True(fromPipe.IsTruncated);
    }

    [Fact]
    public void FileThatEndsInsideAFrame_GivesWholeFramesOnly()
    {
        byte[] file = new WavBytes().Format(1, 2, 16000, 16).Data([1, 0, 2, 0, 3, 0]).ToArray();
        using WavReader reader = Open(file);
        Assert.Equal([1 / 32768f, 2 / 32768f], ReadAll(reader));
        Assert.True(reader.IsTruncated);
    }

    [Fact]
    public void LyingBlockAlignAndByteRate_AreToleratedWithAWarning()
    {
        byte[] file = new WavBytes().Format(1, 2, 16000, 16, 7, 99).Data(WavBytes.Shorts(Ramp)).ToArray();
        using WavReader reader = Open(file);
        Assert.Equal(Ramp.Length, ReadAll(reader).Length);
        Assert.Contains("7 bytes per frame", Assert.Single(reader.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Rf64_TakesItsLengthFromDs64()
    {
        byte[] sizes = [.. BitConverter.GetBytes(0L), .. BitConverter.GetBytes(8L), .. new byte[12]];
        byte[] file = new WavBytes("RF64", riffSize: 0xFFFFFFFF)
            .Chunk("ds64", sizes)
            .Format(1, 1, 16000, 16)
            .Data(WavBytes.Shorts(Ramp), 0xFFFFFFFF)
            .ToArray();
        using WavReader reader = Open(file);
        Assert.Equal(4, reader.FrameCount);
        Assert.Equal(4, ReadAll(reader).Length);
    }

    [Fact]
    public void ThreeHours_AreOpenedWithoutReadingThem()
    {
        using var stream = new MemoryStream(WavBytes.Pcm16(24000, 1, Ramp));
        using var sparse = new SparseStream(stream.ToArray(), 3L * 3600 * 24000 * 2);
        using var reader = new WavReader(sparse);
        Assert.Equal(TimeSpan.FromHours(3), reader.Duration);
        Assert.InRange(sparse.BytesRead, 44, 4096);
    }

    [Fact]
    public void Read_AllocatesNothing()
    {
        using WavReader reader = Open(WavBytes.Pcm16(24000, 1, new short[1_000_000]));
        var samples = new float[480];
        long allocated = AllocatedBytes.LeastOf(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                Assert.True(reader.Read(samples) == 480);
            }
        });

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Rewind_ReadsTheSameAgain()
    {
        using WavReader reader = Open(WavBytes.Pcm16(24000, 1, Ramp));
        float[] first = ReadAll(reader);
        reader.Rewind();
        Assert.Equal(first, ReadAll(reader));
    }

    [Fact]
    public void RoomForNoFrame_IsRefused()
    {
        using WavReader reader = Open(WavBytes.Pcm16(24000, 2, Ramp));
        Assert.Throws<ArgumentException>(() => reader.Read(new float[1]));
    }

    internal static WavReader Open(byte[] file) => new(new MemoryStream(file), "test.wav");

    internal static float[] ReadAll(WavReader reader)
    {
        var all = new List<float>();
        var samples = new float[3 * reader.Format.Channels];
        for (int read = reader.Read(samples); read > 0; read = reader.Read(samples))
        {
            all.AddRange(samples.AsSpan(0, read));
        }

        return [.. all];
    }
}
