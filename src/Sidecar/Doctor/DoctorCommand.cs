using System.CommandLine;
using Sidecar.Cli;
using Sidecar.Configuration;
using Sidecar.Doctor.Local;
using Sidecar.Doctor.Provider;
using Sidecar.Game;

namespace Sidecar.Doctor;

/// <summary><c>sidecar doctor</c>.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        ConfigurationFlags flags = new(bareProvider: true);
        Option<bool> json = new("--json") { Description = "Print the findings as JSON on stdout." };
        Option<bool> yes = new("--yes") { Description = "Don't ask before a conversation that costs money." };
        Command command = new(
            "doctor",
            "Looks at this installation; with --provider, holds a test conversation with the configured server and says "
                + "what it really does and which keys to set. --provider KIND chooses another kind."
        )
        {
            json,
            yes,
        };
        flags.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                bool isProvider = parsed.GetResult("--provider") is not null;
                bool asJson = parsed.GetValue(json);
                using DoctorProgress progress = new(isQuiet: asJson || Console.IsErrorRedirected);
                ConfigurationSources sources = flags.Sources(parsed);
                DoctorReport report;
                if (isProvider)
                {
                    SidecarOptions options = flags.Load(parsed);
                    if (!MayBegin(options, parsed.GetValue(yes)))
                    {
                        return ExitCodes.Success;
                    }
                    report = await ProviderDoctor.RunAsync(
                        options,
                        DoctorPace.Live,
                        progress.Show,
                        TimeProvider.System,
                        cancellationToken
                    );
                }
                else
                {
                    report = await LocalDoctor.RunAsync(sources, TimeProvider.System, progress.Show, cancellationToken);
                }
                progress.Clear();
                if (asJson)
                {
                    await Console.Out.WriteLineAsync(ReportJson.Of(report));
                }
                else
                {
                    ReportTable.Print(GameConsole.ForProgress(json: false), report);
                }
                return cancellationToken.IsCancellationRequested ? ExitCodes.Failure : report.ExitCode;
            }
        );
        return command;
    }

    private static bool MayBegin(SidecarOptions options, bool isAgreed)
    {
        if (ProviderEndpoint.Resolve(options) == ProviderKind.Simulator)
        {
            return true;
        }
        Console.Error.WriteLine(
            "This holds about ten short sessions with the server: some 30 seconds of its speech and 10 of yours, which "
                + "it may charge for."
        );
        if (isAgreed || Console.IsInputRedirected)
        {
            return true;
        }
        Console.Error.Write("Go on? [y/N] ");
        return Console.ReadLine()?.Trim().StartsWith("y", StringComparison.OrdinalIgnoreCase) == true;
    }
}
