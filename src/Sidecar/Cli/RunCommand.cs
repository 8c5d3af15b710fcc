using System.CommandLine;
using Serilog;
using Serilog.Core;
using Sidecar.Configuration;
using Sidecar.Hosting;
using Sidecar.Simulator;

namespace Sidecar.Cli;

/// <summary><c>sidecar run</c>: the daemon, until Ctrl-C.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        ConfigurationFlags flags = new();
        Command command = new("run", "Runs the daemon until Ctrl-C: start it before the game.");
        flags.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(flags.Load(parsed), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(SidecarOptions options, CancellationToken cancellationToken)
    {
        using Logger logger = LogSetup.Create(options.Logging, toConsole: true);
        await using Daemon daemon = await Daemon.StartAsync(
            options,
            SimulatorSetup.Of(options.Simulator),
            logging => logging.SetMinimumLevel(LogLevel.Trace).AddSerilog(logger),
            TimeProvider.System,
            cancellationToken
        );
        Console.WriteLine($"Sidecar {BuildVersion.Text} listens on {daemon.Endpoint.Address}");
        Console.WriteLine($"  endpoint file  {daemon.EndpointFilePath}");
        Console.WriteLine(
            daemon.Provider.Name == "simulator"
                ? "  provider       the built-in simulator, because no token mint, key or endpoint is configured: answers are scripted"
                : $"  provider       {daemon.Provider}"
        );
        Console.WriteLine($"  key            {daemon.ProviderAuth}");
        Console.WriteLine($"  microphone     {options.Microphone.Source}");
        if (options.LiveLinkFace.Enabled)
        {
            Console.WriteLine($"  live link face {options.LiveLinkFace.Host}:{options.LiveLinkFace.Port}");
        }
        Console.WriteLine(
            $"  log            {(options.Logging.File.Length > 0 ? options.Logging.File : LogSetup.DefaultFile())}"
        );
        Console.WriteLine("Ctrl-C stops it.");
        await daemon.WaitForShutdownAsync(cancellationToken);
        return ExitCodes.Success;
    }
}
