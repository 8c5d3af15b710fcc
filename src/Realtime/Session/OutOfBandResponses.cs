namespace Sidecar.Realtime.Session;

/// <summary>The requests for responses outside the conversation that are not over yet, by event id. Bounded: of more than
/// any client has at once, the oldest is forgotten. Not thread-safe.</summary>
internal sealed class OutOfBandResponses
{
    private const int MaxOpen = 64;

    private readonly List<string> _eventIds = [];

    public void Add(string eventId)
    {
        if (_eventIds.Count == MaxOpen)
        {
            _eventIds.RemoveAt(0);
        }

        _eventIds.Add(eventId);
    }

    public bool Contains(string eventId) => _eventIds.Contains(eventId, StringComparer.Ordinal);

    public bool Remove(string eventId) => _eventIds.Remove(eventId);
}
