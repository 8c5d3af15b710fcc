using System.CommandLine;
using System.Net;
using Serilog;
using Sidecar.TokenMint.Configuration;
using Sidecar.TokenMint.Hosting;
using Log = Sidecar.TokenMint.Hosting.Log;

namespace Sidecar.TokenMint.Cli;

/// <summary>The command line, and the one place where a fault becomes a message and an exit code.</summary>
internal static class MintCommandLine
{
    private const int Failure = 1;
    private const int Usage = 2;

    private static readonly Option<string?> ConfigFile = new("--config")
    {
        Description = $"Configuration file instead of {ConfigurationLoader.FileName} in the working folder.",
    };

    private static readonly Option<string[]> Sets = new("--set")
    {
        Description = "KEY=VALUE, such as Listen:Port=8080; beats file and environment.",
    };

    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Check the configuration and print what it may hold, without starting.",
    };

    /// <returns>0 success, 1 failure, 2 wrong usage or configuration.</returns>
    public static async Task<int> InvokeAsync(string[] args)
    {
        RootCommand root = new("Holds the API key and gives out short-lived secrets.") { ConfigFile, Sets, Check };
        root.SetAction(RunAsync);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', parsed.Errors.Select(e => e.Message)));
            return Usage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (ConfigurationException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return Usage;
        }
        catch (IOException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return Failure;
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        MintOptions options = ConfigurationLoader.Load(
            parsed.GetValue(ConfigFile),
            Flags(parsed.GetValue(Sets) ?? []),
            ConfigurationLoader.ProcessEnvironment()
        );
        if (parsed.GetValue(Check))
        {
            foreach (ConfigurationKey key in ConfigurationKeys.All)
            {
                Console.WriteLine(key.ToTableRow());
            }
            return 0;
        }
        await using Serilog.Core.Logger log = LogSetup.Create(options.Logging);
        await using WebApplication app = MintHost.Create(options, b => b.Services.AddSerilog(log));
        await app.StartAsync(cancellationToken);
        Announce(app, options);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static Dictionary<string, string?> Flags(string[] sets)
    {
        Dictionary<string, string?> flags = new(StringComparer.OrdinalIgnoreCase);
        foreach (string set in sets)
        {
            int at = set.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                throw new ConfigurationException([new("--set", $"'{set}' is not KEY=VALUE")]);
            }
            flags[set[..at]] = set[(at + 1)..];
        }
        return flags;
    }

    private static void Announce(WebApplication app, MintOptions options)
    {
        string address = app.Urls.First();
        Log.Listening(app.Logger, address, options.Upstream.Endpoint);
        if (options.Authentication.Mode == AuthenticationMode.Unsecured)
        {
            Log.Unsecured(app.Logger, address);
        }
        if (!IPAddress.IsLoopback(IPAddress.Parse(options.Listen.Host)))
        {
            Log.PlainHttp(app.Logger, address);
        }
    }
}
