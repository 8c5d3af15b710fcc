using System.Collections.Concurrent;

namespace Sidecar.UePlugin.Tests.Presets;

/// <summary>
/// One preset of <c>tests/ue-plugin/CMakePresets.json</c>, configured, built and run once however many tests ask.
/// </summary>
internal sealed class PresetBuild
{
    private static readonly TimeSpan StepLimit = TimeSpan.FromMinutes(20);
    private static readonly ConcurrentDictionary<string, Lazy<Task<PresetBuild>>> Builds = new(StringComparer.Ordinal);

    // Two presets at once would only halve each other's share of the machine.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    private PresetBuild(string folder, string? failure)
    {
        Folder = folder;
        Failure = failure;
    }

    public string Folder { get; }

    /// <summary>What the step that failed printed; null when everything is built.</summary>
    public string? Failure { get; }

    /// <param name="preset">A preset's name.</param>
    /// <param name="target">What to build of it; it must be the same for each caller of one preset.</param>
    public static Task<PresetBuild> GetAsync(string preset, string target = "all") =>
        Builds
            .GetOrAdd(preset, name => new Lazy<Task<PresetBuild>>(() => Task.Run(() => BuildAsync(name, target))))
            .Value;

    /// <summary>Runs a program of the build at low priority: the other test projects run on the same cores.</summary>
    public static Task<Command> RunNicelyAsync(string folder, params string[] command) =>
        Command.RunAsync("nice", ["-n", "10", .. command], folder, StepLimit, Environment);

    private static readonly Dictionary<string, string?> Environment = new(StringComparer.Ordinal)
    {
        ["SIDECAR_EXECUTABLE"] = Repository.Daemon,
        // A skipped or shuffled test of a developer's shell must not leak in here.
        ["GTEST_FILTER"] = null,
        ["GTEST_SHUFFLE"] = null,
    };

    private static async Task<PresetBuild> BuildAsync(string preset, string target)
    {
        string folder = Path.Combine(Repository.CppTests, "build", preset);
        await OneAtATime.WaitAsync();
        try
        {
            Command configure = await RunNicelyAsync(Repository.CppTests, "cmake", "--preset", preset);
            if (configure.ExitCode != 0)
            {
                return new PresetBuild(folder, configure.Output);
            }

            Command build = await RunNicelyAsync(
                Repository.CppTests,
                ["cmake", "--build", folder, "--parallel", "2", "--target", target]
            );
            return new PresetBuild(folder, build.ExitCode == 0 ? null : build.Output);
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
