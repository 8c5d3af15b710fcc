using System.Reflection;

namespace Sidecar.UePlugin.Tests;

/// <summary>Where things are in the working copy this assembly was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Plugin { get; } = Path.Combine(Root, "ue-plugin");

    public static string CppTests { get; } = Path.Combine(Root, "tests", "ue-plugin");

    /// <summary>The daemon as the build left it, for the C++ tests that talk to the real one.</summary>
    public static string Daemon { get; } =
        Path.Combine(
            Root,
            "src",
            "Sidecar",
            Metadata("BuildOutput"),
            OperatingSystem.IsWindows() ? "sidecar.exe" : "sidecar"
        );

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
