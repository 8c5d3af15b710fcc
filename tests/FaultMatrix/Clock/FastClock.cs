namespace Sidecar.FaultMatrix.Clock;

/// <summary>
/// Time that goes by faster than on the wall, and can jump ahead. Whoever shares it keeps the order of things: only the
/// waiting gets shorter. Sockets know nothing of it.
/// </summary>
internal sealed class FastClock(double speed) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<Alarm> _alarms = [];
    private readonly long _origin = TimeProvider.System.GetTimestamp();
    private readonly DateTimeOffset _originUtc = TimeProvider.System.GetUtcNow();
    private long _jumped;

    public double Speed => speed;

    public override long TimestampFrequency => TimeProvider.System.TimestampFrequency;

    public override long GetTimestamp() =>
        _origin + (long)((TimeProvider.System.GetTimestamp() - _origin) * speed) + Interlocked.Read(ref _jumped);

    public override DateTimeOffset GetUtcNow() => _originUtc + GetElapsedTime(_origin);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Alarm alarm = new(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>As after a machine's sleep: what was due meanwhile is due now.</summary>
    public void Jump(TimeSpan by)
    {
        Alarm[] alarms;
        lock (_gate)
        {
            Interlocked.Add(ref _jumped, (long)(by.TotalSeconds * TimestampFrequency));
            alarms = [.. _alarms];
        }
        foreach (Alarm alarm in alarms)
        {
            alarm.Arm();
        }
    }

    private sealed class Alarm : ITimer
    {
        private readonly FastClock _clock;
        private readonly ITimer _inner;
        private readonly Lock _gate = new();
        private long? _dueTimestamp;
        private TimeSpan _period;

        public Alarm(FastClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _inner = TimeProvider.System.CreateTimer(
                _ =>
                {
                    if (Ring())
                    {
                        callback(state);
                    }
                },
                null,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan
            );
            lock (clock._gate)
            {
                clock._alarms.Add(this);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _period = period;
                _dueTimestamp =
                    dueTime == Timeout.InfiniteTimeSpan
                        ? null
                        : _clock.GetTimestamp() + (long)(dueTime.TotalSeconds * _clock.TimestampFrequency);
            }
            return Arm();
        }

        public bool Arm()
        {
            lock (_gate)
            {
                if (_dueTimestamp is not { } due)
                {
                    return _inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }
                TimeSpan left = _clock.GetElapsedTime(_clock.GetTimestamp(), due) / _clock.Speed;
                // Rounded up: a timer that rings early would find nothing due.
                double realMs = Math.Clamp(Math.Ceiling(left.TotalMilliseconds), 0, 86_400_000);
                return _inner.Change(TimeSpan.FromMilliseconds(realMs), Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            Forget();
            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Forget();
            return _inner.DisposeAsync();
        }

        private bool Ring()
        {
            lock (_gate)
            {
                if (_dueTimestamp is not { } due)
                {
                    return false;
                }
                if (_clock.GetTimestamp() >= due)
                {
                    _dueTimestamp =
                        _period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero
                            ? null
                            : due + (long)(_period.TotalSeconds * _clock.TimestampFrequency);
                    Arm();
                    return true;
                }
            }
            Arm();
            return false;
        }

        private void Forget()
        {
            lock (_clock._gate)
            {
                _clock._alarms.Remove(this);
            }
        }
    }
}
