namespace Sidecar.FaultMatrix.Soak;

/// <summary>What the provider does with the next request for a response.</summary>
internal sealed record SoakPlan
{
    /// <summary>Quarters of a second of speech.</summary>
    public int Deltas { get; init; } = 4;

    /// <summary>The session is lost after so many of them; null for an answer to the end.</summary>
    public int? DropAfterDeltas { get; init; }

    /// <summary>A call of a tool instead of speech.</summary>
    public bool IsToolCall { get; init; }
}
