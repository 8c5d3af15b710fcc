namespace Sidecar.UePlugin.Tests.Presets;

/// <summary>
/// The plugin's C++ without Unreal. Each GoogleTest case is a result of its own: the data of these theories is what the
/// run of a preset reported, so it is read when the theory runs, not when tests are listed.
/// </summary>
public class PresetTests
{
    [Theory]
    [MemberData(nameof(TestsOf), "gcc", "", DisableDiscoveryEnumeration = true)]
    public void Gcc_WithUnrealsWarnings_Passes(string name, string? failure) => AssertPassed(name, failure);

    [Theory]
    [MemberData(nameof(TestsOf), "asan", "", DisableDiscoveryEnumeration = true)]
    public void Clang_WithAddressAndUndefinedSanitizers_Passes(string name, string? failure) =>
        AssertPassed(name, failure);

    [Theory]
    [MemberData(nameof(TestsOf), "tsan", "", DisableDiscoveryEnumeration = true)]
    public void Clang_WithThreadSanitizer_Passes(string name, string? failure) => AssertPassed(name, failure);

    [Theory]
    [MemberData(nameof(TestsOf), "fuzz", "Fuzz", DisableDiscoveryEnumeration = true)]
    public void FuzzTarget_FromAFixedSeed_FindsNothing(string name, string? failure) => AssertPassed(name, failure);

    public static async Task<IEnumerable<TheoryDataRow<string, string?>>> TestsOf(string preset, string part)
    {
        IReadOnlyList<CppResult> results = Toolchain.WhyNot is { } missing
            ? [new CppResult("builds", SkipReason: missing)]
            : await PresetRun.RunAsync(preset, part);
        return results.Select(result =>
            new TheoryDataRow<string, string?>(result.Name, result.Failure)
                .WithTestDisplayName($"{preset}: {result.Name}")
                .WithSkip(result.SkipReason)
        );
    }

    private static void AssertPassed(string name, string? failure) =>
        Assert.True(failure is null, $"{name}{System.Environment.NewLine}{failure}");
}
