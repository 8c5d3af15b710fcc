using System.Numerics.Tensors;

namespace Sidecar.Face.Solver;

/// <summary>
/// Runs the network over one stream. Layer by layer over a few steps at once, as each layer's weights are then read once
/// for two steps; the results don't depend on how many steps go at once.
/// </summary>
internal sealed class SolverNetwork
{
    /// <summary>The most steps that go at once.</summary>
    public const int MostSteps = 8;

    private readonly SolverModel _model;
    private readonly RowRing _inputs;
    private readonly RowRing[] _active;
    private readonly float[][] _trunk;
    private readonly float[] _scratch;

    /// <summary>Makes room for one stream.</summary>
    public SolverNetwork(SolverModel model)
    {
        _model = model;
        _inputs = new RowRing(model.Input.Inputs, model.Input.Reach + MostSteps);
        _active = Array.ConvertAll(model.Blocks, block => new RowRing(model.Width, block.Reach + MostSteps));
        _trunk = new float[MostSteps][];
        for (var step = 0; step < MostSteps; step++)
        {
            _trunk[step] = new float[DenseLayer.Padded(model.Width)];
        }

        _scratch = new float[model.Heads.Max(head => head.ScratchLength)];
    }

    /// <summary>Forgets what was heard.</summary>
    public void Clear()
    {
        _inputs.Clear();
        foreach (var ring in _active)
        {
            ring.Clear();
        }
    }

    /// <summary>The inputs of a step, to be written before it is run.</summary>
    public Span<float> Inputs(long step) => _inputs[step];

    /// <summary>Runs the next steps and writes what the heads say.</summary>
    /// <param name="firstStep">The step after the last one that was run.</param>
    /// <param name="count">At most <see cref="MostSteps"/>.</param>
    /// <param name="readings">Gets the outputs.</param>
    public void Run(long firstStep, int count, HeadReadings readings)
    {
        for (var step = 0; step < count; step++)
        {
            Array.Clear(_trunk[step]);
        }

        _model.Input.Add(_inputs, firstStep, count, _trunk);
        for (var block = 0; block < _active.Length; block++)
        {
            for (var step = 0; step < count; step++)
            {
                TensorPrimitives.Max(_trunk[step].AsSpan(0, _model.Width), 0, _active[block][firstStep + step]);
            }

            _model.Blocks[block].Add(_active[block], firstStep, count, _trunk);
        }

        for (var step = 0; step < count; step++)
        {
            TensorPrimitives.Max(_trunk[step], 0, _trunk[step]);
            for (var head = 0; head < _model.Heads.Length; head++)
            {
                _model.Heads[head].Read(_trunk[step], _scratch, readings.Outputs(firstStep + step, head));
            }
        }
    }
}
