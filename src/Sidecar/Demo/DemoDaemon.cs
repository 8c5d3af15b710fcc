using Serilog;
using Serilog.Core;
using Sidecar.Configuration;
using Sidecar.Hosting;
using Sidecar.Simulator;

namespace Sidecar.Demo;

/// <summary>The real daemon in this process, on a free port and with an endpoint file of its own.</summary>
internal sealed class DemoDaemon : IRunningDaemon
{
    private readonly Daemon _daemon;
    private readonly Logger _logger;
    private readonly string _folder;

    private DemoDaemon(Daemon daemon, Logger logger, string folder)
    {
        _daemon = daemon;
        _logger = logger;
        _folder = folder;
    }

    /// <summary>What the demo sets where nothing else is asked for: a running sidecar of this user is left alone.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> Overrides { get; } =
    [new("Provider:Kind", "simulator"), new("Bridge:Port", "0"), new("Microphone:Source", "none")];

    public string Address => _daemon.Endpoint.Address;

    public string Token => _daemon.Endpoint.Token;

    public string Provider => _daemon.Provider.Name;

    /// <summary>Starts it; its log goes to its file only, because the console is for the conversation.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="isBundled">Whether the bundled files are spoken: their words are known, so that the simulator can
    /// write them down.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="DaemonStartException">It can't start; the message says why.</exception>
    public static async Task<IRunningDaemon> StartAsync(
        SidecarOptions options,
        bool isBundled,
        CancellationToken cancellationToken
    )
    {
        var simulator = SimulatorSetup.Of(options.Simulator);
        if (isBundled && options.Simulator.Script.Length == 0)
        {
            simulator = simulator with { Script = SimulatorScript.Demo };
        }
        var folder = Directory.CreateTempSubdirectory("sidecar-demo-").FullName;
        var logger = LogSetup.Create(options.Logging, toConsole: false);
        try
        {
            var daemon = await Daemon.StartAsync(
                options with
                {
                    Bridge = options.Bridge with { EndpointFile = Path.Combine(folder, "endpoint.json") },
                },
                simulator,
                logging => logging.SetMinimumLevel(LogLevel.Trace).AddSerilog(logger),
                TimeProvider.System,
                cancellationToken
            );
            return new DemoDaemon(daemon, logger, folder);
        }
        catch
        {
            await logger.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _daemon.DisposeAsync();
        await _logger.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
