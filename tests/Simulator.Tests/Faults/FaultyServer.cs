using Sidecar.Simulator.Tests.Wire;

namespace Sidecar.Simulator.Tests.Faults;

/// <summary>A server with faults, and the shortest conversation that meets them.</summary>
internal static class FaultyServer
{
    public static Task<SimulatorServer> StartAsync(string faults, TimeProvider? time = null) =>
        TestServer.StartAsync(TestServer.Options with { Faults = SimulatorFault.Parse(faults) }, time);

    /// <summary>One typed turn: says hello and asks for the answer, without waiting for it.</summary>
    public static async Task AskAsync(WireClient client, string text = "Hello")
    {
        await client.SayAsync(text);
        await client.SendAsync("""{"type":"response.create"}""");
    }

    /// <summary>A turn that works: whatever the fault was, the session has survived it.</summary>
    public static async Task ConverseAsync(WireClient client)
    {
        await AskAsync(client);
        var done = (await client.UntilAsync("response.done"))[^1];
        Assert.Equal("completed", (string)done["response"]!["status"]!);
        await client.UntilAsync("rate_limits.updated");
    }
}
