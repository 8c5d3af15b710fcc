using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Sidecar.Protocol.Tests.Contract;

/// <summary>The past of the checked-out branch.</summary>
internal sealed class GitHistory
{
    private readonly string _folder;

    private GitHistory(string folder) => _folder = folder;

    /// <summary>Null, with the reason, where there is no whole history.</summary>
    public static GitHistory? Open(string folder, out string whyNot)
    {
        var history = new GitHistory(folder);
        try
        {
            var (exitCode, output) = history.Git("rev-parse", "--is-shallow-repository");
            whyNot =
                exitCode != 0 ? "the sources are not in a git repository"
                : output.Trim() == "true" ? "the clone is shallow"
                : "";
        }
        catch (Win32Exception)
        {
            whyNot = "git is not installed";
        }

        return whyNot.Length == 0 ? history : null;
    }

    /// <summary>The commits of the branch itself that touched a file: what happened on merged branches before they
    /// landed doesn't count.</summary>
    public IReadOnlyList<string> CommitsOf(string path)
    {
        var (exitCode, output) = Git("log", "--first-parent", "--format=%H", "--", path);
        Assert.Equal(0, exitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>The file as of a commit; null where the commit doesn't have it.</summary>
    public string? Show(string commit, string path)
    {
        var (exitCode, output) = Git("show", $"{commit}:{path}");
        return exitCode == 0 ? output : null;
    }

    private (int ExitCode, string Output) Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };

        // A checkout made by another user, as on a build machine, is read all the same.
        foreach (var argument in (string[])["-C", _folder, "-c", "safe.directory=*", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
