using System.Threading.Channels;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Tests.Scripting;

/// <summary>Keeps what a session reports, in order.</summary>
internal sealed class EventRecorder : IObserver<ServerEvent>
{
    private readonly Channel<ServerEvent> _events = Channel.CreateUnbounded<ServerEvent>();

    public void OnNext(ServerEvent value) => _events.Writer.TryWrite(value);

    public void OnError(Exception error) => _events.Writer.TryComplete(error);

    public void OnCompleted() => _events.Writer.TryComplete();

    /// <summary>The next event of a kind; those before it are skipped.</summary>
    public async Task<T> NextAsync<T>()
        where T : ServerEvent
    {
        using var patience = new CancellationTokenSource(TestTime.Patience);
        await foreach (var serverEvent in _events.Reader.ReadAllAsync(patience.Token))
        {
            if (serverEvent is T wanted)
            {
                return wanted;
            }
        }

        throw new InvalidOperationException($"The session ended without a {typeof(T).Name}.");
    }

    /// <summary>Everything that is left, up to the end of the session.</summary>
    public async Task<IReadOnlyList<ServerEvent>> RestAsync()
    {
        using var patience = new CancellationTokenSource(TestTime.Patience);
        var rest = new List<ServerEvent>();
        await foreach (var serverEvent in _events.Reader.ReadAllAsync(patience.Token))
        {
            rest.Add(serverEvent);
        }

        return rest;
    }
}
