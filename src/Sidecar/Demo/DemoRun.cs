using Sidecar.Demo.Timeline;
using Sidecar.Game;
using Sidecar.Game.Microphone;
using Sidecar.Game.Recording;
using Sidecar.Game.Report;
using Sidecar.Game.Script;
using Spectre.Console;

namespace Sidecar.Demo;

/// <summary>
/// <c>sidecar demo</c>: starts the daemon, holds a conversation of a few turns and one interruption with it over real
/// sockets, and leaves the recording, the report and the timeline.
/// </summary>
internal static class DemoRun
{
    /// <returns>0 when every input was answered, else 1.</returns>
    public static async Task<int> RunAsync(
        DemoOptions options,
        StartDaemon startDaemon,
        CancellationToken cancellationToken
    )
    {
        var console = options.Console;
        try
        {
            var inputs = await DemoInputs.LoadAsync(options.Inputs, cancellationToken);
            var report = await PlayAsync(options, inputs, startDaemon, cancellationToken);
            GameConsole.PrintResult(console, options.Json, options.OutDirectory, report);
            return report.Failure is null && report.Turns.All(turn => turn.PlayedSamples > 0) ? 0 : 1;
        }
        catch (GameException e)
        {
            console.MarkupLine($"[red]{Markup.Escape(e.Message)}[/]");
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            console.MarkupLine("[grey]Stopped before the conversation was open.[/]");
            return 1;
        }
    }

    private static async Task<RunReport> PlayAsync(
        DemoOptions options,
        IReadOnlyList<UserRecording> inputs,
        StartDaemon startDaemon,
        CancellationToken cancellationToken
    )
    {
        var steps = DemoPlan.Steps(inputs);
        RunLog log;
        await using (var daemon = await startDaemon(cancellationToken))
        {
            options.Console.MarkupLine(
                $"[bold]Sidecar demo[/]  [grey]provider {Markup.Escape(daemon.Provider)}, daemon at "
                    + $"{Markup.Escape(daemon.Address)}, {steps.Count} inputs, real time[/]\n"
            );
            var game = new GameOptions
            {
                Address = daemon.Address,
                Token = daemon.Token,
                UseMicrophone = true,
                Script = new ConversationScript(steps, DemoPlan.Options(steps)),
                OutDirectory = options.OutDirectory,
                Console = options.Console,
                Time = options.Time,
            };
            log = await HeadlessGame.RunAsync(game, cancellationToken);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            log.Failure ??= "Stopped before its end.";
        }

        return await RunFiles.WriteAsync(
            options.OutDirectory,
            log,
            [.. Notes(log, inputs, steps)],
            report => TimelinePage.WriteAsync(options.OutDirectory, log, report)
        );
    }

    private static IEnumerable<string> Notes(
        RunLog log,
        IReadOnlyList<UserRecording> inputs,
        IReadOnlyList<ScriptStep> steps
    )
    {
        if (inputs.Count == 1)
        {
            yield return "The only input was spoken twice: the second time into its own answer.";
        }

        var turns = TurnBuilder.Build(log);
        if (turns.Count >= 2 && turns[^1].Input == inputs[^1].Name && !turns[^2].Interrupted)
        {
            yield return $"The answer to {turns[^2].Input} was over before it could be interrupted.";
        }
    }
}
