namespace Sidecar.Face.Tests.Accuracy;

/// <summary>
/// How well an engine's face fits recordings whose phone times are known: as delivered, and with the one constant lag
/// removed that suits it best. The definitions are in docs/face-solver.md.
/// </summary>
internal sealed class AccuracyReport
{
    private const double DrawnPercentile = 0.95;

    private readonly List<ScoredClip> _clips = [];

    /// <summary>Scores what an engine drew.</summary>
    /// <param name="clips">All clips, each with what was drawn; an engine draws a jaw alone in all of them or in none.
    /// </param>
    /// <param name="jawAlone">Whether only the jaw counts.</param>
    public AccuracyReport(IReadOnlyList<(ReferenceClip Reference, DrawnClip Drawn)> clips, bool jawAlone = false)
    {
        var weights = clips.Select(clip => clip.Drawn.WeightsOf(clip.Reference.Frames)).ToList();
        var gain = jawAlone ? 1 : Gain(weights);
        foreach (var ((reference, drawn), shown) in clips.Zip(weights))
        {
            _clips.Add(ScoredClip.Of(reference, jawAlone ? null : shown, drawn.JawOf(reference.Frames), gain));
        }

        OpennessLag = Lag.Candidates.MaxBy(lag => Correlation(_clips, lag));
        LabelLag = jawAlone ? OpennessLag : Lag.Candidates.MaxBy(AcceptedShare);
    }

    /// <summary>The lag in frames at which most labels are accepted; positive is late.</summary>
    public int LabelLag { get; }

    /// <summary>The lag in frames at which the openness fits best.</summary>
    public int OpennessLag { get; }

    /// <summary>The figures of the clips that a name chooses.</summary>
    /// <param name="chooses">Takes the name of a clip; at least one must be chosen.</param>
    /// <param name="corrected">Whether the lag is removed.</param>
    public AccuracyScore Score(Func<string, bool> chooses, bool corrected)
    {
        var clips = _clips.Where(clip => chooses(clip.Reference.Name)).ToList();
        var lag = corrected ? LabelLag : 0;
        var closures = new ClosureScore();
        var labels = new LabelScore();
        foreach (var clip in clips)
        {
            closures.Add(clip, lag);
            if (clip.Visemes is not null)
            {
                labels.Add(clip, lag);
            }
        }

        var score = clips[0].Visemes is null ? new AccuracyScore() : labels.Score;
        return score with
        {
            Closed = closures.ClosedShare,
            ClosedByViseme = closures.PressedShare,
            FalseClosuresPerMinute = closures.FalsePerMinute,
            Correlation = Correlation(clips, corrected ? OpennessLag : 0),
        };
    }

    private double AcceptedShare(int lag)
    {
        long hits = 0;
        long frames = 0;
        foreach (var clip in _clips)
        {
            var visemes = Lag.Undo(clip.Visemes!, lag);
            frames += visemes.Length;
            hits += visemes.Where((viseme, frame) => clip.Reference.Accepted[frame][viseme]).LongCount();
        }

        return (double)hits / frames;
    }

    private static double Correlation(List<ScoredClip> clips, int lag)
    {
        var reference = clips.SelectMany(clip => clip.SmoothReference).ToArray();
        var drawn = clips.SelectMany(clip => Lag.Undo(clip.SmoothOpenness, lag)).ToArray();
        var (referenceMean, drawnMean) = (reference.Average(), drawn.Average());
        double both = 0;
        double ofReference = 0;
        double ofDrawn = 0;
        for (var i = 0; i < reference.Length; i++)
        {
            var (a, b) = (reference[i] - referenceMean, drawn[i] - drawnMean);
            both += a * b;
            ofReference += a * a;
            ofDrawn += b * b;
        }

        var spread = Math.Sqrt(ofReference * ofDrawn);
        return spread > 0 ? both / spread : 0;
    }

    // One gain per engine: how far a face is drawn is the rig's business.
    private static double Gain(List<float[][]> weights)
    {
        var sums = weights.SelectMany(clip => clip).Select(row => (double)row.Skip(1).Sum()).Order().ToArray();
        var place = DrawnPercentile * (sums.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sums.Length - 1);
        return Math.Max(1e-6, sums[below] + (place - below) * (sums[above] - sums[below]));
    }
}
