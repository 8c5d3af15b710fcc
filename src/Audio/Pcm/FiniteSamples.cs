using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sidecar.Audio.Pcm;

/// <summary>Keeps NaN and infinity out of the signal path.</summary>
internal static class FiniteSamples
{
    /// <summary>Copies, with 0 in place of every sample that is not finite.</summary>
    public static void Copy(ReadOnlySpan<float> source, Span<float> destination)
    {
        destination = destination[..source.Length];
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination);
        nuint count = (nuint)source.Length;
        nuint i = 0;
        for (; i + 4 <= count; i += 4)
        {
            Vector128<float> samples = Vector128.LoadUnsafe(ref from, i);
            Vector128.ConditionalSelect(Vector128.IsFinite(samples), samples, default).StoreUnsafe(ref to, i);
        }

        for (int rest = (int)i; rest < source.Length; rest++)
        {
            destination[rest] = float.IsFinite(source[rest]) ? source[rest] : 0;
        }
    }
}
