using Sidecar.Protocol;

namespace Sidecar.Face.Spectral;

/// <summary>Splits a block of speech into ten bands whose powers follow the shape of the mouth: voicing and murmur,
/// the first formant in two steps of jaw opening, the second formant, and three bands of hiss.</summary>
internal sealed class SpeechBands
{
    public const int Count = 10;

    /// <summary>21.3 ms.</summary>
    public const int WindowSamples = 512;

    // Nothing above 8 kHz, so that a voice that was sampled at 16 kHz looks the same.
    private static readonly int[] EdgesHz = [80, 350, 700, 1000, 1400, 1900, 2500, 3300, 4500, 6000, 8000];
    private static readonly int[] EdgeBins = Array.ConvertAll(
        EdgesHz,
        hz => (int)Math.Round((double)hz * WindowSamples / PcmFormat.SampleRateHz)
    );

    private readonly PowerSpectrum _spectrum = new(WindowSamples);
    private readonly float[] _power = new float[WindowSamples / 2];

    /// <summary>Band powers relative to full scale squared.</summary>
    public void Measure(ReadOnlySpan<float> window, Span<float> powers)
    {
        _spectrum.Transform(window, _power);
        for (var band = 0; band < Count; band++)
        {
            float sum = 0;
            for (var bin = EdgeBins[band]; bin < EdgeBins[band + 1]; bin++)
            {
                sum += _power[bin];
            }

            powers[band] = sum;
        }
    }
}
