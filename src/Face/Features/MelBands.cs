using System.Numerics.Tensors;

namespace Sidecar.Face.Features;

/// <summary>Triangular bands on HTK's mel scale, not normalised by their area.</summary>
internal sealed class MelBands
{
    private readonly int[] _firstBins;
    private readonly float[][] _weights;

    /// <summary>Lays the bands over the bins of a transform.</summary>
    public MelBands(FeatureSettings settings)
    {
        var edgesHz = new double[settings.MelBands + 2];
        var (low, high) = (Mel(settings.MelLowHz), Mel(settings.MelHighHz));
        for (var edge = 0; edge < edgesHz.Length; edge++)
        {
            edgesHz[edge] = Hz(low + (high - low) * edge / (edgesHz.Length - 1));
        }

        var binHz = (double)settings.SampleRateHz / settings.FftSize;
        _firstBins = new int[settings.MelBands];
        _weights = new float[settings.MelBands][];
        for (var band = 0; band < settings.MelBands; band++)
        {
            var (left, centre, right) = (edgesHz[band], edgesHz[band + 1], edgesHz[band + 2]);
            var first = (int)Math.Ceiling(left / binHz);
            var last = Math.Min((int)Math.Floor(right / binHz), settings.FftSize / 2);
            _firstBins[band] = first;
            _weights[band] = new float[Math.Max(0, last - first + 1)];
            for (var i = 0; i < _weights[band].Length; i++)
            {
                var hz = (first + i) * binHz;
                _weights[band][i] = (float)
                    Math.Max(0, Math.Min((hz - left) / (centre - left), (right - hz) / (right - centre)));
            }
        }
    }

    /// <summary>Number of bands.</summary>
    public int Count => _weights.Length;

    /// <summary>Adds up the power of each band.</summary>
    public void Measure(ReadOnlySpan<float> power, Span<float> energies)
    {
        for (var band = 0; band < _weights.Length; band++)
        {
            var weights = _weights[band];
            energies[band] =
                weights.Length == 0 ? 0 : TensorPrimitives.Dot(power.Slice(_firstBins[band], weights.Length), weights);
        }
    }

    private static double Mel(double hz) => 2595 * Math.Log10(1 + hz / 700);

    private static double Hz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
}
