using System.Diagnostics;

namespace Sidecar.UePlugin.Tests.EndToEnd;

/// <summary>The real daemon with the simulator, on a free port and with an endpoint file of its own.</summary>
internal sealed class RunningDaemon : IDisposable
{
    private readonly Process _process;

    private RunningDaemon(Process process) => _process = process;

    /// <summary>Returns when it has written the endpoint file and listens.</summary>
    /// <param name="endpointFile">Where it writes its address.</param>
    /// <param name="script">What its simulator answers.</param>
    /// <param name="log">Where its log goes.</param>
    public static async Task<RunningDaemon> StartAsync(string endpointFile, string script, string log)
    {
        string[] arguments =
        [
            "run",
            "--provider",
            "simulator",
            "--script",
            script,
            "--port",
            "0",
            "--endpoint-file",
            endpointFile,
            "--set",
            $"Logging:File={log}",
        ];
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(Repository.Daemon, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var daemon = new RunningDaemon(process);
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                written.TrySetException(new InvalidOperationException($"the daemon has ended, see {log}"));
            }
            else if (line.Data.StartsWith(Ready, StringComparison.Ordinal))
            {
                written.TrySetResult();
            }
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await written.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return daemon;
    }

    /// <summary>At once, with nothing said to anyone.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private const string Ready = "Ctrl-C stops it.";
}
