using System.Runtime.InteropServices;
using Sidecar.Face.Features;
using Sidecar.Face.Solver;

namespace Sidecar.Face.Tests.Solver;

/// <summary>
/// The solver against the training's own arithmetic: files that training/face wrote for the built-in weights. Values may
/// differ by 2e-3, as sums in 32 bits do in another order; labels may not differ.
/// </summary>
public class GoldenTests
{
    private const float Tolerance = 2e-3f;
    private const int HeadCount = 3;
    private const int WavHeaderBytes = 44;
    private const int Inputs = 42;
    private const int TrailingZeros = 2640;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Solver", "golden");

    public static TheoryData<string> Clips() =>
        [.. Directory.EnumerateFiles(Folder, "*.wav").Select(path => Path.GetFileNameWithoutExtension(path)!).Order()];

    [Theory]
    [MemberData(nameof(Clips))]
    public void Features_AreThoseOfTheTraining(string clip)
    {
        var model = BuiltIn();
        var features = new SpeechFeatures(model.Features);
        var normaliser = new VoiceNormaliser(model.Normaliser, model.PriorMean, model.PriorScale);
        var expected = Golden(clip, "features");
        var samples = Samples(clip, expected.Length / Inputs);
        var bands = new float[Inputs - VoiceNormaliser.LevelInputs];
        var actual = new float[Inputs];
        for (var hop = 0; hop < expected.Length / Inputs; hop++)
        {
            var window = samples.AsSpan(hop * HopGrid.HopSamples, HopGrid.WindowSamples);
            normaliser.Observe(bands, features.Measure(window, bands), actual);
            AssertClose(expected.AsSpan(hop * Inputs, Inputs), actual, $"{clip} hop {hop}");
        }
    }

    [Theory]
    [MemberData(nameof(Clips))]
    public void HeadOutputs_AreThoseOfTheTraining(string clip)
    {
        var model = BuiltIn();
        var expected = Golden(clip, "heads");
        var steps = expected.Length / (HeadCount * HeadOutputs.Count);
        var analysis = new HopAnalysis(model);
        var samples = Samples(clip, steps);
        for (var step = 0; step < steps; step++)
        {
            analysis.Advance(samples.AsSpan(step * HopGrid.HopSamples), 1, learn: true);
            for (var head = 0; head < HeadCount; head++)
            {
                var at = (step * HeadCount + head) * HeadOutputs.Count;
                var actual = analysis.Readings.Outputs(step, head)[..HeadOutputs.Count];
                AssertClose(expected.AsSpan(at, HeadOutputs.Count), actual, $"{clip} step {step} head {head}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Clips))]
    public void Rows_AreThoseOfTheTraining(string clip)
    {
        var model = BuiltIn();
        foreach (var (mode, head) in new[] { ("short", 0), ("medium", 1), ("long", 2) })
        {
            var expected = Golden(clip, "rows." + mode);
            var hops = expected.Length / HeadOutputs.Count;
            var delay = model.Heads[head].DelayHops;
            var analysis = new HopAnalysis(model);
            var decision = new DecisionLayer(model);
            var samples = Samples(clip, hops + delay);
            var actual = new float[HeadOutputs.Count];
            for (var step = 0; step < hops + delay; step++)
            {
                analysis.Advance(samples.AsSpan(step * HopGrid.HopSamples), 1, learn: true);
                var hop = step - delay;
                if (hop >= 0)
                {
                    decision.Decide(hop, step, analysis.Readings, actual);
                    var row = expected.AsSpan(hop * HeadOutputs.Count, HeadOutputs.Count);
                    AssertClose(row, actual, $"{clip} {mode} hop {hop}");
                    Assert.Equal(Label(row), Label(actual));
                }
            }
        }
    }

    private static SolverModel BuiltIn() => SolverFaceEngine.ReadBuiltIn();

    private static int Label(ReadOnlySpan<float> row) =>
        System.Numerics.Tensors.TensorPrimitives.IndexOfMax(row[..VisemeCount.All]);

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string where)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= Tolerance,
                $"{where} [{i}]: {expected[i]}, not {actual[i]}"
            );
        }
    }

    private static float[] Golden(string clip, string what) =>
        [.. MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(Folder, $"{clip}.{what}.bin")))];

    // From the first window on, which begins before the clip; silence behind it, as far as windows of that many steps reach.
    private static float[] Samples(string clip, int steps)
    {
        var pcm = MemoryMarshal.Cast<byte, short>(
            File.ReadAllBytes(Path.Combine(Folder, clip + ".wav")).AsSpan(WavHeaderBytes)
        );
        var needed = HopGrid.WindowSamples + steps * HopGrid.HopSamples;
        var samples = new float[Math.Max(needed, HopGrid.WindowLeadSamples + pcm.Length + TrailingZeros)];
        for (var i = 0; i < pcm.Length; i++)
        {
            samples[HopGrid.WindowLeadSamples + i] = pcm[i] / 32768f;
        }

        return samples;
    }
}
