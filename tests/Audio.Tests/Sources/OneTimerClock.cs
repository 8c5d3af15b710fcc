namespace Sidecar.Audio.Tests.Sources;

/// <summary>A clock moved by hand, for one timer, that allocates nothing once the timer exists.</summary>
internal sealed class OneTimerClock : TimeProvider, ITimer
{
    private TimerCallback? _callback;
    private object? _state;
    private long _now;
    private long _due = long.MaxValue;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        (_callback, _state) = (callback, state);
        return this;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : _now + dueTime.Ticks;
        return true;
    }

    public void Advance(TimeSpan time)
    {
        _now += time.Ticks;
        if (_now >= _due)
        {
            _due = long.MaxValue;
            _callback!(_state);
        }
    }

    public void Dispose() => _due = long.MaxValue;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
