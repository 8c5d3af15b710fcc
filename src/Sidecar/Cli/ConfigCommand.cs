using System.CommandLine;
using Sidecar.Configuration;

namespace Sidecar.Cli;

/// <summary><c>sidecar config</c>: every key there is; a configuration with a fault is refused as <c>run</c> would.</summary>
internal static class ConfigCommand
{
    public static Command Create()
    {
        ConfigurationFlags flags = new();
        Command command = new("config", "Checks the configuration and lists every key as a Markdown table.");
        flags.AddTo(command);
        command.SetAction(parsed =>
        {
            flags.Load(parsed);
            foreach (ConfigurationKey key in ConfigurationKeys.All)
            {
                Console.WriteLine(key.ToTableRow());
            }
            return ExitCodes.Success;
        });
        return command;
    }
}
