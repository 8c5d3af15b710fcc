using System.Diagnostics;

namespace Sidecar.Audio.Tests;

/// <summary>A command of the operating system. Where it is absent its test is skipped, except in CI.</summary>
internal static class DebianTool
{
    public static bool IsInCi =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal);

    public static void SkipUnlessInstalled(string tool)
    {
        bool isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, tool)));
        Assert.SkipUnless(isInstalled || IsInCi, $"{tool} is not installed.");
    }

    /// <summary>Runs to the end and gives standard output.</summary>
    public static byte[] Run(string tool, params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(tool, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{tool} failed: {errors.Result}");
        return output.ToArray();
    }
}
