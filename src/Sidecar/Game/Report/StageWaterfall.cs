using Spectre.Console;

namespace Sidecar.Game.Report;

/// <summary>Where the time of each turn went: a line per stage, each beginning where the one before ended.</summary>
internal static class StageWaterfall
{
    private const int BarCharacters = 40;

    public static void Print(IAnsiConsole console, IReadOnlyList<TurnSummary> turns)
    {
        var longestUs = turns.SelectMany(turn => turn.Waterfall).Select(stage => stage.EndUs).DefaultIfEmpty().Max();
        if (longestUs == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.None);
        table.AddColumn(new TableColumn("turn").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("stage").NoWrap());
        table.AddColumn(new TableColumn("from the end of speech on").NoWrap());
        table.AddColumn(new TableColumn("took").RightAligned().NoWrap());
        for (var i = 0; i < turns.Count; i++)
        {
            var number = $"{i + 1}";
            foreach (var stage in turns[i].Waterfall)
            {
                table.AddRow(
                    new Text(number),
                    new Text(stage.Name.Replace('_', ' ')),
                    new Text(Bar(stage, longestUs)),
                    new Markup(Duration(stage.DurationUs))
                );
                number = "";
            }
        }

        console.Write(table);
        console.WriteLine();
    }

    /// <summary>A bar at the stage's place; never nothing, however short the stage was.</summary>
    internal static string Bar(StageSummary stage, long longestUs)
    {
        var start = (int)Math.Min(stage.StartUs * BarCharacters / longestUs, BarCharacters - 1);
        var end = (int)Math.Max(stage.EndUs * BarCharacters / longestUs, start + 1);
        return new string(' ', start) + new string('█', end - start);
    }

    private static string Duration(long us) =>
        us < 10_000 ? $"[bold]{us / 1000.0:0.00}[/] ms" : $"[bold]{us / 1000}[/] ms";
}
