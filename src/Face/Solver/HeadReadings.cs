namespace Sidecar.Face.Solver;

/// <summary>What each head said at the latest steps: its outputs, and the visemes' posteriors and scores from them.
/// </summary>
internal sealed class HeadReadings
{
    /// <summary>The length of a row of posteriors or scores: the visemes and one place that stays unused.</summary>
    public const int LabelLength = 16;

    private readonly int _outputLength;
    private readonly RowRing _outputs;
    private readonly RowRing _posteriors;
    private readonly RowRing _scores;

    /// <summary>Makes room for <paramref name="depth"/> steps.</summary>
    public HeadReadings(SolverHead[] heads, int depth)
    {
        _outputLength = heads[0].OutputLength;
        _outputs = new RowRing(heads.Length * _outputLength, depth);
        _posteriors = new RowRing(heads.Length * LabelLength, depth);
        _scores = new RowRing(heads.Length * LabelLength, depth);
    }

    public Span<float> Outputs(long step, int head) => _outputs[step].Slice(head * _outputLength, _outputLength);

    public Span<float> Posteriors(long step, int head) => _posteriors[step].Slice(head * LabelLength, LabelLength);

    public Span<float> Scores(long step, int head) => _scores[step].Slice(head * LabelLength, LabelLength);
}
