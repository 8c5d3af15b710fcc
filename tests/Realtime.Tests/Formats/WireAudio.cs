using System.Runtime.InteropServices;

namespace Sidecar.Realtime.Tests.Formats;

internal static class WireAudio
{
    private const double Amplitude = 0.5;

    /// <summary>Root mean square of <see cref="Sine"/>, full scale being 1.</summary>
    public static double SineRms { get; } = Amplitude / Math.Sqrt(2);

    public static byte[] Bytes(ReadOnlySpan<short> samples) => MemoryMarshal.AsBytes(samples).ToArray();

    public static short[] Samples(IEnumerable<byte> pcm) => MemoryMarshal.Cast<byte, short>(pcm.ToArray()).ToArray();

    public static short[] Sine(double frequencyHz, int rateHz, double seconds) =>
        [
            .. Enumerable
                .Range(0, (int)(rateHz * seconds))
                .Select(i => (short)(Amplitude * 32_767 * Math.Sin(2 * Math.PI * frequencyHz * i / rateHz))),
        ];

    public static double Rms(ReadOnlySpan<short> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            sum += Math.Pow(sample / 32_768.0, 2);
        }

        return Math.Sqrt(sum / samples.Length);
    }

    /// <summary>Pieces of these sizes, over and over.</summary>
    public static IEnumerable<byte[]> Cut(byte[] bytes, int[] sizes, int bytesPerUnit)
    {
        for (int start = 0, i = 0; start < bytes.Length; i++)
        {
            var end = Math.Min(start + (sizes[i % sizes.Length] * bytesPerUnit), bytes.Length);
            yield return bytes[start..end];
            start = end;
        }
    }
}
