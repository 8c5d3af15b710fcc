namespace Sidecar.UePlugin.Tests.Presets;

/// <summary>Runs what a preset has built and tells how each C++ test ended.</summary>
internal static class PresetRun
{
    /// <param name="part">The folder of tests/ue-plugin whose tests are built and run; empty for all.</param>
    public static async Task<IReadOnlyList<CppResult>> RunAsync(string preset, string part)
    {
        PresetBuild build = await PresetBuild.GetAsync(preset, part.Length > 0 ? $"{part}/all" : "all");
        if (build.Failure is not null)
        {
            return [new CppResult("builds", build.Failure)];
        }

        string report = Path.Combine(build.Folder, "ctest.xml");
        File.Delete(report);
        string[] options = ["--parallel", "2", "--timeout", "300", "--output-junit", report, "--no-tests=error"];
        Command run = await PresetBuild.RunNicelyAsync(Path.Combine(build.Folder, part), ["ctest", .. options]);
        IReadOnlyList<CppResult> results = File.Exists(report)
            ? CTestReport.Read(await File.ReadAllTextAsync(report))
            : [];
        bool isToldByATest = run.ExitCode == 0 || results.Any(r => r.Failure is not null);
        return [new CppResult("builds and runs", isToldByATest ? null : run.Output), .. results];
    }
}
