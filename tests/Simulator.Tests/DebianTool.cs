using System.ComponentModel;
using System.Diagnostics;

namespace Sidecar.Simulator.Tests;

/// <summary>Programs that some tests listen to. Without one, its tests are skipped, except in CI.</summary>
internal static class DebianTool
{
    public static void Require(string program)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, "--version") { UseShellExecute = false, RedirectStandardOutput = true }
            )!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }
        catch (Win32Exception)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", $"{program} isn't installed");
            Assert.Fail($"{program} isn't installed, and CI needs it");
        }
    }
}
