using Sidecar.Face;
using Sidecar.Face.Solver;
using Sidecar.Face.Spectral;
using Sidecar.Face.Tests.Accuracy;
using Sidecar.Protocol;

namespace Sidecar.Benchmarks.Face;

/// <summary>A way to draw a recording, and the name it has in a table.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Draw">Draws the samples of one clip; knows nothing of other clips.</param>
/// <param name="DrawsJawAlone">Whether there are no visemes in it.</param>
internal sealed record FaceTool(string Name, Func<short[], DrawnClip> Draw, bool DrawsJawAlone = false)
{
    private const int StarvedPushSamples = 20 * PcmFormat.SamplesPerMs;

    /// <summary>The name as a folder.</summary>
    public string Slug => Name.Replace(", ", "-", StringComparison.Ordinal).Replace(' ', '-');

    /// <summary>The floors, the old engine, and the solver with long and short look-ahead.</summary>
    public static IEnumerable<FaceTool> All(SolverFaceEngine solver) =>
        [
            new("always E", _ => LevelBaselines.Always(Viseme.E)),
            new("energy gate", LevelBaselines.EnergyGate),
            new("loudness to jaw", LevelBaselines.LoudnessToJaw, DrawsJawAlone: true),
            new("spectral", pcm => Play(new SpectralFaceEngine(), pcm, starved: false)),
            new("solver", pcm => Play(solver, pcm, starved: false)),
            new("solver, starved", pcm => Play(solver, pcm, starved: true)),
        ];

    private static DrawnClip Play(IFaceEngine engine, ReadOnlySpan<short> pcm, bool starved)
    {
        using IFaceStream stream = engine.Open();
        DrawingSink sink = new();
        stream.Begin();
        while (!pcm.IsEmpty)
        {
            int count = Math.Min(StarvedPushSamples, pcm.Length);
            stream.Push(pcm[..count], sink);
            if (starved)
            {
                stream.Hurry(sink);
            }
            pcm = pcm[count..];
        }
        stream.Complete(sink);
        return sink.Drawn;
    }

    private sealed class DrawingSink : IFaceFrameSink
    {
        public DrawnClip Drawn { get; } = new();

        public void OnFrame(long sampleIndex, ReadOnlySpan<float> frame) =>
            Drawn.Add(
                sampleIndex / (double)PcmFormat.SamplesPerMs,
                frame[..SpeechFrame.VisemeCount],
                frame[SpeechFrame.Openness]
            );
    }
}
