using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reactive.Disposables;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Tests.Conversation;

/// <summary>A session whose server is the test.</summary>
internal sealed class ScriptedSession(RealtimeSessionOptions options) : IRealtimeSession
{
    private readonly ScriptedEvents _events = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RealtimeSessionOptions Options => options;

    public ConcurrentQueue<ClientEvent> Sent { get; } = new();

    public long AppendedBytes { get; private set; }

    public IReadOnlyList<byte> LastAppended { get; private set; } = [];

    public bool IsDisposed { get; private set; }

    /// <summary>Whether what it receives reaches the conversation.</summary>
    public bool IsObserved => _events.HasObservers;

    public RealtimeCapabilities Capabilities => options.Capabilities;

    public IObservable<ServerEvent> Events => _events;

    public void Confirm() => _started.TrySetResult();

    public void Refuse(RealtimeFailure failure) => _started.TrySetException(new RealtimeSessionException(failure));

    /// <summary>Hands an event to the conversation; without one, its memory goes back at once.</summary>
    public void Receive(ServerEvent serverEvent)
    {
        if (!_events.TryHandOut(serverEvent))
        {
            (serverEvent as OutputAudioDelta)?.Release();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => _started.Task.WaitAsync(cancellationToken);

    public bool AppendAudio(ReadOnlySpan<byte> pcm)
    {
        AppendedBytes += pcm.Length;
        LastAppended = pcm.ToArray();
        return true;
    }

    public void Send(ClientEvent clientEvent) => Sent.Enqueue(clientEvent);

    public Task CloseAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}

/// <summary>Events for whoever looks at the moment, and word of whether anybody did.</summary>
internal sealed class ScriptedEvents : IObservable<ServerEvent>
{
    private ImmutableList<IObserver<ServerEvent>> _observers = [];

    public bool HasObservers => Volatile.Read(ref _observers).Count > 0;

    public IDisposable Subscribe(IObserver<ServerEvent> observer)
    {
        ImmutableInterlocked.Update(ref _observers, observers => observers.Add(observer));
        return Disposable.Create(() => ImmutableInterlocked.Update(ref _observers, list => list.Remove(observer)));
    }

    public bool TryHandOut(ServerEvent serverEvent)
    {
        ImmutableList<IObserver<ServerEvent>> observers = Volatile.Read(ref _observers);
        foreach (IObserver<ServerEvent> observer in observers)
        {
            observer.OnNext(serverEvent);
        }
        return observers.Count > 0;
    }
}

/// <summary>Hands out scripted sessions and tells when one is made.</summary>
internal sealed class ScriptedSessionFactory : IRealtimeSessionFactory
{
    private readonly System.Threading.Channels.Channel<ScriptedSession> _made =
        System.Threading.Channels.Channel.CreateUnbounded<ScriptedSession>();

    private int _count;

    public int Made => Volatile.Read(ref _count);

    public IRealtimeSession Create(RealtimeSessionOptions options)
    {
        Interlocked.Increment(ref _count);
        ScriptedSession session = new(options);
        _made.Writer.TryWrite(session);
        return session;
    }

    public ScriptedSession? TryNext() => _made.Reader.TryRead(out ScriptedSession? session) ? session : null;

    public async Task<ScriptedSession> NextAsync()
    {
        ScriptedSession session = await _made.Reader.ReadAsync(TestContext.Current.CancellationToken);
        await ConversationFixture.UntilAsync(() => session.IsObserved);
        return session;
    }
}
