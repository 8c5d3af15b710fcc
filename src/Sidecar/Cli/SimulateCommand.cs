using System.CommandLine;
using Serilog;
using Serilog.Core;
using Sidecar.Configuration;
using Sidecar.Hosting;
using Sidecar.Simulator;

namespace Sidecar.Cli;

/// <summary><c>sidecar simulate</c>: only the simulator, for other clients of the Realtime API.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        Option<int> port = new("--port")
        {
            Description = "TCP port; 0 takes a free one.",
            DefaultValueFactory = _ => 8_080,
            HelpName = "N",
        };
        Option<string?> script = new("--script")
        {
            Description = "What to answer; see docs/simulator.md. Default: a built-in conversation.",
            HelpName = "FILE",
        };
        Option<string> voice = new("--voice")
        {
            Description = "auto, bundled, or an espeak-ng voice.",
            DefaultValueFactory = _ => "auto",
            HelpName = "NAME",
        };
        Option<string?> key = new("--key")
        {
            Description = "Accept only this API key. Default: any key, or none.",
            HelpName = "KEY",
        };
        Option<SimulatorDialect> dialect = new("--dialect")
        {
            Description = "Which server's dialect to speak: OpenAI, Azure, Beta or XAi.",
            HelpName = "NAME",
        };
        Option<string?> faults = new("--faults")
        {
            Description = "Faults to commit; see docs/simulator.md.",
            HelpName = "FILE",
        };
        Option<LogLevel> level = new("--log-level")
        {
            Description = "trace, debug, information, warning, error, critical or none.",
            DefaultValueFactory = _ => LogLevel.Information,
            HelpName = "LEVEL",
        };
        Command command = new("simulate", "Runs only the simulator: a local server that speaks the Realtime API.");
        command.Options.Add(port);
        command.Options.Add(script);
        command.Options.Add(voice);
        command.Options.Add(key);
        command.Options.Add(dialect);
        command.Options.Add(faults);
        command.Options.Add(level);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                SimulatorOptions options = SimulatorSetup.Of(
                    new SimulatorSectionOptions
                    {
                        Script = parsed.GetValue(script) ?? "",
                        Voice = parsed.GetValue(voice)!,
                    }
                ) with
                {
                    Port = parsed.GetValue(port),
                    Dialect = parsed.GetValue(dialect),
                    Faults = parsed.GetValue(faults) is { } path ? SimulatorFault.Load(path) : [],
                    RequireKey = parsed.GetValue(key) is not null,
                    AcceptedKeys = parsed.GetValue(key) is { } only ? [only] : [],
                };
                return await RunAsync(options, parsed.GetValue(level), cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        SimulatorOptions options,
        LogLevel level,
        CancellationToken cancellationToken
    )
    {
        using Logger logger = LogSetup.Create(new LoggingOptions { Level = level, File = "none" }, toConsole: true);
        using ILoggerFactory logs = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Trace).AddSerilog(logger));
        await using SimulatorServer server = await SimulatorServer.StartAsync(
            options,
            TimeProvider.System,
            logs,
            cancellationToken
        );
        Console.WriteLine($"The simulator listens on {server.Endpoint}");
        Console.WriteLine("Ctrl-C stops it.");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
            .ContinueWith(
                _ => { },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        return ExitCodes.Success;
    }
}
