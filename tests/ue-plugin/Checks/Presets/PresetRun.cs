namespace Sidecar.UePlugin.Tests.Presets;

/// <summary>Runs what a preset has built and tells how each C++ test ended.</summary>
internal static class PresetRun
{
    private static readonly string[] FuzzOptions =
    [
        "-seed=1",
        "-runs=200000",
        "-max_total_time=60",
        "-max_len=4096",
        "-timeout=10",
        "-rss_limit_mb=512",
    ];

    public static async Task<IReadOnlyList<CppResult>> RunTestsAsync(string preset)
    {
        PresetBuild build = await PresetBuild.GetAsync(preset);
        if (build.Failure is not null)
        {
            return [new CppResult("builds", build.Failure)];
        }

        string report = Path.Combine(build.Folder, "ctest.xml");
        File.Delete(report);
        Command run = await PresetBuild.RunNicelyAsync(
            build.Folder,
            ["ctest", "--parallel", "2", "--timeout", "300", "--output-junit", report, "--no-tests=error"]
        );
        IReadOnlyList<CppResult> results = File.Exists(report)
            ? CTestReport.Read(await File.ReadAllTextAsync(report))
            : [];
        bool isToldByATest = run.ExitCode == 0 || results.Any(r => r.Failure is not null);
        return [new CppResult("builds and runs", isToldByATest ? null : run.Output), .. results];
    }

    /// <summary>Each fuzz target from the same seed for a fixed number of inputs, or a minute on a slow machine.</summary>
    public static async Task<IReadOnlyList<CppResult>> RunFuzzTargetsAsync()
    {
        PresetBuild build = await PresetBuild.GetAsync("fuzz", "Fuzz/all");
        if (build.Failure is not null)
        {
            return [new CppResult("builds", build.Failure)];
        }

        string[] targets = [.. FuzzTargets(Path.Combine(build.Folder, "Fuzz"))];
        var results = new List<CppResult>
        {
            new("builds", targets.Length == 0 ? "no fuzz target in build/fuzz/Fuzz" : null),
        };
        foreach (string target in targets)
        {
            results.Add(await FuzzAsync(target));
        }

        return results;
    }

    private static IEnumerable<string> FuzzTargets(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Where(f => Path.GetExtension(f).Length == 0 && IsExecutable(f))
            .Order(StringComparer.Ordinal);

    private static bool IsExecutable(string path) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute);

    private static async Task<CppResult> FuzzAsync(string target)
    {
        string name = Path.GetFileName(target);
        string seeds = Path.Combine(Repository.CppTests, "Fuzz", "Corpus", name);
        string work = Directory.CreateTempSubdirectory("sidecar-fuzz-").FullName;
        try
        {
            // The first folder gets what the run finds; the seeds in the repository stay as they are.
            string[] corpora = Directory.Exists(seeds) ? [work, seeds] : [work];
            string artifacts = Path.Combine(Path.GetDirectoryName(target)!, $"{name}-");
            Command run = await PresetBuild.RunNicelyAsync(
                work,
                [target, .. FuzzOptions, $"-artifact_prefix={artifacts}", .. corpora]
            );
            return new CppResult(name, run.ExitCode == 0 ? null : run.Output);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
