using CsCheck;
using Sidecar.Audio.Resampling;

namespace Sidecar.Audio.Tests.Resampling;

public sealed class FixedOrderDotTests
{
    [Fact]
    public void BothVectorWidths_GiveTheSameBits() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[0, 15])
            .SelectMany(
                (blocks, offset) =>
                    Gen.Select(
                        Gen.Float[-2, 2].Array[(blocks * 32) + offset],
                        Gen.Float[-2, 2].Array[blocks * 32],
                        Gen.Const(offset)
                    )
            )
            .Sample(
                (x, y, offset) =>
                    BitConverter.SingleToInt32Bits(FixedOrderDot.Wide(x.AsSpan(offset), y))
                    == BitConverter.SingleToInt32Bits(FixedOrderDot.Narrow(x.AsSpan(offset), y))
            );

    [Fact]
    public void Of_IsTheSumOfProducts()
    {
        float[] x = [.. Enumerable.Range(0, 64).Select(i => (float)i)];
        float[] y = [.. Enumerable.Range(0, 64).Select(i => i % 2 == 0 ? 1f : -1f)];
        Assert.Equal(-32f, FixedOrderDot.Of(x, y));
    }
}
