using System.Collections.Concurrent;
using System.Reactive.Subjects;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Tests.Conversation;

/// <summary>A session whose server is the test.</summary>
internal sealed class ScriptedSession(RealtimeSessionOptions options) : IRealtimeSession
{
    private readonly Subject<ServerEvent> _events = new();
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

    public void Receive(ServerEvent serverEvent) => _events.OnNext(serverEvent);

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
