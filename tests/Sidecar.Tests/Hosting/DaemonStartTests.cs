using System.Net;
using System.Net.Sockets;
using Sidecar.Bridge;
using Sidecar.Hosting;

namespace Sidecar.Tests.Hosting;

public sealed class DaemonStartTests
{
    [Fact]
    public async Task EndpointFile_LeadsToTheDaemon_AndGoesWithIt()
    {
        string path;
        await using (DaemonFixture daemon = await DaemonFixture.StartAsync())
        {
            path = daemon.Daemon.EndpointFilePath;
            EndpointDescription read = EndpointFile.Read(path);
            Assert.Equal(daemon.Daemon.Endpoint, read);
            Assert.Equal(DaemonFixture.Token, read.Token);
            Assert.Equal(Environment.ProcessId, read.ProcessId);
            Assert.NotEqual(0, new Uri(read.Address).Port);
        }
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task NoTokenConfigured_EachLaunchHasItsOwn()
    {
        await using DaemonFixture first = await DaemonFixture.StartAsync(o =>
            o with
            {
                Bridge = o.Bridge with { Token = "" },
            }
        );
        await using DaemonFixture second = await DaemonFixture.StartAsync(o =>
            o with
            {
                Bridge = o.Bridge with { Token = "" },
            }
        );

        Assert.Equal(64, first.Daemon.Endpoint.Token.Length);
        Assert.NotEqual(first.Daemon.Endpoint.Token, second.Daemon.Endpoint.Token);
    }

    [Fact]
    public async Task PortInUse_IsNamed()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;

        DaemonStartException fault = await Assert.ThrowsAsync<DaemonStartException>(() =>
            DaemonFixture.StartAsync(o => o with { Bridge = o.Bridge with { Port = port } })
        );

        Assert.Contains($"Bridge:Port {port}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndpointFileCantBeWritten_IsSaid()
    {
        string file = Path.GetTempFileName();
        try
        {
            DaemonStartException fault = await Assert.ThrowsAsync<DaemonStartException>(() =>
                DaemonFixture.StartAsync(o =>
                    o with
                    {
                        Bridge = o.Bridge with { EndpointFile = Path.Combine(file, "endpoint.json") },
                    }
                )
            );
            Assert.Contains("endpoint file", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task UnixSocket_ServesThisUserOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("file modes are Unix's");
            return;
        }
        using SocketFolder folder = new();
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(o =>
            o with
            {
                Bridge = o.Bridge with { UnixSocket = folder.SocketPath },
            }
        );

        await using GameClient game = await GameClient.TalkAsync(
            daemon,
            channel: daemon.OpenUnixChannel(folder.SocketPath)
        );

        Assert.Equal(folder.SocketPath, EndpointFile.Read(daemon.Daemon.EndpointFilePath).UnixSocket);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.SocketPath));
        Assert.NotEqual(0, (await game.TextTurnAsync()).PlayedSamples);
    }

    [Fact]
    public async Task SocketFileOfAKilledDaemon_IsReplaced()
    {
        using SocketFolder folder = new();
        LeaveStaleSocket(folder.SocketPath);
        Assert.True(File.Exists(folder.SocketPath));

        await using DaemonFixture daemon = await DaemonFixture.StartAsync(o =>
            o with
            {
                Bridge = o.Bridge with { UnixSocket = folder.SocketPath },
            }
        );
        await using GameClient game = await GameClient.JoinAsync(
            daemon,
            channel: daemon.OpenUnixChannel(folder.SocketPath)
        );

        Assert.Equal("default", game.Welcome.Character);
    }

    [Fact]
    public async Task SocketOfARunningDaemon_IsLeftAlone()
    {
        using SocketFolder folder = new();
        await using DaemonFixture first = await DaemonFixture.StartAsync(o =>
            o with
            {
                Bridge = o.Bridge with { UnixSocket = folder.SocketPath },
            }
        );

        await Assert.ThrowsAsync<DaemonStartException>(() =>
            DaemonFixture.StartAsync(o => o with { Bridge = o.Bridge with { UnixSocket = folder.SocketPath } })
        );
        await using GameClient game = await GameClient.JoinAsync(
            first,
            channel: first.OpenUnixChannel(folder.SocketPath)
        );

        Assert.Equal("default", game.Welcome.Character);
    }

    // Closing a bound socket removes its file, so the file is moved out of the way first: what a kill leaves behind.
    private static void LeaveStaleSocket(string path)
    {
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path + ".bound"));
        socket.Listen();
        File.Move(path + ".bound", path);
    }

    private sealed class SocketFolder : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("sidecar-socket-").FullName;

        public string SocketPath => Path.Combine(_folder, "bridge.sock");

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
