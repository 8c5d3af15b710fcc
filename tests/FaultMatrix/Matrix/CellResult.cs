namespace Sidecar.FaultMatrix.Matrix;

/// <summary>What became of one cell.</summary>
internal sealed record CellResult(string Fault, string State)
{
    /// <summary>The fault has no meaning in this state.</summary>
    public bool IsNotApplicable { get; init; }

    /// <summary>Why it failed; empty when it passed.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>From the drop being visible to the daemon until the next session was usable, in the conversation's
    /// time; null where no session was lost.</summary>
    public double? GapMs { get; init; }

    /// <summary>From the drop being visible to the daemon until the game was told, on the wall clock.</summary>
    public double? ToldMs { get; init; }

    /// <summary>What really happened and the provider doesn't know.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>Turns that the fault took away before one was answered.</summary>
    public int SpoiltTurns { get; init; }

    public IReadOnlyList<string> Log { get; init; } = [];

    public IReadOnlyList<WeakReference> Sessions { get; init; } = [];

    public bool HasPassed => Failures.Count == 0;
}
