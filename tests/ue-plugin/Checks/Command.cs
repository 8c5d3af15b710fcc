using System.Diagnostics;
using System.Text;

namespace Sidecar.UePlugin.Tests;

/// <summary>One run of a program: its exit code and both of its outputs in the order in which they came.</summary>
internal sealed record Command(int ExitCode, string Output)
{
    /// <summary>Runs a program to its end; past the limit it is killed with its children and the exit code is -1.</summary>
    /// <param name="environment">Variables beside those of this process; null takes one away.</param>
    public static async Task<Command> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        TimeSpan limit,
        IReadOnlyDictionary<string, string?>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>())
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limited = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(limited.Token);
            return new Command(process.ExitCode, output.ToString());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            Append(output, $"{program} was stopped after {limit}.");
            return new Command(-1, output.ToString());
        }
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
        {
            if (line is not null)
            {
                output.Append(line).Append('\n');
            }
        }
    }
}
