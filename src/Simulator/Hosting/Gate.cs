namespace Sidecar.Simulator.Hosting;

/// <summary>Open, or shut until it is opened or its time is up. Thread-safe.</summary>
internal sealed class Gate(TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _shut;
    private ITimer? _timer;

    /// <param name="duration">Null for good.</param>
    public void Shut(TimeSpan? duration)
    {
        lock (_lock)
        {
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
