using System.Numerics.Tensors;

namespace Sidecar.Face.Solver;

/// <summary>The weights of a causal convolution over time: one matrix per tap, the newest last.</summary>
internal sealed class ConvolutionLayer
{
    private readonly DenseLayer[] _taps;
    private readonly float[] _bias;
    private readonly int _dilation;

    /// <summary>Lays out the weights.</summary>
    /// <param name="weights">Taps × inputs × outputs.</param>
    /// <param name="bias">One value per output.</param>
    /// <param name="taps">Number of taps.</param>
    /// <param name="dilation">Steps between two taps.</param>
    public ConvolutionLayer(float[] weights, float[] bias, int taps, int dilation)
    {
        var size = weights.Length / taps;
        Inputs = size / bias.Length;
        _dilation = dilation;
        _taps = new DenseLayer[taps];
        for (var tap = 0; tap < taps; tap++)
        {
            _taps[tap] = new DenseLayer(weights.AsSpan(tap * size, size), Inputs, bias.Length);
        }

        _bias = new float[DenseLayer.Padded(bias.Length)];
        bias.CopyTo(_bias, 0);
    }

    /// <summary>Number of inputs.</summary>
    public int Inputs { get; }

    /// <summary>How many steps before the newest one are heard.</summary>
    public int Reach => (_taps.Length - 1) * _dilation;

    /// <summary>Adds bias and convolution of some steps in a row to one row of outputs each.</summary>
    public void Add(RowRing inputs, long firstStep, int count, float[][] outputs)
    {
        var step = 0;
        for (; step + 1 < count; step += 2)
        {
            var (first, second) = (outputs[step], outputs[step + 1]);
            TensorPrimitives.Add(first, _bias, first);
            TensorPrimitives.Add(second, _bias, second);
            for (var tap = 0; tap < _taps.Length; tap++)
            {
                var at = firstStep + step - (_taps.Length - 1 - tap) * _dilation;
                _taps[tap].AddPair(inputs[at], inputs[at + 1], first, second);
            }
        }

        if (step < count)
        {
            var last = outputs[step];
            TensorPrimitives.Add(last, _bias, last);
            for (var tap = 0; tap < _taps.Length; tap++)
            {
                _taps[tap].Add(inputs[firstStep + step - (_taps.Length - 1 - tap) * _dilation], last);
            }
        }
    }
}
