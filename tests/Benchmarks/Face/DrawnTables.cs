using Sidecar.Face.Tests.Accuracy;

namespace Sidecar.Benchmarks.Face;

/// <summary>Writes what was drawn as one tab-separated table per clip.</summary>
internal static class DrawnTables
{
    private const string Visemes = "sil\tPP\tFF\tTH\tDD\tkk\tCH\tSS\tnn\tRR\taa\tE\tI\tO\tU";

    public static void Write(string folder, List<(ReferenceClip Reference, DrawnClip Drawn)> clips, bool jawAlone)
    {
        Directory.CreateDirectory(folder);
        foreach ((ReferenceClip reference, DrawnClip drawn) in clips)
        {
            using StreamWriter writer = new(Path.Combine(folder, reference.Name + ".tsv"));
            bool hasJaw = drawn.Rows.Count > 0 && drawn.Rows[0].Jaw >= 0;
            writer.WriteLine("time_ms" + (jawAlone ? "" : "\t" + Visemes) + (hasJaw ? "\tjaw" : ""));
            foreach ((double timeMs, float[] weights, double jaw) in drawn.Rows)
            {
                writer.Write($"{timeMs:F6}");
                writer.Write(jawAlone ? "" : "\t" + string.Join('\t', weights));
                writer.WriteLine(hasJaw ? $"\t{jaw}" : "");
            }
        }
    }
}
