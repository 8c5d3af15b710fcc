using Spectre.Console;

namespace Sidecar.Demo;

internal sealed record DemoOptions
{
    /// <summary>WAV files, one per turn; empty for the bundled ones.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    public string OutDirectory { get; init; } = "demo-out";

    /// <summary>The summary goes to stdout as JSON, everything else to stderr.</summary>
    public bool Json { get; init; }

    public required IAnsiConsole Console { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
