using Microsoft.Extensions.Logging.Abstractions;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Session;

namespace Sidecar.Realtime.Tests.Scripting;

/// <summary>A real session against a scripted server.</summary>
internal sealed class SessionUnderTest : IAsyncDisposable
{
    private SessionUnderTest(ScriptedRealtimeServer server, IRealtimeSession session)
    {
        Server = server;
        Session = session;
        session.Events.Subscribe(Events);
    }

    public ScriptedRealtimeServer Server { get; }

    public IRealtimeSession Session { get; }

    public EventRecorder Events { get; } = new();

    public static async Task<SessionUnderTest> CreateAsync(
        Func<ScriptedConnection, Task> script,
        Func<RealtimeSessionOptions, RealtimeSessionOptions>? change = null,
        TimeProvider? timeProvider = null
    ) => Create(await ScriptedRealtimeServer.ServingAsync(script), change, timeProvider);

    public static SessionUnderTest Create(
        ScriptedRealtimeServer server,
        Func<RealtimeSessionOptions, RealtimeSessionOptions>? change = null,
        TimeProvider? timeProvider = null
    )
    {
        var options = new RealtimeSessionOptions
        {
            Endpoint = server.Endpoint,
            Model = "gpt-realtime-2.1",
            Configuration = new SessionConfiguration { Instructions = "Be brief." },
        };
        var factory = new RealtimeSessionFactory(timeProvider ?? TimeProvider.System, NullLoggerFactory.Instance);
        return new SessionUnderTest(server, factory.Create(change?.Invoke(options) ?? options));
    }

    /// <summary>Connected and configured; only then does the rest of the script run.</summary>
    public static async Task<SessionUnderTest> OpenAsync(
        Func<ScriptedConnection, Task> scriptOnceOpen,
        Func<RealtimeSessionOptions, RealtimeSessionOptions>? change = null,
        TimeProvider? timeProvider = null
    )
    {
        var isOpen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var test = await CreateAsync(
            async connection =>
            {
                await connection.OpenAsync();
                await isOpen.Task;
                await scriptOnceOpen(connection);
            },
            change,
            timeProvider
        );
        await test.Session.StartAsync(CancellationToken.None).WaitAsync(TestTime.Patience);
        isOpen.SetResult();
        return test;
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await Server.DisposeAsync();
    }
}
