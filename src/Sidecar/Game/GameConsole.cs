using Sidecar.Game.Report;
using Spectre.Console;

namespace Sidecar.Game;

/// <summary>Where the game prints: results on stdout, and with <c>--json</c> everything but the result on stderr.</summary>
internal static class GameConsole
{
    /// <summary>Wide enough for the table of turns where there is no terminal to ask.</summary>
    private const int WidthWithoutTerminal = 120;

    public static IAnsiConsole ForProgress(bool json)
    {
        var output = new AnsiConsoleOutput(json ? Console.Error : Console.Out);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = output });
        if (!output.IsTerminal)
        {
            console.Profile.Width = WidthWithoutTerminal;
        }

        return console;
    }

    public static void PrintResult(IAnsiConsole console, bool json, string? directory, RunReport report)
    {
        TurnTable.Print(console, report);
        if (directory is not null)
        {
            TurnTable.PrintFiles(console, directory, report);
        }

        if (json)
        {
            Console.Out.WriteLine(report.ToJson());
        }
    }
}
