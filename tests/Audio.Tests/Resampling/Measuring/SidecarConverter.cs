using Sidecar.Audio.Resampling;

namespace Sidecar.Audio.Tests.Resampling.Measuring;

internal sealed class SidecarConverter(int inputRateHz, int outputRateHz) : IConverter
{
    private readonly StreamingResampler _resampler = new(inputRateHz, outputRateHz);

    public int Process(ReadOnlySpan<float> input, Span<float> output) => _resampler.Process(input, output);

    public int Flush(Span<float> output) => _resampler.Flush(output);

    public void Dispose() { }
}
