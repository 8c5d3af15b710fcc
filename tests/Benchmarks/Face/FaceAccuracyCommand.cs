using System.Globalization;
using Sidecar.Face.Tests.Accuracy;

namespace Sidecar.Benchmarks.Face;

/// <summary>
/// <c>-- face-accuracy DIR [--heldout PREFIX,…] [--weights FILE] [--export DIR]</c>: how well faces fit the recordings of
/// a folder (<c>NAME.wav</c>, 24 kHz mono, with <c>NAME.phones.tsv</c>), as delivered and with one constant lag removed,
/// over all clips and by family of voices (the first part of a clip's name). <c>--export</c> leaves what was drawn as
/// tables for another scorer.
/// </summary>
internal static class FaceAccuracyCommand
{
    public static int Run(TextWriter output, FaceArguments arguments)
    {
        if (!Directory.Exists(arguments.Folder))
        {
            output.WriteLine("Name a folder with NAME.wav and NAME.phones.tsv.");
            return 2;
        }

        List<(ReferenceClip Reference, short[] Pcm)> clips =
        [
            .. Directory
                .EnumerateFiles(arguments.Folder, "*.phones.tsv")
                .Order(StringComparer.Ordinal)
                .Select(path =>
                    (
                        ReferenceClip.Read(path),
                        ClipAudio.Read(path.Replace(".phones.tsv", ".wav", StringComparison.Ordinal))
                    )
                ),
        ];
        List<(string Tool, AccuracyReport Report)> reports = [];
        foreach (FaceTool tool in FaceTool.All(arguments.Solver()))
        {
            List<(ReferenceClip Reference, DrawnClip Drawn)> drawn =
            [
                .. clips.Select(clip => (clip.Reference, tool.Draw(clip.Pcm))),
            ];
            reports.Add((tool.Name, new AccuracyReport(drawn, tool.DrawsJawAlone)));
            if (arguments.Flag("--export") is { } target)
            {
                DrawnTables.Write(Path.Combine(target, tool.Slug), drawn, tool.DrawsJawAlone);
            }
        }

        Print(output, clips, reports, arguments.Flag("--heldout")?.Split(',') ?? []);
        return 0;
    }

    private static void Print(
        TextWriter output,
        List<(ReferenceClip Reference, short[] Pcm)> clips,
        List<(string Tool, AccuracyReport Report)> reports,
        string[] heldout
    )
    {
        List<(string Name, Func<string, bool> Chooses)> groups = [("all", _ => true)];
        foreach (
            string family in clips.Select(clip => clip.Reference.Name.Split('-')[0]).Distinct(StringComparer.Ordinal)
        )
        {
            groups.Add((family, name => name.StartsWith(family + "-", StringComparison.Ordinal)));
        }
        if (clips.Any(clip => IsHeldOut(clip.Reference.Name)))
        {
            groups.Add(("held out", IsHeldOut));
        }

        double minutes = clips.Sum(clip => clip.Pcm.Length) / 24_000.0 / 60;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clips.Count} clips, {minutes:F1} minutes."));
        foreach (bool corrected in new[] { false, true })
        {
            output.WriteLine();
            output.WriteLine(corrected ? "One constant lag per engine removed:" : "As delivered:");
            output.WriteLine();
            output.WriteLine(AccuracyRow.Header);
            foreach ((string group, Func<string, bool> chooses) in groups)
            {
                foreach ((string tool, AccuracyReport report) in reports)
                {
                    output.WriteLine(AccuracyRow.Of(group, tool, report, report.Score(chooses, corrected), corrected));
                }
            }
        }

        bool IsHeldOut(string name) => heldout.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
    }
}
