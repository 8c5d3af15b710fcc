using Microsoft.Extensions.Logging.Abstractions;
using Sidecar.Simulator.Tests.Transcripts;

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

    /// <summary>A server whose every event is checked against the published schemas when the test has ended.</summary>
    public static Task<SimulatorServer> StartAsync(SimulatorOptions? options = null, TimeProvider? time = null) =>
        SimulatorServer.StartAsync(
            TranscriptsOfTests.Watch(options ?? Options),
            time ?? TimeProvider.System,
            NullLoggerFactory.Instance,
            TestContext.Current.CancellationToken
        );
}
