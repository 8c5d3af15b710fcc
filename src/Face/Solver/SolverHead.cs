using System.Numerics.Tensors;

namespace Sidecar.Face.Solver;

/// <summary>The weights of one head: what the trunk knows at a step says what a hop some steps before looked like.
/// </summary>
internal sealed class SolverHead
{
    private readonly DenseLayer _hidden;
    private readonly DenseLayer _out;
    private readonly float[] _hiddenBias;
    private readonly float[] _outBias;

    /// <summary>Lays out the weights.</summary>
    public SolverHead(int delayHops, float[] hidden, float[] hiddenBias, float[] output, float[] outputBias)
    {
        DelayHops = delayHops;
        _hidden = new DenseLayer(hidden, hidden.Length / hiddenBias.Length, hiddenBias.Length);
        _out = new DenseLayer(output, hiddenBias.Length, outputBias.Length);
        _hiddenBias = new float[_hidden.PaddedOutputs];
        hiddenBias.CopyTo(_hiddenBias, 0);
        _outBias = new float[_out.PaddedOutputs];
        outputBias.CopyTo(_outBias, 0);
    }

    /// <summary>How many steps before the trunk's the described hop lies.</summary>
    public int DelayHops { get; }

    /// <summary>The length of the scratch row that <see cref="Read"/> needs.</summary>
    public int ScratchLength => _hiddenBias.Length;

    /// <summary>The length of a row of outputs with its padding.</summary>
    public int OutputLength => _outBias.Length;

    /// <summary>Reads the trunk at one step.</summary>
    public void Read(ReadOnlySpan<float> trunk, Span<float> scratch, Span<float> outputs)
    {
        scratch = scratch[.._hiddenBias.Length];
        _hiddenBias.CopyTo(scratch);
        _hidden.Add(trunk, scratch);
        TensorPrimitives.Max(scratch, 0, scratch);
        _outBias.CopyTo(outputs);
        _out.Add(scratch, outputs);
    }
}
