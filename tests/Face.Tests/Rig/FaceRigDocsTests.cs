using System.Globalization;
using Sidecar.Face.Rig;

namespace Sidecar.Face.Tests.Rig;

/// <summary>docs/face-rig.md is what a rigger goes by.</summary>
public class FaceRigDocsTests
{
    private static readonly string[] Page = File.ReadAllLines(PagePath());

    [Fact]
    public void ThePage_HasEveryRowOfThePosesWithItsReason() =>
        Assert.Equal(
            from part in MouthPoses.Standard
            where !IsRight(part.Control)
            select string.Create(
                CultureInfo.InvariantCulture,
                $"| {part.Viseme} | `{part.Control}` | {part.Amount:0.00} |"
            ),
            RowsUnder("| viseme | control | value | because |", cells: 3)
        );

    [Fact]
    public void ThePage_HasEveryRowOfTheMetaHumanTableWithItsReason()
    {
        List<string> rows = [];
        foreach (MetaHumanTable.Row row in MetaHumanTable.Rows.Where(row => !IsRight(row.Control)))
        {
            string start = string.Create(CultureInfo.InvariantCulture, $"| `{row.Control}` | {row.Weight:0.##} | ");
            bool goesOn =
                rows.Count > 0
                && rows[^1].StartsWith(start, StringComparison.Ordinal)
                && row.Control != FaceControl.TongueBackUp;
            if (goesOn)
            {
                rows[^1] = $"{rows[^1][..^2]}, `{row.Curve}` |";
            }
            else
            {
                rows.Add($"{start}`{row.Curve}` |");
            }
        }
        rows.Add($"| `Swallow` | | {string.Join(", ", MetaHumanTable.SwallowPhases.Select(phase => $"`{phase}`"))} |");

        Assert.Equal(rows, RowsUnder("| control | weight | curves, after `CTRL_expressions_` | because |", cells: 3));
    }

    [Fact]
    public void TheNumbersOfThePage_AreThoseOfTheCode()
    {
        string text = string.Join(' ', Page);

        Assert.Contains($"A pose has {FaceControls.Count} controls", text, StringComparison.Ordinal);
        Assert.Contains($"move: {CurveSets.MetaHuman.Count - 9} of 251", text, StringComparison.Ordinal);
    }

    // The right side of a pair is said by the left one.
    private static bool IsRight(FaceControl control) =>
        control.ToString().EndsWith("Right", StringComparison.Ordinal)
        && control is not (FaceControl.JawRight or FaceControl.MouthRight);

    // The first cells of each row; the last is the reason, which must not be empty.
    private static IEnumerable<string> RowsUnder(string header, int cells)
    {
        int first = Array.IndexOf(Page, header) + 2;
        Assert.True(first > 1, $"There is no table {header}");
        foreach (string row in Page.Skip(first).TakeWhile(line => line.StartsWith('|')))
        {
            string[] parts = row.Split('|', StringSplitOptions.TrimEntries);
            Assert.NotEqual("", parts[cells + 1]);
            yield return $"| {string.Join(" | ", parts[1..(cells + 1)])} |".Replace(
                "|  |",
                "| |",
                StringComparison.Ordinal
            );
        }
    }

    private static string PagePath()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sidecar.sln")))
        {
            folder = folder.Parent;
        }
        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "docs", "face-rig.md");
    }
}
