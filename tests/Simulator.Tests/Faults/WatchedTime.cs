using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Sidecar.Simulator.Tests.Faults;

/// <summary>A clock that tells when somebody begins to wait for a given time.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _waits = new();

    public Task WaitFor(TimeSpan duration) => Wait(duration).Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Wait(dueTime).TrySetResult();
        return timer;
    }

    private TaskCompletionSource Wait(TimeSpan duration) =>
        _waits.GetOrAdd(duration, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
