namespace Sidecar.UePlugin.Tests.Presets;

/// <summary>The Debian packages the C++ build needs, each with a file that shows that it is installed.</summary>
internal static class Toolchain
{
    private static readonly (string Package, string Folder, string File)[] Needed =
    [
        ("clang", "/usr/bin", "clang++"),
        ("cmake", "/usr/bin", "cmake"),
        ("g++", "/usr/bin", "g++"),
        ("libbenchmark-dev", "/usr/include/benchmark", "benchmark.h"),
        ("libclang-rt-dev", "/usr/lib", "llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a"),
        ("libgrpc++-dev", "/usr/include/grpcpp", "grpcpp.h"),
        ("libgtest-dev", "/usr/include/gtest", "gtest.h"),
        ("libnghttp2-dev", "/usr/include/nghttp2", "nghttp2.h"),
        ("libprotobuf-dev", "/usr/include/google/protobuf", "message.h"),
        ("ninja-build", "/usr/bin", "ninja"),
        ("pkg-config", "/usr/bin", "pkg-config"),
        ("protobuf-compiler", "/usr/bin", "protoc"),
        ("protobuf-compiler-grpc", "/usr/bin", "grpc_cpp_plugin"),
    ];

    /// <summary>What is missing here, or null. In CI nothing may be missing, so the build is tried and tells.</summary>
    public static string? WhyNot { get; } = Find();

    private static string? Find()
    {
        string[] missing = [.. Needed.Where(n => !Exists(n.Folder, n.File)).Select(n => n.Package)];
        bool isInCi = string.Equals(
            Environment.GetEnvironmentVariable("CI"),
            "true",
            StringComparison.OrdinalIgnoreCase
        );
        return missing.Length == 0 || isInCi ? null : $"needs the Debian packages {string.Join(", ", missing)}";
    }

    private static bool Exists(string folder, string pattern)
    {
        string[] steps = pattern.Split('/');
        IEnumerable<string> folders = [folder];
        foreach (string step in steps[..^1])
        {
            folders = folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateDirectories(f, step));
        }

        return folders.Where(Directory.Exists).Any(f => Directory.EnumerateFiles(f, steps[^1]).Any());
    }
}
