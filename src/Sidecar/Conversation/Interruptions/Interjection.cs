namespace Sidecar.Conversation.Interruptions;

/// <summary>
/// Speech of the user beside an answer: not a turn yet, and perhaps never. One interjection may have several stretches of
/// speech, each an item of the provider.
/// </summary>
/// <param name="startMs">Where the first stretch began, on the microphone's timeline.</param>
/// <param name="timestamp">When that became known.</param>
/// <param name="judge">Decides whether it interrupts; null when it just waits for the end of the answer.</param>
internal sealed class Interjection(long startMs, long timestamp, InterruptionJudge? judge)
{
    private readonly HashSet<string> _items = new(StringComparer.Ordinal);
    private string? _lastItemId;

    public long StartMs => startMs;

    public long Timestamp => timestamp;

    public InterruptionJudge? Judge { get; private set; } = judge;

    /// <summary>It began when hardly anything of the answer was left to be heard.</summary>
    public bool IsIntoTheEnd { get; init; }

    public bool IsSpeaking { get; private set; }

    /// <summary>Where the last stretch ended; valid when nobody is speaking.</summary>
    public long EndMs { get; private set; }

    public long StoppedTimestamp { get; private set; }

    /// <summary>All of it became items of the conversation.</summary>
    public bool IsCommitted { get; private set; }

    public bool Knows(string itemId) => _items.Contains(itemId);

    public void SpeechStarted(string itemId, long startedAtMs, long nowMs)
    {
        _items.Add(itemId);
        _lastItemId = itemId;
        IsSpeaking = true;
        IsCommitted = false;
        Judge?.SpeechStarted(itemId, startedAtMs, nowMs);
    }

    public void SpeechStopped(string itemId, long endMs, long stoppedTimestamp)
    {
        IsSpeaking = false;
        EndMs = endMs;
        StoppedTimestamp = stoppedTimestamp;
        Judge?.SpeechStopped(itemId, endMs);
    }

    public void Committed(string itemId) =>
        IsCommitted = !IsSpeaking && string.Equals(itemId, _lastItemId, StringComparison.Ordinal);

    /// <summary>Nothing is to be decided any more: it waits for the end of the answer.</summary>
    public void StopJudging() => Judge = null;
}
