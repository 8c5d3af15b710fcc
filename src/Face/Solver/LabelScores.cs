using System.Numerics.Tensors;
using Sidecar.Face.Solver.Weights;

namespace Sidecar.Face.Solver;

/// <summary>Turns a head's outputs into the posterior and the score of each label.</summary>
internal sealed class LabelScores(SolverModel model)
{
    private readonly DecisionSettings _settings = model.Decision;
    private readonly float[] _accept = model.Accept;

    /// <summary>Fills in what one head says at one step.</summary>
    public void Fill(HeadReadings readings, long step, int head)
    {
        var outputs = readings.Outputs(step, head);
        var posteriors = readings.Posteriors(step, head)[..VisemeCount.All];
        var scores = readings.Scores(step, head)[..VisemeCount.All];
        SoftMax(outputs[..VisemeCount.All], posteriors);
        for (var label = 0; label < scores.Length; label++)
        {
            var accept = _accept.AsSpan(label * VisemeCount.All, VisemeCount.All);
            scores[label] = TensorPrimitives.Dot(accept, posteriors) + _settings.PosteriorFloor;
        }

        TensorPrimitives.Log(scores, scores);
        var closure = outputs[HeadOutputs.Closure] + _settings.ClosureBias;
        scores[(int)Viseme.PP] +=
            _settings.ClosureGain * Math.Clamp(closure, -_settings.ClosureLimit, _settings.ClosureLimit);
    }

    // With the largest taken off first, as logits may lie beyond what an exponential can hold.
    private static void SoftMax(ReadOnlySpan<float> logits, Span<float> posteriors)
    {
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), posteriors);
        TensorPrimitives.Exp(posteriors, posteriors);
        TensorPrimitives.Divide(posteriors, TensorPrimitives.Sum<float>(posteriors), posteriors);
    }
}
