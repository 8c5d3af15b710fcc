namespace Sidecar.Simulator.Faults;

/// <summary>
/// When a fault strikes. The turn and the time open a gate; behind it, the n-th matching event counts where one is named.
/// </summary>
internal sealed record FaultTrigger
{
    /// <summary>From this many user messages in the conversation.</summary>
    public int Turn { get; init; }

    /// <summary>From this long after the session opened, or after the fault was given to an open session.</summary>
    public TimeSpan After { get; init; }

    /// <summary>A server event's type; a <c>*</c> at its end stands for anything.</summary>
    public string? Event { get; init; }

    /// <summary>At the n-th such event.</summary>
    public int Count { get; init; } = 1;

    public static bool Matches(string pattern, string type) =>
        pattern.EndsWith('*') ? type.StartsWith(pattern.AsSpan(0, pattern.Length - 1)) : type == pattern;
}

internal enum FaultTarget
{
    /// <summary>The session that opens next.</summary>
    Next,

    /// <summary>The sessions that are open now.</summary>
    Current,

    /// <summary>The open ones and all that will open.</summary>
    All,
}
