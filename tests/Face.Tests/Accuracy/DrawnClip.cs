namespace Sidecar.Face.Tests.Accuracy;

/// <summary>
/// What an engine drew: rows that each hold until the next one, and what a viewer sees at the middle of each 10 ms.
/// </summary>
internal sealed class DrawnClip
{
    private readonly List<(double TimeMs, float[] Weights, double Jaw)> _rows = [];

    /// <summary>The rows; a negative jaw is none.</summary>
    public IReadOnlyList<(double TimeMs, float[] Weights, double Jaw)> Rows => _rows;

    /// <summary>Adds a row of 15 viseme weights, with the engine's own jaw or a negative number for none.</summary>
    public void Add(double timeMs, ReadOnlySpan<float> weights, double jaw = -1) =>
        _rows.Add((timeMs, weights.ToArray(), jaw));

    /// <summary>Adds a row of one viseme.</summary>
    public void Add(double timeMs, Viseme viseme, double jaw = -1)
    {
        var weights = new float[VisemeCount.All];
        weights[(int)viseme] = 1;
        _rows.Add((timeMs, weights, jaw));
    }

    /// <summary>The weights that are shown at each frame; zeros before the first row.</summary>
    public float[][] WeightsOf(int frames) => Sample(frames, row => row.Weights, new float[VisemeCount.All]);

    /// <summary>The jaw at each frame; null when the engine has none of its own.</summary>
    public double[]? JawOf(int frames) =>
        _rows.Count > 0 && _rows[0].Jaw >= 0 ? Sample(frames, row => row.Jaw, 0) : null;

    private T[] Sample<T>(int frames, Func<(double TimeMs, float[] Weights, double Jaw), T> value, T before)
    {
        var shown = new T[frames];
        var row = -1;
        for (var frame = 0; frame < frames; frame++)
        {
            var timeMs = (frame + 0.5) * 1000 / ReferenceClip.FramesPerSecond;
            while (row + 1 < _rows.Count && _rows[row + 1].TimeMs <= timeMs)
            {
                row++;
            }

            shown[frame] = row < 0 ? before : value(_rows[row]);
        }

        return shown;
    }
}
