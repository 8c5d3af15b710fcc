using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sidecar.Face.Solver;

/// <summary>
/// A matrix of inputs × outputs that is added to rows. Weights lie in blocks of <see cref="BlockWidth"/> outputs, each
/// block in the order in which it is read. Each output is summed over the inputs from the first to the last, whether
/// rows come alone or in pairs, so that both ways give the same sum to the bit.
/// </summary>
internal sealed class DenseLayer
{
    /// <summary>Rows of outputs are padded to a multiple of this.</summary>
    public const int BlockWidth = 32;

    private const int Lanes = 8;

    private readonly int _inputs;
    private readonly float[] _blocks;

    /// <summary>Lays out a matrix.</summary>
    /// <param name="weights">Row by row: <paramref name="inputs"/> rows of <paramref name="outputs"/>.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="outputs">Number of outputs.</param>
    public DenseLayer(ReadOnlySpan<float> weights, int inputs, int outputs)
    {
        _inputs = inputs;
        PaddedOutputs = Padded(outputs);
        _blocks = new float[inputs * PaddedOutputs];
        for (var input = 0; input < inputs; input++)
        {
            for (var output = 0; output < outputs; output++)
            {
                var (block, lane) = Math.DivRem(output, BlockWidth);
                _blocks[(block * inputs + input) * BlockWidth + lane] = weights[input * outputs + output];
            }
        }
    }

    /// <summary>The length of a row of outputs with its padding.</summary>
    public int PaddedOutputs { get; }

    /// <summary>The length of a row of so many outputs with its padding.</summary>
    public static int Padded(int outputs) => (outputs + BlockWidth - 1) / BlockWidth * BlockWidth;

    /// <summary>Adds the product of one row.</summary>
    public void Add(ReadOnlySpan<float> input, Span<float> output)
    {
        ref var x = ref MemoryMarshal.GetReference(input[.._inputs]);
        ref var y = ref MemoryMarshal.GetReference(output[..PaddedOutputs]);
        ref var w = ref MemoryMarshal.GetArrayDataReference(_blocks);
        for (var block = 0; block < PaddedOutputs; block += BlockWidth)
        {
            ref var yb = ref Unsafe.Add(ref y, block);
            var y0 = Vector256.LoadUnsafe(ref yb);
            var y1 = Vector256.LoadUnsafe(ref yb, Lanes);
            var y2 = Vector256.LoadUnsafe(ref yb, 2 * Lanes);
            var y3 = Vector256.LoadUnsafe(ref yb, 3 * Lanes);
            for (var i = 0; i < _inputs; i++)
            {
                var v = Vector256.Create(Unsafe.Add(ref x, i));
                y0 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref w), v, y0);
                y1 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref w, Lanes), v, y1);
                y2 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref w, 2 * Lanes), v, y2);
                y3 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref w, 3 * Lanes), v, y3);
                w = ref Unsafe.Add(ref w, BlockWidth);
            }

            y0.StoreUnsafe(ref yb);
            y1.StoreUnsafe(ref yb, Lanes);
            y2.StoreUnsafe(ref yb, 2 * Lanes);
            y3.StoreUnsafe(ref yb, 3 * Lanes);
        }
    }

    /// <summary>Adds the products of two rows, for one reading of the weights.</summary>
    public void AddPair(
        ReadOnlySpan<float> firstInput,
        ReadOnlySpan<float> secondInput,
        Span<float> firstOutput,
        Span<float> secondOutput
    )
    {
        ref var x = ref MemoryMarshal.GetReference(firstInput[.._inputs]);
        ref var u = ref MemoryMarshal.GetReference(secondInput[.._inputs]);
        ref var y = ref MemoryMarshal.GetReference(firstOutput[..PaddedOutputs]);
        ref var z = ref MemoryMarshal.GetReference(secondOutput[..PaddedOutputs]);
        ref var w = ref MemoryMarshal.GetArrayDataReference(_blocks);
        for (var block = 0; block < PaddedOutputs; block += BlockWidth)
        {
            ref var yb = ref Unsafe.Add(ref y, block);
            ref var zb = ref Unsafe.Add(ref z, block);
            var y0 = Vector256.LoadUnsafe(ref yb);
            var y1 = Vector256.LoadUnsafe(ref yb, Lanes);
            var y2 = Vector256.LoadUnsafe(ref yb, 2 * Lanes);
            var y3 = Vector256.LoadUnsafe(ref yb, 3 * Lanes);
            var z0 = Vector256.LoadUnsafe(ref zb);
            var z1 = Vector256.LoadUnsafe(ref zb, Lanes);
            var z2 = Vector256.LoadUnsafe(ref zb, 2 * Lanes);
            var z3 = Vector256.LoadUnsafe(ref zb, 3 * Lanes);
            for (var i = 0; i < _inputs; i++)
            {
                var v = Vector256.Create(Unsafe.Add(ref x, i));
                var s = Vector256.Create(Unsafe.Add(ref u, i));
                var weights = Vector256.LoadUnsafe(ref w);
                y0 = Vector256.MultiplyAddEstimate(weights, v, y0);
                z0 = Vector256.MultiplyAddEstimate(weights, s, z0);
                weights = Vector256.LoadUnsafe(ref w, Lanes);
                y1 = Vector256.MultiplyAddEstimate(weights, v, y1);
                z1 = Vector256.MultiplyAddEstimate(weights, s, z1);
                weights = Vector256.LoadUnsafe(ref w, 2 * Lanes);
                y2 = Vector256.MultiplyAddEstimate(weights, v, y2);
                z2 = Vector256.MultiplyAddEstimate(weights, s, z2);
                weights = Vector256.LoadUnsafe(ref w, 3 * Lanes);
                y3 = Vector256.MultiplyAddEstimate(weights, v, y3);
                z3 = Vector256.MultiplyAddEstimate(weights, s, z3);
                w = ref Unsafe.Add(ref w, BlockWidth);
            }

            y0.StoreUnsafe(ref yb);
            y1.StoreUnsafe(ref yb, Lanes);
            y2.StoreUnsafe(ref yb, 2 * Lanes);
            y3.StoreUnsafe(ref yb, 3 * Lanes);
            z0.StoreUnsafe(ref zb);
            z1.StoreUnsafe(ref zb, Lanes);
            z2.StoreUnsafe(ref zb, 2 * Lanes);
            z3.StoreUnsafe(ref zb, 3 * Lanes);
        }
    }
}
