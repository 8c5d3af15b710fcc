namespace Sidecar.Simulator.Responses;

/// <summary>What a response will contain, in order.</summary>
internal sealed record ResponsePlan(IReadOnlyList<PlannedOutput> Outputs)
{
    /// <summary>Extra thinking time before the first output.</summary>
    public TimeSpan Delay { get; init; }
}

internal abstract record PlannedOutput;

/// <summary>A line to speak, or to write where the response is text only.</summary>
internal sealed record PlannedSpeech(string Text, string? Voice) : PlannedOutput;

internal sealed record PlannedText(string Text) : PlannedOutput;

/// <param name="Arguments">The JSON text of the arguments.</param>
internal sealed record PlannedCall(string Name, string Arguments) : PlannedOutput;
