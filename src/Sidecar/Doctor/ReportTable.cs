using Spectre.Console;

namespace Sidecar.Doctor;

/// <summary>The report for people.</summary>
internal static class ReportTable
{
    public static void Print(IAnsiConsole console, DoctorReport report)
    {
        console.WriteLine(report.Subject);
        Table table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("check").NoWrap());
        table.AddColumn(new TableColumn("verdict").NoWrap());
        table.AddColumn(new TableColumn("seen"));
        foreach (Finding finding in report.Findings)
        {
            table.AddRow(new Text(finding.Of.Name), Show(finding.Verdict), new Text(Describe(finding)));
        }
        console.Write(table);
        if (report.ToSet.Count > 0)
        {
            console.WriteLine("Set in sidecar.json, or with --set KEY=VALUE:");
            foreach (string line in report.ToSet)
            {
                console.WriteLine($"  {line}");
            }
        }
        int failing = report.Findings.Count(f => f.Verdict is Verdict.Fails or Verdict.Differs);
        int untested = report.Findings.Count(f => f.Verdict == Verdict.NotTested);
        console.WriteLine(
            failing > 0 ? $"{failing} of {report.Findings.Count} checks are not as they should be."
            : untested > 0 ? $"All is well, except that {untested} of {report.Findings.Count} could not be tested."
            : "All is well."
        );
    }

    private static string Describe(Finding finding)
    {
        string seen = finding.Verdict is Verdict.Differs or Verdict.Fails
            ? $"{finding.Seen} (expected: {finding.Of.Expected})"
            : finding.Seen;
        string note = finding.Note is null ? "" : $"; {finding.Note}";
        return finding.Set is null ? seen + note : $"{seen}{note} → {finding.Set}";
    }

    private static Markup Show(Verdict verdict) =>
        new(
            verdict switch
            {
                Verdict.Ok => "[green]ok[/]",
                Verdict.Differs => "[yellow]differs[/]",
                Verdict.Fails => "[red]fails[/]",
                _ => "[grey]not tested[/]",
            }
        );
}
