using Microsoft.Extensions.Logging.Abstractions;
using Sidecar.Configuration;
using Sidecar.Simulator;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Dialects;

/// <summary>The real daemon, configured for a server of some dialect, and that server.</summary>
internal sealed class DialectFixture : IAsyncDisposable
{
    private readonly SimulatorServer _server;
    private readonly bool _isGa;

    private DialectFixture(SimulatorServer server, DaemonFixture daemon, WireLog wire, bool isGa)
    {
        _server = server;
        _isGa = isGa;
        Daemon = daemon;
        Wire = wire;
    }

    public DaemonFixture Daemon { get; }

    /// <summary>What the daemon sent.</summary>
    public WireLog Wire { get; }

    public static async Task<DialectFixture> StartAsync(DialectCase dialect)
    {
        // As a user writes it: what the loader would refuse must not pass here.
        WireLog wire = new();
        SimulatorServer server = await SimulatorServer.StartAsync(
            dialect.ToSimulator(DaemonFixture.InstantSimulator with { WireTap = wire.Tap }),
            TimeProvider.System,
            NullLoggerFactory.Instance,
            TestContext.Current.CancellationToken
        );
        try
        {
            DaemonFixture daemon = await DaemonFixture.StartAsync(options =>
            {
                SidecarOptions chosen = options with { Provider = dialect.ToProvider(server.Endpoint) };
                Assert.Empty(ConfigurationRules.Check(chosen));
                return chosen;
            });
            bool isGa = dialect.Server is SimulatorDialect.OpenAI or SimulatorDialect.Azure;
            return new DialectFixture(server, daemon, wire, isGa);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Daemon.DisposeAsync();
        await _server.DisposeAsync();
        if (_isGa)
        {
            Assert.Empty(Wire.Transcript.Faults([], ofClients: true, ofServer: false));
        }
    }
}
