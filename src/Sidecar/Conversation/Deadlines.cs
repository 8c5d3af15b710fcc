namespace Sidecar.Conversation;

/// <summary>
/// One timer for everything in a conversation that has a time limit. Due times are timestamps of the time provider.
/// </summary>
internal sealed class Deadlines : IDisposable
{
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _armedFor = long.MaxValue;

    /// <param name="onDue">Called on a pool thread; must only post to the loop.</param>
    public Deadlines(TimeProvider time, Action onDue)
    {
        _time = time;
        _timer = time.CreateTimer(_ => onDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The timestamp that lies this far in the future.</summary>
    public long In(TimeSpan delay) => _time.GetTimestamp() + (long)(delay.TotalSeconds * _time.TimestampFrequency);

    public bool IsDue(long? due) => due is { } at && _time.GetTimestamp() >= at;

    /// <summary>Arms the timer for the earliest of the given times.</summary>
    public void Arm(long? earliest)
    {
        long due = earliest ?? long.MaxValue;
        if (due == _armedFor)
        {
            return;
        }
        _armedFor = due;
        TimeSpan delay = Timeout.InfiniteTimeSpan;
        if (earliest is not null)
        {
            double seconds = (due - _time.GetTimestamp()) / (double)_time.TimestampFrequency;
            // A millisecond more: a timer that fires early would be armed again for nothing.
            delay = TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(seconds * 1000), 0, 86_400_000) + 1);
        }
        _timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The timer has fired: whatever it was armed for is past.</summary>
    public void Fired() => _armedFor = long.MaxValue;

    public void Dispose() => _timer.Dispose();
}
