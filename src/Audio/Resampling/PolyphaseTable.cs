namespace Sidecar.Audio.Resampling;

/// <summary>
/// The kernel sampled at every phase an output sample can have between two input samples. A ratio with few phases has
/// one exact row each; one with many has rows on a coarser grid and is interpolated between four of them.
/// </summary>
internal sealed class PolyphaseTable
{
    /// <summary>The dot product's block: rows are padded with zeros, on the past's side, to a multiple of it.</summary>
    public const int TapBlock = 32;

    private const int MaxExactCoefficients = 128 * 1024;
    private const int MaxGridPhases = 128;
    private const int MinGridPhases = 8;

    private readonly float[] _rows;
    private readonly int _firstRow;

    public PolyphaseTable(int inputRateHz, int outputRateHz, int phases)
    {
        var kernel = new FilterKernel(inputRateHz, outputRateHz);
        LookaheadSamples = kernel.HalfWidthSamples;
        Taps = ((2 * LookaheadSamples) + TapBlock - 1) / TapBlock * TapBlock;
        IsInterpolated = (long)phases * Taps > MaxExactCoefficients;
        int stretch = Math.Max(1, inputRateHz / outputRateHz);
        GridPhases = IsInterpolated ? Math.Clamp(MaxGridPhases / stretch, MinGridPhases, MaxGridPhases) : phases;
        _firstRow = IsInterpolated ? -1 : 0;
        int rowCount = IsInterpolated ? GridPhases + 3 : phases;
        _rows = new float[rowCount * Taps];
        var exactRow = new double[Taps];
        for (int row = 0; row < rowCount; row++)
        {
            FillRow(kernel, (double)(row + _firstRow) / GridPhases, exactRow, _rows.AsSpan(row * Taps, Taps));
        }
    }

    /// <summary>Input samples after the time of an output sample that it depends on.</summary>
    public int LookaheadSamples { get; }

    /// <summary>Coefficients per row; the last belongs to the input sample furthest in the future.</summary>
    public int Taps { get; }

    /// <summary>Whether a phase falls between rows.</summary>
    public bool IsInterpolated { get; }

    /// <summary>Rows per input sample.</summary>
    public int GridPhases { get; }

    /// <summary>The row of a grid phase, 0 to <see cref="GridPhases"/> − 1.</summary>
    public ReadOnlySpan<float> Row(int phase) => _rows.AsSpan((phase - _firstRow) * Taps, Taps);

    /// <summary>The four rows around a grid phase, from one before it to two after.</summary>
    public ReadOnlySpan<float> FourRows(int phase) => _rows.AsSpan((phase - 1 - _firstRow) * Taps, 4 * Taps);

    private void FillRow(FilterKernel kernel, double fraction, double[] exactRow, Span<float> row)
    {
        double sum = 0;
        for (int tap = 0; tap < exactRow.Length; tap++)
        {
            exactRow[tap] = kernel.At(Distance(tap, fraction));
            sum += exactRow[tap];
        }

        // Every row is scaled to a sum of one: a constant stays constant, whichever phases it passes.
        for (int tap = 0; tap < row.Length; tap++)
        {
            row[tap] = (float)(exactRow[tap] / sum);
        }
    }

    private double Distance(int tap, double fraction) => tap - (Taps - 1 - LookaheadSamples) - fraction;
}
