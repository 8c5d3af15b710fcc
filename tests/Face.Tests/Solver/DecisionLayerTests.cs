using Sidecar.Face.Solver;

namespace Sidecar.Face.Tests.Solver;

/// <summary>The decision against all paths tried one by one, and its holds.</summary>
public class DecisionLayerTests
{
    private const int Hops = 40;

    [Fact]
    public void Decide_TakesTheFirstLabelOfTheBestOfAllPaths()
    {
        var weights = new TestWeights();
        weights.Header["decision"]!["hold_frames"] = 0;
        weights.Header["decision"]!["hold_frames_pp"] = 0;
        var model = SolverModel.Read(weights.ToBytes(), "w");
        var readings = RandomReadings(model);
        var decision = new DecisionLayer(model);
        var row = new float[HeadOutputs.Count];
        var label = 0;
        for (var hop = 0; hop < Hops; hop++)
        {
            // Two hops beyond the shortest delay: paths of three labels.
            decision.Decide(hop, hop + 5, readings, row);
            var expected = BestFirst(model, readings, hop, label);
            Assert.Equal(expected, LabelOf(row));
            label = expected;
        }
    }

    [Fact]
    public void ALabel_IsHeldUnlessTheLipsClose()
    {
        var model = TestWeights.Model;
        var readings = RandomReadings(model);
        var decision = new DecisionLayer(model);
        var row = new float[HeadOutputs.Count];
        var labels = new List<int>();
        for (var hop = 0; hop < Hops; hop++)
        {
            decision.Decide(hop, hop + 9, readings, row);
            labels.Add(LabelOf(row));
        }

        Assert.True(labels.Distinct().Count() > 3);
        var run = 1;
        for (var hop = 1; hop < Hops; hop++)
        {
            if (labels[hop] == labels[hop - 1])
            {
                run++;
                continue;
            }

            var hold = labels[hop - 1] == (int)Viseme.PP ? 4 : 3;
            Assert.True(run >= hold || labels[hop] == (int)Viseme.PP || hop == run, $"held {run} at {hop}");
            run = 1;
        }
    }

    [Fact]
    public void ClosedLips_AreDrawnClosed()
    {
        var model = TestWeights.Model;
        var readings = RandomReadings(model);
        for (var step = 0; step < Hops + 9; step++)
        {
            readings.Scores(step, 2)[(int)Viseme.PP] = 10;
            readings.Outputs(step, 2)[HeadOutputs.Openness] = 5;
        }

        var row = new float[HeadOutputs.Count];
        new DecisionLayer(model).Decide(0, 9, readings, row);

        Assert.Equal(model.Decision.OpennessPp, row[HeadOutputs.Openness]);
        Assert.Equal(1, row[HeadOutputs.Closure]);
        Assert.InRange(row[(int)Viseme.PP], 0.9f, 1);
    }

    private static int LabelOf(float[] row) => Array.IndexOf(row, row.AsSpan(0, 15).ToArray().Max());

    private static int BestFirst(SolverModel model, HeadReadings readings, int hop, int label)
    {
        var best = (Score: double.NegativeInfinity, First: -1);
        float Score(int at, int head, int v) => readings.Scores(at + model.Heads[head].DelayHops, head)[v];
        float Cost(int from, int to) => model.Change[from * 15 + to];
        for (var a = 0; a < 15; a++)
        {
            for (var b = 0; b < 15; b++)
            {
                for (var c = 0; c < 15; c++)
                {
                    double score = Score(hop, 1, a) + Score(hop + 1, 0, b) + Score(hop + 2, 0, c);
                    score -= Cost(label, a) + Cost(a, b) + Cost(b, c);
                    if (score > best.Score + 1e-6)
                    {
                        best = (score, a);
                    }
                }
            }
        }

        return best.First;
    }

    private static HeadReadings RandomReadings(SolverModel model)
    {
        var random = new Random(5);
        var readings = new HeadReadings(model.Heads, 64);
        var scores = new LabelScores(model);
        for (var step = 0; step < Hops + 9; step++)
        {
            for (var head = 0; head < model.Heads.Length; head++)
            {
                foreach (ref var value in readings.Outputs(step, head))
                {
                    value = 8 * random.NextSingle() - 4;
                }

                scores.Fill(readings, step, head);
            }
        }

        return readings;
    }
}
