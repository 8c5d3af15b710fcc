using System.Runtime.Intrinsics;
using Sidecar.Face.Solver.Weights;

namespace Sidecar.Face.Solver;

/// <summary>
/// Decides the viseme of each hop: the best path through what is known of the hop and of those after it, where each
/// change costs, labels are held for a while, and lips may close at any time.
/// </summary>
internal sealed class DecisionLayer
{
    private const int Length = HeadReadings.LabelLength;
    private const int LongAgo = int.MaxValue / 2;

    private readonly DecisionSettings _settings;
    private readonly int[] _delays;
    private readonly float[] _change;

    // Row w holds what it costs to change into w, from each label.
    private readonly float[] _changeInto;
    private readonly float[] _ahead = new float[Length];
    private int _label;
    private int _held;

    /// <summary>Starts with a closed mouth.</summary>
    public DecisionLayer(SolverModel model)
    {
        _settings = model.Decision;
        _delays = Array.ConvertAll(model.Heads, head => head.DelayHops);
        _change = model.Change;
        _changeInto = new float[VisemeCount.All * Length];
        for (var from = 0; from < VisemeCount.All; from++)
        {
            for (var into = 0; into < VisemeCount.All; into++)
            {
                _changeInto[into * Length + from] = _change[from * VisemeCount.All + into];
            }
        }

        Begin();
    }

    /// <summary>Starts an utterance: nothing was said for long.</summary>
    public void Begin()
    {
        _label = (int)Viseme.sil;
        _held = LongAgo;
    }

    /// <summary>Decides the next hop.</summary>
    /// <param name="hop">The hop after the last one that was decided.</param>
    /// <param name="newestStep">The newest step that may be used: the shortest delay after the hop at least.</param>
    /// <param name="readings">What the heads say, with the scores of all steps up to the newest.</param>
    /// <param name="row">Gets <see cref="HeadOutputs.Count"/> values, each 0..1.</param>
    public void Decide(long hop, long newestStep, HeadReadings readings, Span<float> row)
    {
        var lastHop = newestStep - _delays[0];
        var ahead = _ahead.AsSpan();
        Scores(readings, lastHop, newestStep).CopyTo(ahead);
        for (var at = lastHop - 1; at >= hop; at--)
        {
            StepBack(Scores(readings, at, newestStep));
        }

        Enter(Best(ahead));
        Write(hop, newestStep, readings, row);
    }

    private int HeadFor(long hop, long newestStep)
    {
        var head = _delays.Length - 1;
        while (head > 0 && hop + _delays[head] > newestStep)
        {
            head--;
        }

        return head;
    }

    private Span<float> Scores(HeadReadings readings, long hop, long newestStep)
    {
        var head = HeadFor(hop, newestStep);
        return readings.Scores(hop + _delays[head], head);
    }

    // ahead[v] = scores[v] + max over w of (ahead[w] - change[v][w]), all v at once.
    private void StepBack(ReadOnlySpan<float> scores)
    {
        var low = Vector256.Create(float.MinValue);
        var high = low;
        for (var into = 0; into < VisemeCount.All; into++)
        {
            var best = Vector256.Create(_ahead[into]);
            var costs = _changeInto.AsSpan(into * Length, Length);
            low = Vector256.Max(low, best - Vector256.Create(costs));
            high = Vector256.Max(high, best - Vector256.Create(costs[8..]));
        }

        (low + Vector256.Create(scores)).CopyTo(_ahead);
        (high + Vector256.Create(scores[8..])).CopyTo(_ahead, 8);
    }

    private int Best(ReadOnlySpan<float> ahead)
    {
        var hold = _label == (int)Viseme.PP ? _settings.HoldFramesPp : _settings.HoldFrames;
        var best = _label;
        var bestScore = float.NegativeInfinity;
        for (var label = 0; label < VisemeCount.All; label++)
        {
            if (_held < hold && label != _label && label != (int)Viseme.PP)
            {
                continue;
            }

            var score = ahead[label] - _change[_label * VisemeCount.All + label];
            if (score > bestScore)
            {
                bestScore = score;
                best = label;
            }
        }

        return best;
    }

    private void Enter(int label)
    {
        _held = label == _label ? Math.Min(_held + 1, LongAgo) : 1;
        _label = label;
    }

    private void Write(long hop, long newestStep, HeadReadings readings, Span<float> row)
    {
        var head = HeadFor(hop, newestStep);
        var outputs = readings.Outputs(hop + _delays[head], head);
        var posteriors = readings.Posteriors(hop + _delays[head], head);
        var closed = _label == (int)Viseme.PP;
        var blend = closed ? _settings.BlendPp : _settings.Blend;
        for (var label = 0; label < VisemeCount.All; label++)
        {
            row[label] = (1 - blend) * posteriors[label];
        }

        row[_label] += blend;
        var openness = Sigmoid(outputs[HeadOutputs.Openness]);
        row[HeadOutputs.Openness] = closed ? Math.Min(openness, _settings.OpennessPp) : openness;
        row[HeadOutputs.Rounding] = Sigmoid(outputs[HeadOutputs.Rounding]);
        row[HeadOutputs.Closure] = closed ? 1 : Sigmoid(outputs[HeadOutputs.Closure]);
    }

    private static float Sigmoid(float logit) => 1 / (1 + MathF.Exp(-logit));
}
