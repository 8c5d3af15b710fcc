namespace Sidecar.FaultMatrix.Proxy;

/// <summary>Lets through or holds back.</summary>
internal sealed class Valve
{
    private volatile TaskCompletionSource _open = Opened();

    public long LastPassTimestamp { get; set; }

    public bool IsShut => !_open.Task.IsCompleted;

    public void Shut()
    {
        if (!IsShut)
        {
            _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Open() => _open.TrySetResult();

    public Task PassAsync(CancellationToken cancellationToken) => _open.Task.WaitAsync(cancellationToken);

    private static TaskCompletionSource Opened()
    {
        TaskCompletionSource opened = new();
        opened.SetResult();
        return opened;
    }
}
