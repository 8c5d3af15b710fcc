using Sidecar.Audio.Wav;
using Sidecar.Shared.Tests;

namespace Sidecar.Audio.Tests.Wav;

public sealed class WavWriterTests : IDisposable
{
    private static readonly short[] Ramp = [.. Enumerable.Range(0, 24_000).Select(i => (short)i)];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(WavEncoding.Pcm, 1)]
    [InlineData(WavEncoding.Pcm, 3)]
    [InlineData(WavEncoding.Float, 2)]
    public void WhatIsWritten_IsReadBackExactly(WavEncoding encoding, int channels)
    {
        using var stream = new MemoryStream();
        using (var writer = new WavWriter(stream, 24000, channels, encoding, leaveOpen: true))
        {
            writer.Write(Ramp.AsSpan(0, 7 * channels));
            writer.Write(Ramp.AsSpan(7 * channels, 5000 * channels));
        }

        using WavReader reader = WavReaderTests.Open(stream.ToArray());
        float[] samples = WavReaderTests.ReadAll(reader);
        Assert.Equal(encoding, reader.Format.Encoding);
        Assert.Equal(channels, reader.Format.Channels);
        Assert.Empty(reader.Warnings);
        Assert.Equal(5007 * channels, samples.Length);
        Assert.Equal(Ramp.Take(samples.Length).Select(sample => sample / 32768f), samples);
    }

    [Fact]
    public void Floats_InA16BitFile_AreRoundedAndSaturated()
    {
        using var stream = new MemoryStream();
        using (var writer = new WavWriter(stream, 24000, leaveOpen: true))
        {
            writer.Write([0.5f, 2f, -2f, 1.4f / 32768, float.NaN]);
        }

        using WavReader reader = WavReaderTests.Open(stream.ToArray());
        Assert.Equal([0.5f, 32767 / 32768f, -1f, 1 / 32768f, 0f], WavReaderTests.ReadAll(reader));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2.6)]
    public void FileOfAProcessThatDied_CanBeReadUpToTheLastSecond(double seconds)
    {
        using var stream = new MemoryStream();
        var writer = new WavWriter(stream, 24000, leaveOpen: true);
        for (int frame = 0; frame < seconds * 50; frame++)
        {
            writer.Write(Ramp.AsSpan(0, 480));
        }

        using WavReader reader = WavReaderTests.Open(stream.ToArray());
        Assert.False(reader.IsTruncated);
        Assert.InRange(reader.Duration!.Value.TotalSeconds, Math.Max(0.5, seconds - 1), seconds + 0.02);
    }

    [Fact]
    public void FileBeingWritten_CanBeReadByOthers()
    {
        using WavWriter writer = WavWriter.Create(_folder["live.wav"], 24000);
        writer.Write(Ramp);
        writer.Flush();
        using WavReader reader = WavFile.Open(_folder["live.wav"]);
        Assert.Equal(TimeSpan.FromSeconds(1), reader.Duration);
        Assert.Equal(TimeSpan.FromSeconds(1), writer.Duration);
    }

    [Fact]
    public void Pipe_GetsAHeaderOfUnknownLength()
    {
        using var memory = new MemoryStream();
        using (var writer = new WavWriter(new WriteOnlyPipe(memory), 24000))
        {
            writer.Write(Ramp.AsSpan(0, 100));
        }

        byte[] file = memory.ToArray();
        Assert.Equal([0xFF, 0xFF, 0xFF, 0xFF], file[40..44]);
        Assert.Equal(100, WavReaderTests.Open(file).FrameCount);
    }

    [Fact]
    public void LengthBeyond4GiB_IsLeftUnsaid()
    {
        var header = new WavHeaderBytes(new WavFormat(24000, 1, 16, WavEncoding.Pcm));
        Assert.Equal([0, 0, 0, 0x80], header.ForDataBytes(0x8000_0000)[40..].ToArray());
        Assert.Equal([0xFF, 0xFF, 0xFF, 0xFF], header.ForDataBytes(0x1_0000_0000)[40..].ToArray());
        Assert.Equal([0xFF, 0xFF, 0xFF, 0xFF], header.ForDataBytes(0xFFFF_FFF0)[4..8].ToArray());
    }

    [Fact]
    public void EmptyFile_IsAWavFile()
    {
        using var stream = new MemoryStream();
        new WavWriter(stream, 24000, leaveOpen: true).Dispose();
        using WavReader reader = WavReaderTests.Open(stream.ToArray());
        Assert.Equal(0, reader.FrameCount);
        Assert.Equal(44, stream.Length);
    }

    [Fact]
    public void Write_AllocatesNothing()
    {
        using var writer = new WavWriter(new MemoryStream(1_000_000), 24000);
        long allocated = AllocatedBytes.LeastOf(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                writer.Write(Ramp.AsSpan(0, 480));
            }
        });

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Directory_CannotBeWritten()
    {
        Directory.CreateDirectory(_folder["folder"]);
        var fault = Assert.Throws<IOException>(() => WavWriter.Create(_folder["folder"], 24000));
        Assert.Contains(_folder["folder"], fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AfterDispose_IsRefused()
    {
        var writer = new WavWriter(new MemoryStream(), 24000);
        writer.Dispose();
        writer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => writer.Write(Ramp));
    }
}
