using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sidecar.FaultMatrix.Matrix;

/// <summary>The matrix for people, and for programs.</summary>
internal static class MatrixTable
{
    public static string ToText(IReadOnlyList<CellResult> results)
    {
        string[] states = [.. results.Select(r => r.State).Distinct(StringComparer.Ordinal)];
        StringBuilder text = new();
        text.Append("| fault | ").AppendJoin(" | ", states).AppendLine(" | told ms | gap ms | lost |");
        text.Append("|---|").Append(string.Concat(Enumerable.Repeat(":-:|", states.Length))).AppendLine("--:|--:|--:|");
        foreach (IGrouping<string, CellResult> row in results.GroupBy(r => r.Fault, StringComparer.Ordinal))
        {
            text.Append("| ")
                .Append(row.Key)
                .Append(" | ")
                .AppendJoin(" | ", row.Select(Mark))
                .Append(" | ")
                .Append(Range(row.Select(r => r.ToldMs)))
                .Append(" | ")
                .Append(Range(row.Select(r => r.GapMs)))
                .Append(" | ")
                .Append(row.Sum(r => r.Lost.Count))
                .AppendLine(" |");
        }
        return text.ToString();
    }

    public static string ToJson(IReadOnlyList<CellResult> results)
    {
        JsonArray cells =
        [
            .. results.Select(r => new JsonObject
            {
                ["fault"] = r.Fault,
                ["state"] = r.State,
                ["outcome"] =
                    r.IsNotApplicable ? "n/a"
                    : r.HasPassed ? "passed"
                    : "failed",
                ["failures"] = new JsonArray([.. r.Failures.Select(f => JsonValue.Create(f))]),
                ["told_ms"] = r.ToldMs,
                ["gap_ms"] = r.GapMs,
                ["lost"] = new JsonArray([.. r.Lost.Select(l => JsonValue.Create(l))]),
                ["spoilt_turns"] = r.SpoiltTurns,
            }),
        ];
        return cells.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private static string Mark(CellResult result) =>
        result.IsNotApplicable ? "n-a"
        : result.HasPassed ? "✓"
        : "✗";

    private static string Range(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>()];
        return known.Length == 0 ? "" : $"{known.Min():0}–{known.Max():0}";
    }
}
