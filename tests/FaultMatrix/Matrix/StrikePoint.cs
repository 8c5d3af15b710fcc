namespace Sidecar.FaultMatrix.Matrix;

/// <summary>When a fault strikes in a state.</summary>
/// <param name="Event">
/// The server event right after which the line breaks, where the state is only passed through; null where the conversation
/// stays in it and the fault strikes at once.
/// </param>
/// <param name="Count">At the n-th of these.</param>
/// <param name="IsNextSession">The session that the fault strikes has not begun.</param>
/// <param name="Subject">The server event that faults of single events strike here.</param>
internal sealed record StrikePoint(string? Event, int Count, bool IsNextSession, string Subject)
{
    public static StrikePoint Now(string subject) => new(null, 1, IsNextSession: false, subject);

    public static StrikePoint At(string serverEvent, int count, string subject) =>
        new(serverEvent, count, IsNextSession: false, subject);

    /// <summary>While the next session is being opened.</summary>
    public static StrikePoint Opening { get; } = new("session.created", 1, IsNextSession: true, "session.updated");
}
