using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sidecar.Tests.Logging;

/// <summary>One of our programs as its own process, with all it prints.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private RunningProgram(Process process) => _process = process;

    /// <summary>Both streams.</summary>
    public string Printed => string.Join('\n', _lines);

    /// <param name="program">File name of the assembly, which lies beside the tests.</param>
    public static RunningProgram Start(
        string program,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        params string[] arguments
    )
    {
        ProcessStartInfo start = new("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment.Remove("OPENAI_API_KEY");
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }
        Process process = new() { StartInfo = start };
        RunningProgram running = new(process);
        process.OutputDataReceived += running.Take;
        process.ErrorDataReceived += running.Take;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<int> ExitAsync()
    {
        using CancellationTokenSource limit = new(Eventually.HangGuard, TimeProvider.System);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private void Take(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            _lines.Enqueue(text);
        }
    }
}
