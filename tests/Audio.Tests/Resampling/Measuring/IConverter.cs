namespace Sidecar.Audio.Tests.Resampling.Measuring;

/// <summary>A streaming sample rate converter under measurement: ours or the oracle.</summary>
internal interface IConverter : IDisposable
{
    int Process(ReadOnlySpan<float> input, Span<float> output);

    int Flush(Span<float> output);
}
