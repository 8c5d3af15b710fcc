using BenchmarkDotNet.Attributes;
using Sidecar.Audio.Tests.Resampling.Measuring;

namespace Sidecar.Benchmarks.Audio;

/// <summary>One 20 ms frame through a resampler that is already running.</summary>
[MemoryDiagnoser]
public class ResamplerBenchmarks : IDisposable
{
    private float[] _input = [];
    private float[] _output = [];
    private SidecarConverter? _sidecar;
    private SoxrConverter? _soxr;

    public enum RatePair
    {
        From48To24,
        From44To24,
        From16To24,
        From24To48,
        From44056To24,
    }

    [ParamsAllValues]
    public RatePair Rates { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        (int inputRateHz, int outputRateHz) = Rates switch
        {
            RatePair.From48To24 => (48_000, 24_000),
            RatePair.From44To24 => (44_100, 24_000),
            RatePair.From16To24 => (16_000, 24_000),
            RatePair.From24To48 => (24_000, 48_000),
            _ => (44_056, 24_000),
        };
        _input = Tone.Make(1000, inputRateHz, 0.02);
        _output = new float[4096];
        _sidecar = new SidecarConverter(inputRateHz, outputRateHz);
        _soxr = SoxrConverter.IsAvailable ? new SoxrConverter(inputRateHz, outputRateHz, SoxrQuality.High) : null;
    }

    [Benchmark(Baseline = true)]
    public int Sidecar() => _sidecar!.Process(_input, _output);

    /// <summary>Gives nothing where libsoxr is absent.</summary>
    [Benchmark]
    public int SoxrHigh() => _soxr?.Process(_input, _output) ?? 0;

    [GlobalCleanup]
    public void Dispose()
    {
        _sidecar?.Dispose();
        _soxr?.Dispose();
        GC.SuppressFinalize(this);
    }
}
