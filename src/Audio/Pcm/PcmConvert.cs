using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sidecar.Audio.Pcm;

/// <summary>
/// Between 16-bit samples and floats, full scale being 32768 = 1.0: every 16-bit sample survives the way there and back
/// exactly.
/// </summary>
public static class PcmConvert
{
    private const float FullScale = 32768f;

    /// <summary>16-bit samples to floats in −1 (included) to 1 (excluded).</summary>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void ToFloat(ReadOnlySpan<short> source, Span<float> destination)
    {
        ThrowIfTooShort(source.Length, destination.Length);
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = source[i] / FullScale;
        }
    }

    /// <summary>
    /// Floats to 16-bit samples: rounded to the nearest (ties to even), saturated outside −1 to 1; NaN becomes 0.
    /// </summary>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void ToShort(ReadOnlySpan<float> source, Span<short> destination)
    {
        ThrowIfTooShort(source.Length, destination.Length);
        ref float from = ref MemoryMarshal.GetReference(source);
        ref short to = ref MemoryMarshal.GetReference(destination);
        nuint count = (nuint)source.Length;
        nuint i = 0;
        for (; i + 8 <= count; i += 8)
        {
            Vector128<int> lower = ToInt(Vector128.LoadUnsafe(ref from, i));
            Vector128<int> upper = ToInt(Vector128.LoadUnsafe(ref from, i + 4));
            Vector128.Narrow(lower, upper).StoreUnsafe(ref to, i);
        }

        for (int rest = (int)i; rest < source.Length; rest++)
        {
            destination[rest] = ToShort(source[rest]);
        }
    }

    /// <summary>One float to a 16-bit sample: rounded and saturated; NaN becomes 0.</summary>
    public static short ToShort(float sample)
    {
        float scaled = float.IsNaN(sample) ? 0 : sample * FullScale;
        return (short)MathF.Round(Math.Clamp(scaled, short.MinValue, short.MaxValue));
    }

    private static Vector128<int> ToInt(Vector128<float> samples)
    {
        Vector128<float> numbers = Vector128.ConditionalSelect(Vector128.Equals(samples, samples), samples, default);
        Vector128<float> scaled = Vector128.Clamp(
            numbers * FullScale,
            Vector128.Create((float)short.MinValue),
            Vector128.Create((float)short.MaxValue)
        );
        return Vector128.ConvertToInt32(Vector128.Round(scaled));
    }

    private static void ThrowIfTooShort(int source, int destination)
    {
        if (destination < source)
        {
            throw new ArgumentException($"{source} samples to write, room for {destination}.", nameof(destination));
        }
    }
}
