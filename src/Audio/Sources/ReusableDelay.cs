using System.Threading.Tasks.Sources;

namespace Sidecar.Audio.Sources;

/// <summary>
/// <c>Task.Delay</c> over and over with one timer and no allocation. One wait at a time. Who waits is continued on the
/// timer's thread, as with <c>Task.Delay</c>. The timer of a cancelled wait may end the next one early, so check the
/// clock after each.
/// </summary>
internal sealed class ReusableDelay : IValueTaskSource, IDisposable
{
    private static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(1);

    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private ManualResetValueTaskSourceCore<bool> _core;
    private CancellationTokenRegistration _registration;
    private CancellationToken _cancellationToken;
    private bool _isWaiting;
    private bool _isDisposed;

    public ReusableDelay(TimeProvider timeProvider)
    {
        _timer = timeProvider.CreateTimer(
            static state => ((ReusableDelay)state!).Complete(cancelled: false),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>Waits at least a millisecond: timers count in whole ones.</summary>
    public ValueTask WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        short version;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_isWaiting)
            {
                throw new InvalidOperationException("One wait at a time.");
            }

            _isWaiting = true;
            _core.Reset();
            version = _core.Version;
            _cancellationToken = cancellationToken;
        }

        _registration = cancellationToken.UnsafeRegister(
            static state => ((ReusableDelay)state!).Complete(cancelled: true),
            this
        );
        _timer.Change(time < Resolution ? Resolution : time, Timeout.InfiniteTimeSpan);
        return new ValueTask(this, version);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
        }

        _timer.Dispose();
        Complete(cancelled: true);
    }

    void IValueTaskSource.GetResult(short token)
    {
        // Dispose waits for a cancellation callback that is running, so none can reach the next wait.
        _registration.Dispose();
        _core.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _core.OnCompleted(continuation, state, token, flags);

    private void Complete(bool cancelled)
    {
        lock (_lock)
        {
            if (!_isWaiting)
            {
                return;
            }

            _isWaiting = false;
        }

        if (!cancelled)
        {
            _core.SetResult(true);
        }
        else if (_cancellationToken.IsCancellationRequested)
        {
            _core.SetException(new OperationCanceledException(_cancellationToken));
        }
        else
        {
            _core.SetException(new ObjectDisposedException(nameof(PacedAudioSource)));
        }
    }
}
