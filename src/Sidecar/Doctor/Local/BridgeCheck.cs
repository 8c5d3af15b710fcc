using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Sidecar.Bridge;
using Sidecar.Configuration;

namespace Sidecar.Doctor.Local;

/// <summary>Whether the game link could listen, and whether a sidecar runs already.</summary>
internal sealed class BridgeCheck : ILocalCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static readonly Expectation Running = new(
        "running_sidecar",
        "an endpoint file that leads to a sidecar, or none"
    );
    private static readonly Expectation Port = new("bridge_port", "a port that is free");

    public string Title => "the game link";

    public IReadOnlyList<Expectation> Expectations { get; } = [Running, Port];

    public async IAsyncEnumerable<Finding> RunAsync(
        SidecarOptions options,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string file = options.Bridge.EndpointFile.Length > 0 ? options.Bridge.EndpointFile : EndpointFile.DefaultPath();
        Uri? live = null;
        if (!File.Exists(file))
        {
            yield return Running.Ok("none runs");
        }
        else
        {
            (Uri? address, string? fault) = Read(file);
            bool answers = address is not null && await AnswersAsync(address, time, cancellationToken);
            live = answers ? address : null;
            yield return fault is not null ? Running.Fails(fault, $"delete {file} if no sidecar runs")
            : answers ? Running.Ok($"one runs at {address}")
            : Running.Ok($"{address} doesn't answer any more", "the next start replaces the endpoint file");
        }
        yield return PortFinding(options.Bridge, live);
    }

    private static (Uri? Address, string? Fault) Read(string file)
    {
        try
        {
            return Uri.TryCreate(EndpointFile.Read(file).Address, UriKind.Absolute, out Uri? address)
                ? (address, null)
                : (null, $"{file} names no address");
        }
        catch (InvalidDataException fault)
        {
            return (null, fault.Message);
        }
    }

    private static async Task<bool> AnswersAsync(Uri address, TimeProvider time, CancellationToken cancellationToken)
    {
        using TcpClient client = new();
        using CancellationTokenSource limited = new(Limit, time);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(
            limited.Token,
            cancellationToken
        );
        try
        {
            await client.ConnectAsync(address.Host, address.Port, stop.Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static Finding PortFinding(BridgeOptions bridge, Uri? live)
    {
        if (bridge.Port == 0)
        {
            return Port.Ok("any free one");
        }
        if (live?.Port == bridge.Port)
        {
            return Port.Ok($"{bridge.Port} is the running sidecar's");
        }
        IPAddress address = bridge.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            ? IPAddress.Loopback
            : IPAddress.Parse(bridge.Host);
        try
        {
            using TcpListener listener = new(address, bridge.Port);
            listener.Start();
            return Port.Ok($"{bridge.Port} is free");
        }
        catch (SocketException fault)
        {
            return Port.Fails($"{bridge.Host}:{bridge.Port}: {fault.Message}", set: "Bridge:Port: 0");
        }
    }
}
