using Microsoft.Extensions.Logging.Abstractions;

namespace Sidecar.Simulator.Tests.Wire;

internal static class TestServer
{
    /// <summary>No delays, bundled voice (the same on every machine), reproducible ids.</summary>
    public static SimulatorOptions Options { get; } =
        new()
        {
            Timing = SimulatorTiming.Instant,
            Voice = new() { Source = SimulatorVoiceSource.Bundled },
            Seed = 1,
        };

    public static Task<SimulatorServer> StartAsync(SimulatorOptions? options = null, TimeProvider? time = null) =>
        SimulatorServer.StartAsync(
            options ?? Options,
            time ?? TimeProvider.System,
            NullLoggerFactory.Instance,
            TestContext.Current.CancellationToken
        );
}
