using System.Runtime.InteropServices;

namespace Sidecar.Conversation.Interruptions;

/// <summary>What is to be done about speech into an answer.</summary>
internal enum Decision
{
    /// <summary>It can't be told yet.</summary>
    Wait,

    /// <summary>No interruption: the answer goes on.</summary>
    Resume,

    /// <summary>The user has the turn.</summary>
    Interrupt,
}

/// <summary>What it was decided by.</summary>
internal enum DecidedBy
{
    Nothing,
    ShortSound,
    BackchannelWords,
    NoWords,
    OtherWords,
    Length,

    /// <summary>The decision time was over.</summary>
    Time,
}

/// <param name="Decision">What to do.</param>
/// <param name="By">Why.</param>
/// <param name="LookAgainAtMs">When to ask again, if nothing happens before: only with <see cref="Decision.Wait"/>.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Verdict(Decision Decision, DecidedBy By, long LookAgainAtMs);
