using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Sidecar.TokenMint.Tests.Limits;

/// <summary>Debian's redis-server as a child process, without files, on a free port. Skipped where it is missing, except in CI.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly Process _process;

    private RedisServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public string Connection => $"127.0.0.1:{Port}";

    public static Task<RedisServer> StartAsync() => StartAsync(FreePort());

    public static async Task<RedisServer> StartAsync(int port)
    {
        bool isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "redis-server")));
        bool isInCi = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal);
        Assert.SkipUnless(isInstalled || isInCi, "redis-server is not installed.");

        string[] arguments = ["--bind", "127.0.0.1", "--port", $"{port}", "--save", "", "--appendonly", "no"];
        ProcessStartInfo start = new("redis-server", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        RedisServer server = new(process, port);
        TaskCompletionSource<bool> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null || line.Data.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                ready.TrySetResult(line.Data is not null);
            }
        };
        process.BeginOutputReadLine();
        if (await ready.Task)
        {
            return server;
        }
        await server.DisposeAsync();
        throw new InvalidOperationException("redis-server ended before it was ready.");
    }

    /// <summary>As a crash would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _process.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
