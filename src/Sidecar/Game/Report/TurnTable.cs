using Spectre.Console;

namespace Sidecar.Game.Report;

/// <summary>The report for people.</summary>
internal static class TurnTable
{
    private const int LongestText = 44;

    public static void Print(IAnsiConsole console, RunReport report)
    {
        var table = new Table().Border(TableBorder.SimpleHeavy).ShowRowSeparators();
        table.AddColumn(new TableColumn("#").RightAligned());
        table.AddColumn("you said");
        table.AddColumn("you heard");
        table.AddColumn(new TableColumn("first audio\nafter speech").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("heard of\nreceived").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("interrupted").NoWrap());
        for (var i = 0; i < report.Turns.Count; i++)
        {
            var turn = report.Turns[i];
            table.AddRow(
                new Markup($"[grey]{i + 1}[/]"),
                new Text(Shorten(turn.UserText.Length > 0 ? turn.UserText : turn.Input)),
                new Text(Shorten(turn.AssistantText)),
                new Markup(turn.FirstAudioAfterSpeechEndMs is { } ms ? $"[bold]{ms:0}[/] ms" : "[yellow]no answer[/]"),
                new Markup($"{Seconds(turn.PlayedSamples)} of {Seconds(turn.ReceivedSamples)} s"),
                new Markup(Interruption(turn))
            );
        }

        console.WriteLine();
        console.Write(table);
        var relay = report.RelayP99Us is { } p99
            ? $"relay p50 {report.RelayP50Us:0} µs, p99 {p99:0} µs"
            : "relay not reported";
        console.MarkupLine(
            $"  [grey]{relay} · face within {report.MaxFaceOffsetMs:0.0} ms of the voice · "
                + $"{report.Underruns} underrun{(report.Underruns == 1 ? "" : "s")} · provider {Markup.Escape(report.Provider)}[/]"
        );
        foreach (var note in report.Notes)
        {
            console.MarkupLine($"  [yellow]{Markup.Escape(note)}[/]");
        }

        if (report.Failure is { } failure)
        {
            console.MarkupLine($"  [red]{Markup.Escape(failure)}[/]");
        }
    }

    /// <summary>Where the files are that were written.</summary>
    public static void PrintFiles(IAnsiConsole console, string directory, RunReport report)
    {
        console.WriteLine();
        console.MarkupLine($"  [grey]written to {Markup.Escape(directory)}[/]");
        console.MarkupLine($"  {Markup.Escape(string.Join("  ", report.Files))}");
    }

    private static string Interruption(TurnSummary turn) =>
        turn switch
        {
            { Interrupted: false } => "[grey]no[/]",
            { StopAfterSpeechStartedMs: { } stop, TruncateAudioEndMs: { } truncate } =>
                $"silent after [bold]{stop:0}[/] ms\ncut at {truncate / 1000.0:0.00} s",
            { StopAfterSpeechStartedMs: { } stop } => $"silent after [bold]{stop:0}[/] ms",
            _ => "yes",
        };

    private static string Seconds(long samples) => $"{samples / (double)Protocol.PcmFormat.SampleRateHz:0.0}";

    private static string Shorten(string text) =>
        text.Length <= LongestText ? text : $"{text.AsSpan(0, LongestText - 1).TrimEnd()}…";
}
