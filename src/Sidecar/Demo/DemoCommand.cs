using System.CommandLine;
using Sidecar.Cli;
using Sidecar.Game;

namespace Sidecar.Demo;

/// <summary><c>sidecar demo</c>.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        ConfigurationFlags flags = new();
        Option<FileInfo[]> inputs = new("--input")
        {
            Description = "A WAV file to speak, of any format. Give it once per turn. Default: three bundled ones.",
            HelpName = "WAV",
            DefaultValueFactory = _ => [],
        };
        Option<DirectoryInfo> output = new("--out")
        {
            Description = "Where the recording, the report and the timeline go.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("demo-out"),
        };
        Option<bool> json = new("--json") { Description = "Print the summary as JSON on stdout, the rest on stderr." };
        Command command = new(
            "demo",
            "Holds a spoken conversation of about half a minute with the simulator, or with --provider openai, and shows "
                + "what happened in it. Needs no account and no sound card."
        )
        {
            inputs,
            output,
            json,
        };
        flags.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var configuration = flags.Load(parsed, DemoDaemon.Overrides);
                var options = new DemoOptions
                {
                    Inputs = [.. parsed.GetValue(inputs)?.Select(file => file.ToString()) ?? []],
                    OutDirectory = parsed.GetRequiredValue(output).ToString(),
                    Json = parsed.GetValue(json),
                    Console = GameConsole.ForProgress(parsed.GetValue(json)),
                };
                return DemoRun.RunAsync(
                    options,
                    stop => DemoDaemon.StartAsync(configuration, options.Inputs.Count == 0, stop),
                    cancellationToken
                );
            }
        );
        return command;
    }
}
