namespace Sidecar.Simulator.Hosting;

/// <summary>Open, or shut until it is opened or its time is up. Thread-safe.</summary>
internal sealed class Gate(TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _shut;
    private ITimer? _timer;

    public void Shut(TimeSpan? duration) => Shut(duration, static () => false);

    /// <param name="duration">Null for good.</param>
    /// <param name="calledOff">Asked under the lock: who calls it off and opens the gate then, in this order, wins.</param>
    public void Shut(TimeSpan? duration, Func<bool> calledOff)
    {
        lock (_lock)
        {
            if (calledOff())
            {
                return;
            }

            _shut ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            _timer?.Dispose();
            _timer = duration is { } limit
                ? time.CreateTimer(_ => Open(), null, limit, Timeout.InfiniteTimeSpan)
                : null;
        }
    }

    public void Open()
    {
        lock (_lock)
        {
            _timer?.Dispose();
            _timer = null;
            _shut?.TrySetResult();
            _shut = null;
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _shut is null ? Task.CompletedTask : _shut.Task.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => Open();
}
