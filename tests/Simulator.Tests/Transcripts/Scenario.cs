using Microsoft.Extensions.Time.Testing;
using Sidecar.PublishedSchema;
using Sidecar.Simulator.Tests.Wire;

namespace Sidecar.Simulator.Tests.Transcripts;

/// <summary>One whole conversation with a server.</summary>
/// <param name="RunAsync">The client's part, after session.created.</param>
internal sealed record Scenario(Func<WireClient, FakeTimeProvider, Task> RunAsync)
{
    public Scenario(Func<WireClient, Task> run)
        : this((client, _) => run(client)) { }

    public Func<SimulatorOptions, SimulatorOptions> Options { get; init; } = options => options;

    public string Query { get; init; } = "model=gpt-realtime-2.1";

    /// <summary>The server's clock stands still unless the client's part moves it.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>False where the client says on purpose what no client may say.</summary>
    public bool ClientIsValid { get; init; } = true;

    /// <summary>Holds the conversation.</summary>
    /// <returns>All that was said, both ways.</returns>
    public async Task<Transcript> PlayAsync(bool strict, Action<WireDirection, ReadOnlyMemory<byte>>? alsoTo = null)
    {
        var transcript = new Transcript();
        var time = new FakeTimeProvider();
        var options = Options(TestServer.Options) with { StrictSpec = strict, WireTap = Tap };
        await using var server = await TestServer.StartAsync(options, IsFrozen ? time : TimeProvider.System);
        await using var client = await WireClient.ConnectAsync(server, Query);
        await client.ExpectAsync("session.created");
        await RunAsync(client, time);
        return transcript;

        void Tap(string sessionId, WireDirection direction, ReadOnlyMemory<byte> utf8)
        {
            transcript.Tap(sessionId, direction, utf8);
            alsoTo?.Invoke(direction, utf8);
        }
    }
}
