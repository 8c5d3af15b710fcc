namespace Sidecar.Simulator.Timing;

/// <summary>
/// What a session will do later, in order of due time and, at the same time, of scheduling. Only the session's loop
/// touches it.
/// </summary>
internal sealed class Agenda(TimeProvider time)
{
    private readonly PriorityQueue<AgendaEntry, (long DueTimestamp, long Sequence)> _entries = new();
    private long _sequence;

    public AgendaEntry Schedule(TimeSpan delay, Action action)
    {
        var ticks = (long)(Math.Max(0, delay.TotalSeconds) * time.TimestampFrequency);
        var entry = new AgendaEntry(action);
        _entries.Enqueue(entry, (time.GetTimestamp() + ticks, _sequence++));
        return entry;
    }

    public bool RunOneDue()
    {
        while (_entries.TryPeek(out var entry, out var due))
        {
            if (!entry.Cancelled && due.DueTimestamp > time.GetTimestamp())
            {
                return false;
            }

            _entries.Dequeue();
            if (!entry.Cancelled)
            {
                entry.Action();
                return true;
            }
        }

        return false;
    }

    public TimeSpan? UntilNext() =>
        _entries.TryPeek(out _, out var due) ? time.GetElapsedTime(time.GetTimestamp(), due.DueTimestamp) : null;
}

internal sealed class AgendaEntry(Action action)
{
    public Action Action { get; } = action;

    public bool Cancelled { get; private set; }

    public void Cancel() => Cancelled = true;
}
