using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sidecar.Audio.Resampling;

/// <summary>
/// A dot product that adds in one fixed order: 32 running sums, folded pairwise, without fused multiply-add. The result
/// has the same bits whatever the vector width of the machine and the alignment of the data, which
/// <c>TensorPrimitives.Dot</c> does not promise (it gives different bits with 128-, 256- and 512-bit vectors).
/// </summary>
internal static class FixedOrderDot
{
    /// <summary>Sum of products of two spans of the same length, a multiple of 32.</summary>
    public static float Of(ReadOnlySpan<float> x, ReadOnlySpan<float> y) =>
        Vector256.IsHardwareAccelerated ? Wide(x, y) : Narrow(x, y);

    /// <summary>With 256-bit vectors.</summary>
    internal static float Wide(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ref float xs = ref MemoryMarshal.GetReference(x);
        ref float ys = ref MemoryMarshal.GetReference(y);
        nuint count = (nuint)Math.Min(x.Length, y.Length);
        Vector256<float> a = default;
        Vector256<float> b = default;
        Vector256<float> c = default;
        Vector256<float> d = default;
        for (nuint i = 0; i + 32 <= count; i += 32)
        {
            a += Vector256.LoadUnsafe(ref xs, i) * Vector256.LoadUnsafe(ref ys, i);
            b += Vector256.LoadUnsafe(ref xs, i + 8) * Vector256.LoadUnsafe(ref ys, i + 8);
            c += Vector256.LoadUnsafe(ref xs, i + 16) * Vector256.LoadUnsafe(ref ys, i + 16);
            d += Vector256.LoadUnsafe(ref xs, i + 24) * Vector256.LoadUnsafe(ref ys, i + 24);
        }

        Vector256<float> sum = (a + b) + (c + d);
        return Fold(sum.GetLower() + sum.GetUpper());
    }

    /// <summary>With 128-bit vectors: lane for lane the sums of <see cref="Wide"/>.</summary>
    internal static float Narrow(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ref float xs = ref MemoryMarshal.GetReference(x);
        ref float ys = ref MemoryMarshal.GetReference(y);
        nuint count = (nuint)Math.Min(x.Length, y.Length);
        Vector128<float> a0 = default;
        Vector128<float> a1 = default;
        Vector128<float> b0 = default;
        Vector128<float> b1 = default;
        Vector128<float> c0 = default;
        Vector128<float> c1 = default;
        Vector128<float> d0 = default;
        Vector128<float> d1 = default;
        for (nuint i = 0; i + 32 <= count; i += 32)
        {
            a0 += Vector128.LoadUnsafe(ref xs, i) * Vector128.LoadUnsafe(ref ys, i);
            a1 += Vector128.LoadUnsafe(ref xs, i + 4) * Vector128.LoadUnsafe(ref ys, i + 4);
            b0 += Vector128.LoadUnsafe(ref xs, i + 8) * Vector128.LoadUnsafe(ref ys, i + 8);
            b1 += Vector128.LoadUnsafe(ref xs, i + 12) * Vector128.LoadUnsafe(ref ys, i + 12);
            c0 += Vector128.LoadUnsafe(ref xs, i + 16) * Vector128.LoadUnsafe(ref ys, i + 16);
            c1 += Vector128.LoadUnsafe(ref xs, i + 20) * Vector128.LoadUnsafe(ref ys, i + 20);
            d0 += Vector128.LoadUnsafe(ref xs, i + 24) * Vector128.LoadUnsafe(ref ys, i + 24);
            d1 += Vector128.LoadUnsafe(ref xs, i + 28) * Vector128.LoadUnsafe(ref ys, i + 28);
        }

        return Fold(((a0 + b0) + (c0 + d0)) + ((a1 + b1) + (c1 + d1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Fold(Vector128<float> sum) => (sum[0] + sum[2]) + (sum[1] + sum[3]);
}
