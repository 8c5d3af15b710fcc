using Sidecar.Face.Solver;

namespace Sidecar.Face.Tests.Solver;

public class DenseLayerTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(42, 31)]
    [InlineData(7, 32)]
    [InlineData(112, 112)]
    public void Add_IsTheProductOfRowAndMatrix(int inputs, int outputs)
    {
        var random = new Random(1);
        var weights = Random(random, inputs * outputs);
        var layer = new DenseLayer(weights, inputs, outputs);
        var row = Random(random, inputs);
        var sum = new float[layer.PaddedOutputs];
        Array.Fill(sum, 0.5f);
        layer.Add(row, sum);

        for (var output = 0; output < outputs; output++)
        {
            var expected = 0.5 + Enumerable.Range(0, inputs).Sum(i => (double)row[i] * weights[i * outputs + output]);
            Assert.Equal(expected, sum[output], 1e-4);
        }

        Assert.All(sum[outputs..], value => Assert.Equal(0.5f, value));
    }

    [Fact]
    public void AddPair_GivesTheSumsOfTwoSingleRowsToTheBit()
    {
        var random = new Random(2);
        var layer = new DenseLayer(Random(random, 50 * 60), 50, 60);
        var (first, second) = (Random(random, 50), Random(random, 50));
        var (pairFirst, pairSecond) = (new float[64], new float[64]);
        var (singleFirst, singleSecond) = (new float[64], new float[64]);

        layer.AddPair(first, second, pairFirst, pairSecond);
        layer.Add(first, singleFirst);
        layer.Add(second, singleSecond);

        Assert.Equal(singleFirst, pairFirst);
        Assert.Equal(singleSecond, pairSecond);
    }

    private static float[] Random(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
}
