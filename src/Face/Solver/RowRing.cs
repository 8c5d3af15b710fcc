namespace Sidecar.Face.Solver;

/// <summary>The latest rows of a sequence, by their step. Steps before the first one are rows of zeros.</summary>
internal sealed class RowRing
{
    private readonly int _width;
    private readonly int _mask;
    private readonly float[] _rows;

    /// <summary>Makes room.</summary>
    /// <param name="width">Values in a row.</param>
    /// <param name="depth">How many rows can be read at a time.</param>
    public RowRing(int width, int depth)
    {
        _width = width;
        var capacity = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)depth);
        _mask = capacity - 1;
        _rows = new float[capacity * width];
    }

    /// <summary>The row of a step; before 0 too, down to what the depth holds.</summary>
    public Span<float> this[long step] => _rows.AsSpan((int)(step & _mask) * _width, _width);

    /// <summary>Sets every row to zeros.</summary>
    public void Clear() => Array.Clear(_rows);
}
