using System.CommandLine;
using Sidecar.Configuration;
using Sidecar.Hosting;
using Sidecar.Simulator;

namespace Sidecar.Cli;

/// <summary>The command line, and the one place where a fault becomes a message and an exit code.</summary>
internal static class SidecarCommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <returns>See <see cref="ExitCodes"/>.</returns>
    public static async Task<int> InvokeAsync(string[] args)
    {
        RootCommand root = new("Ears, voice and face for a game's character, outside the game's process.")
        {
            RunCommand.Create(),
            Demo.DemoCommand.Create(),
            Game.ClientCommand.Create(),
            SimulateCommand.Create(),
            FaceFiles.FaceFileCommand.Create(),
            ConfigCommand.Create(),
            Doctor.DoctorCommand.Create(),
        };
        ParseResult parsed = root.Parse(args.Length == 0 ? ["run"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (string error in parsed.Errors.Select(e => e.Message))
            {
                await Console.Error.WriteLineAsync(error);
            }
            await Console.Error.WriteLineAsync("'sidecar --help' lists what there is.");
            return ExitCodes.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (ConfigurationException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCodes.Usage;
        }
        catch (SimulatorScriptException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCodes.Usage;
        }
        catch (Exception fault) when (fault is DaemonStartException or SimulatorStartException or IOException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCodes.Failure;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Success;
        }
    }
}
