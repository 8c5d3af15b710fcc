using System.Runtime.InteropServices;
using Sidecar.Simulator.Input;

namespace Sidecar.Simulator.Tests.Input;

public sealed class InputAudioBufferTests
{
    [Fact]
    public void Append_OddPieces_GivesTheSameSamplesAsOnePiece()
    {
        short[] samples = [1, -2, 300, -400, 32767, -32768];
        var bytes = MemoryMarshal.AsBytes(samples.AsSpan()).ToArray();
        var buffer = new InputAudioBuffer();

        foreach (var (from, to) in new[] { (0, 1), (1, 4), (4, 4), (4, 9), (9, 12) })
        {
            buffer.Append(bytes.AsSpan(from, to - from));
        }

        Assert.Equal(samples, buffer.Copy(0, buffer.EndSample));
    }

    [Fact]
    public void Copy_AfterTrimming_StillCountsFromTheSessionsStart()
    {
        var buffer = new InputAudioBuffer();
        foreach (var sample in Enumerable.Range(0, 1000))
        {
            buffer.Append([(byte)sample, (byte)(sample >> 8)]);
            buffer.Trim(keepSamples: 100, prefixSamples: 50);
        }

        Assert.Equal(Enumerable.Range(950, 10).Select(i => (short)i), buffer.Copy(950, 960));
        Assert.Equal(100, buffer.Copy(0, 1000).Length);
        Assert.Equal(1000, buffer.PendingSamples);
    }

    [Fact]
    public void MarkDone_InTheMiddle_LeavesTheRestPendingAndAPrefixReadable()
    {
        var buffer = new InputAudioBuffer();
        buffer.Append(new byte[2000]);
        buffer.MarkDone(600);
        buffer.Trim(keepSamples: 10_000, prefixSamples: 50);

        Assert.Equal(400, buffer.PendingSamples);
        Assert.Equal(450, buffer.Copy(0, 1000).Length);
    }
}
