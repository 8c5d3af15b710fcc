using Sidecar.FaceFiles;

namespace Sidecar.Tests.FaceFiles;

public sealed class RawPcmInputTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(4_096)]
    public void Pipe_WithAnyNumberOfBytesAtATime_GivesTheSamples(int bytesAtATime)
    {
        byte[] bytes = [.. Enumerable.Range(0, 2_000).Select(i => (byte)(i * 7))];
        using RawPcmInput input = new(new DrippingStream(bytes, bytesAtATime));

        short[] samples = ReadAll(input);

        Assert.Equal(1_000, samples.Length);
        Assert.All(samples, (sample, i) => Assert.Equal(BitConverter.ToInt16(bytes, 2 * i), sample));
        Assert.Empty(input.Warnings);
        Assert.Null(input.Duration);
    }

    [Fact]
    public void HalfASampleAtTheEnd_IsLeftOutAndTold()
    {
        using RawPcmInput input = new(new MemoryStream([1, 0, 2, 0, 3]));

        Assert.Equal([1, 2], ReadAll(input));
        Assert.Contains("half a sample", Assert.Single(input.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void OneByte_IsNoSample()
    {
        using RawPcmInput input = new(new MemoryStream([1]));

        Assert.Empty(ReadAll(input));
    }

    private static short[] ReadAll(RawPcmInput input)
    {
        List<short> all = [];
        short[] piece = new short[480];
        int count;
        while ((count = input.Read(piece)) > 0)
        {
            all.AddRange(piece.AsSpan(0, count));
        }
        return [.. all];
    }

    private sealed class DrippingStream(byte[] bytes, int bytesAtATime) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, bytesAtATime)]);
    }
}
