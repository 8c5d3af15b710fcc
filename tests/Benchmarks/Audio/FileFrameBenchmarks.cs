using BenchmarkDotNet.Attributes;
using Sidecar.Audio.Resampling;
using Sidecar.Audio.Sources;
using Sidecar.Audio.Tests.Resampling.Measuring;
using Sidecar.Audio.Wav;
using Sidecar.Protocol;

namespace Sidecar.Benchmarks.Audio;

/// <summary>A 20 ms frame from a stereo WAV file in memory: decode, downmix, resample, convert.</summary>
[MemoryDiagnoser]
public class FileFrameBenchmarks : IDisposable
{
    private readonly short[] _frame = new short[PcmFormat.FrameSamples];
    private FileAudioSource? _source;

    /// <summary>Rate of the file, within <see cref="SampleRates"/>.</summary>
    [Params(24_000, 44_100, 48_000)]
    public int FileRateHz { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var file = new MemoryStream();
        using (var writer = new WavWriter(file, FileRateHz, channels: 2, leaveOpen: true))
        {
            writer.Write(Tone.Make(1000, 2 * FileRateHz, 1));
        }

        file.Position = 0;
        _source = new FileAudioSource(new WavReader(file), FileEnd.Loop);
    }

    [Benchmark]
    public ValueTask<bool> ReadFrame() => _source!.ReadFrameAsync(_frame, CancellationToken.None);

    [GlobalCleanup]
    public void Dispose()
    {
        _source?.Dispose();
        GC.SuppressFinalize(this);
    }
}
