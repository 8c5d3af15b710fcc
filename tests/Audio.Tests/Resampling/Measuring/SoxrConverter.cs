using System.Runtime.InteropServices;

namespace Sidecar.Audio.Tests.Resampling.Measuring;

internal enum SoxrQuality
{
    Low = 1,
    Medium = 2,
    High = 4,
    VeryHigh = 6,
}

/// <summary>libsoxr (Debian: libsoxr0), mono float, as the oracle. Signatures from soxr.h 0.1.3.</summary>
internal sealed unsafe partial class SoxrConverter : IConverter
{
    private const string Library = "libsoxr.so.0";

    private readonly nint _soxr;

    public SoxrConverter(int inputRateHz, int outputRateHz, SoxrQuality quality)
    {
        QualitySpec spec = SpecOf((nuint)quality, 0);
        _soxr = Create(inputRateHz, outputRateHz, 1, out nint error, null, &spec, null);
        if (_soxr == 0)
        {
            throw new InvalidOperationException($"soxr_create: {Marshal.PtrToStringUTF8(error)}");
        }
    }

    public static bool IsAvailable { get; } = NativeLibrary.TryLoad(Library, out _);

    public int Process(ReadOnlySpan<float> input, Span<float> output)
    {
        int written = 0;
        while (!input.IsEmpty)
        {
            written += Exchange(input, output[written..], out int taken);
            input = input[taken..];
        }

        return written;
    }

    public int Flush(Span<float> output)
    {
        int written = 0;
        int read;
        do
        {
            fixed (float* to = output[written..])
            {
                Check(ProcessNative(_soxr, null, 0, null, to, (nuint)(output.Length - written), out nuint done));
                read = (int)done;
                written += read;
            }
        } while (read > 0);

        return written;
    }

    public void Dispose() => Delete(_soxr);

    private int Exchange(ReadOnlySpan<float> input, Span<float> output, out int taken)
    {
        fixed (float* from = input)
        fixed (float* to = output)
        {
            nuint takenCount;
            Check(
                ProcessNative(_soxr, from, (nuint)input.Length, &takenCount, to, (nuint)output.Length, out nuint done)
            );
            taken = (int)takenCount;
            return (int)done;
        }
    }

    private static void Check(nint error)
    {
        if (error != 0)
        {
            throw new InvalidOperationException($"soxr_process: {Marshal.PtrToStringUTF8(error)}");
        }
    }

    [LibraryImport(Library, EntryPoint = "soxr_quality_spec")]
    private static partial QualitySpec SpecOf(nuint recipe, nuint flags);

    [LibraryImport(Library, EntryPoint = "soxr_create")]
    private static partial nint Create(
        double inputRate,
        double outputRate,
        uint channels,
        out nint error,
        void* ioSpec,
        QualitySpec* qualitySpec,
        void* runtimeSpec
    );

    [LibraryImport(Library, EntryPoint = "soxr_process")]
    private static partial nint ProcessNative(
        nint soxr,
        float* input,
        nuint inputLength,
        nuint* inputDone,
        float* output,
        nuint outputLength,
        out nuint outputDone
    );

    [LibraryImport(Library, EntryPoint = "soxr_delete")]
    private static partial void Delete(nint soxr);

    [StructLayout(LayoutKind.Sequential)]
    private struct QualitySpec
    {
        public double Precision;
        public double PhaseResponse;
        public double PassbandEnd;
        public double StopbandBegin;
        public nint Reserved;
        public nuint Flags;
    }
}
