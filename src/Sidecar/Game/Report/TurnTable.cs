using Sidecar.Protocol;
using Spectre.Console;

namespace Sidecar.Game.Report;

/// <summary>The report for people. What was said was printed while it was heard; here are the figures.</summary>
internal static class TurnTable
{
    private const int LongestInput = 26;

    public static void Print(IAnsiConsole console, RunReport report)
    {
        console.WriteLine();
        if (report.Turns.Count > 0)
        {
            console.Write(Create(report.Turns));
            StageWaterfall.Print(console, report.Turns);
        }

        if (report.SpeechIntoAnswers.Count > 0)
        {
            console.Write(Create(report.SpeechIntoAnswers));
        }

        var relay = report.RelayP99Us is { } p99
            ? $"relay p50 {report.RelayP50Us:0} µs, p99 {p99:0} µs"
            : "relay not reported";
        console.MarkupLine(
            $"[grey]{relay} · face within {report.MaxFaceOffsetMs:0.0} ms · underruns {report.Underruns}[/]"
        );
        foreach (var note in report.Notes)
        {
            console.MarkupLine($"[yellow]{Markup.Escape(note)}[/]");
        }

        if (report.Failure is { } failure)
        {
            console.MarkupLine($"[red]{Markup.Escape(failure)}[/]");
        }
    }

    /// <summary>Where the files are that were written.</summary>
    public static void PrintFiles(IAnsiConsole console, string directory, RunReport report)
    {
        foreach (var file in report.Files)
        {
            console.MarkupLine(
                $"[grey]{Markup.Escape(directory)}{Path.DirectorySeparatorChar}[/]{Markup.Escape(file)}"
            );
        }
    }

    private static Table Create(IReadOnlyList<TurnSummary> turns)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("turn").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("input").NoWrap());
        table.AddColumn(new TableColumn("first audio\nafter speech").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("heard of\nreceived").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("stopped after\nspeech started").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("truncated\nat").RightAligned().NoWrap());
        for (var i = 0; i < turns.Count; i++)
        {
            var turn = turns[i];
            table.AddRow(
                new Text($"{i + 1}"),
                new Text(Shorten(turn.Input)),
                turn.FirstAudioAfterSpeechEndMs is { } first ? Ms(first, "0") : Without(turn),
                new Text($"{Seconds(turn.PlayedSamples)} of {Seconds(turn.ReceivedSamples)} s"),
                turn.StopAfterSpeechStartedMs is { } stop
                    ? Ms(stop, "0.0")
                    : new Text(turn.Interrupted ? "stopped" : ""),
                turn.TruncateAudioEndMs is { } cut ? Ms(cut, "0") : new Text("")
            );
        }

        return table;
    }

    private static Table Create(IReadOnlyList<SpeechIntoAnswer> asides)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("into the answer\nat").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("input").NoWrap());
        table.AddColumn(new TableColumn("silent after\nspeech started").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("decided\nafter").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("decision").NoWrap());
        table.AddColumn(new TableColumn("held at → on at\nsample").RightAligned().NoWrap());
        foreach (var aside in asides)
        {
            table.AddRow(
                new Text($"{aside.AtMs / 1000:0.0} s"),
                new Text(Shorten(aside.Input)),
                aside.SilentAfterSpeechStartedMs is { } silent ? Ms(silent, "0.0") : new Text(""),
                aside.DecidedAfterSpeechStartedMs is { } decided ? Ms(decided, "0") : new Text(""),
                new Text(aside.Resumed ? $"goes on: {aside.Reason}" : "interruption"),
                new Text($"{aside.HeldAtSample}{(aside.ResumedAtSample is { } sample ? $" → {sample}" : "")}")
            );
        }

        return table;
    }

    private static Markup Ms(double ms, string format) => new($"[bold]{ms.ToString(format)}[/] ms");

    private static Markup Without(TurnSummary turn) => new(turn.PlayedSamples > 0 ? "" : "[yellow]no answer[/]");

    private static string Seconds(long samples) => $"{samples / (double)PcmFormat.SampleRateHz:0.0}";

    /// <summary>Files by their names, texts by their beginnings.</summary>
    private static string Shorten(string input)
    {
        var name = input.EndsWith(".wav", StringComparison.OrdinalIgnoreCase) ? Path.GetFileName(input) : input;
        return name.Length <= LongestInput ? name : $"{name.AsSpan(0, LongestInput - 1)}…";
    }
}
