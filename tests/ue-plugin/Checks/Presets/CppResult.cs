namespace Sidecar.UePlugin.Tests.Presets;

/// <summary>How one C++ test, one fuzz target or one step of a build ended.</summary>
/// <param name="Failure">Null when it passed, else what it printed.</param>
/// <param name="SkipReason">Null when it ran.</param>
internal sealed record CppResult(string Name, string? Failure = null, string? SkipReason = null);
