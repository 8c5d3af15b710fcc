using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Credentials;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;
using Sidecar.Tests.Conversation;

namespace Sidecar.Tests.Credentials;

public sealed class CredentialedSessionTests
{
    private static readonly ErrorInfo BadKey = new() { Type = "invalid_request_error", Code = "invalid_api_key" };

    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedSessionFactory _factory = new();
    private readonly CountedSource _source = new();
    private readonly List<ServerEvent> _events = [];
    private bool _isCompleted;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RefusedSecret_IsReplacedOnce_AndNobodySeesTheFirstAttempt()
    {
        await using CredentialedSession session = Create();
        session.Send(new InputAudioClear());
        Task starting = session.StartAsync(Stop);
        ScriptedSession first = await _factory.NextAsync();
        Refuse(first);
        ScriptedSession second = await _factory.NextAsync();
        second.Receive(new SessionCreated { Session = new SessionSnapshot() });
        second.Confirm();
        await starting;
        first.Receive(new ResponseStartTimedOut { ClientEventId = "late", Timeout = default });
        session.Send(new InputAudioCommit());

        Assert.Equal(["secret-1", "secret-2"], [await SecretOf(first), await SecretOf(second)]);
        Assert.IsType<SessionCreated>(Assert.Single(_events));
        Assert.True(first.IsDisposed);
        Assert.Equal([typeof(InputAudioClear), typeof(InputAudioCommit)], second.Sent.Select(e => e.GetType()));
    }

    [Fact]
    public async Task FreshSecretRefusedToo_IsFinal_AndTheEndComesOnce()
    {
        await using CredentialedSession session = Create();
        Task starting = session.StartAsync(Stop);
        Refuse(await _factory.NextAsync());
        Refuse(await _factory.NextAsync());

        RealtimeSessionException fault = await Assert.ThrowsAsync<RealtimeSessionException>(() => starting);
        await session.DisposeAsync();

        Assert.False(fault.Failure.IsRetryable);
        Assert.Equal(_source.Remedy, fault.Failure.Remedy);
        Assert.Equal([typeof(ServerError), typeof(SessionEnded)], _events.Select(e => e.GetType()));
        Assert.True(_isCompleted);
        Assert.Equal(2, _source.Given);
    }

    [Fact]
    public async Task KeyThatCantBeReplaced_IsTriedOnce()
    {
        _source.IsRenewable = false;
        await using CredentialedSession session = Create();
        Task starting = session.StartAsync(Stop);
        Refuse(await _factory.NextAsync());

        await Assert.ThrowsAsync<RealtimeSessionException>(() => starting);
        Assert.Equal(1, _source.Given);
    }

    [Fact]
    public async Task OtherFailure_DropsNoSecret()
    {
        await using CredentialedSession session = Create();
        Task starting = session.StartAsync(Stop);
        (await _factory.NextAsync()).Refuse(Failure(RealtimeFailureKind.ServerError));

        await Assert.ThrowsAsync<RealtimeSessionException>(() => starting);
        Assert.Equal((1, 0), (_source.Given, _source.Dropped));
        Assert.IsType<SessionEnded>(Assert.Single(_events));
    }

    [Fact]
    public async Task ModelOfTheSecret_GoesBeforeTheConfiguredOne()
    {
        _source.Model = "pinned";
        await using CredentialedSession session = Create();
        Task starting = session.StartAsync(Stop);
        ScriptedSession inner = await _factory.NextAsync();
        inner.Confirm();
        await starting;

        Assert.Equal("pinned", inner.Options.Model);
    }

    [Fact]
    public async Task SourceThatHasNone_EndsTheStartWithItsFailure()
    {
        _source.Fault = new RealtimeSessionException(Failure(RealtimeFailureKind.Timeout));
        await using CredentialedSession session = Create();

        RealtimeSessionException fault = await Assert.ThrowsAsync<RealtimeSessionException>(() =>
            session.StartAsync(Stop)
        );

        Assert.Same(_source.Fault, fault);
        Assert.Equal(SessionEndReason.FailedToStart, Assert.IsType<SessionEnded>(Assert.Single(_events)).Reason);
    }

    [Fact]
    public async Task ClosedWhileASecretIsFetched_EndsAtOnce()
    {
        _source.Wait = new TaskCompletionSource();
        CredentialedSession session = Create();
        Task starting = session.StartAsync(Stop);

        await session.DisposeAsync();

        RealtimeSessionException fault = await Assert.ThrowsAsync<RealtimeSessionException>(() => starting);
        Assert.Equal(RealtimeFailureKind.Closed, fault.Failure.Kind);
        Assert.IsType<SessionEnded>(Assert.Single(_events));
    }

    [Theory]
    [InlineData(11, false, 1)]
    [InlineData(9, true, 0)]
    public async Task SecretWithdrawnFromASteadySession_IsNotFinal(int openForS, bool hasError, int dropped)
    {
        await using CredentialedSession session = Create();
        Task starting = session.StartAsync(Stop);
        ScriptedSession inner = await _factory.NextAsync();
        inner.Confirm();
        await starting;
        _time.Advance(TimeSpan.FromSeconds(openForS));
        inner.Receive(Closed());

        SessionEnded end = Assert.IsType<SessionEnded>(Assert.Single(_events));
        Assert.Equal((hasError, dropped), (end.LastError is not null, _source.Dropped));
    }

    [Fact]
    public void EveryMember_IsPassedOn()
    {
        InterfaceMapping map = typeof(CredentialedSession).GetInterfaceMap(typeof(IRealtimeSession));

        Assert.All(map.TargetMethods, m => Assert.Equal(typeof(CredentialedSession), m.DeclaringType));
    }

    private static void Refuse(ScriptedSession session)
    {
        session.Receive(new ServerError { Error = BadKey });
        session.Receive(Closed());
        session.Refuse(Failure(RealtimeFailureKind.Unauthorized));
    }

    private static SessionEnded Closed() =>
        new()
        {
            Reason = SessionEndReason.ClosedByServer,
            CloseCode = 3000,
            Description = "closed",
            LastError = BadKey,
        };

    private static RealtimeFailure Failure(RealtimeFailureKind kind) =>
        new()
        {
            Kind = kind,
            Message = "no",
            Remedy = "none",
        };

    private static async Task<string?> SecretOf(ScriptedSession session) =>
        await session.Options.Credential!(CancellationToken.None);

    private CredentialedSession Create()
    {
        RealtimeSessionOptions options = new() { Endpoint = new Uri("ws://127.0.0.1:9"), Model = "configured" };
        CredentialedSession session = new(options, _factory, _source, _time);
        session.Events.Subscribe(_events.Add, () => _isCompleted = true);
        return session;
    }

    private sealed class CountedSource : ICredentialSource
    {
        public bool IsRenewable { get; set; } = true;

        public string? Model { get; set; }

        public RealtimeSessionException? Fault { get; set; }

        public TaskCompletionSource? Wait { get; set; }

        public int Given { get; private set; }

        public int Dropped { get; private set; }

        public string Description => "counted";

        public string Remedy => "Ask the counter.";

        public async ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
        {
            if (Wait is not null)
            {
                await Wait.Task.WaitAsync(cancellationToken);
            }
            return Fault is null ? new Credential($"secret-{++Given}", Model) : throw Fault;
        }

        public bool Refused(Credential credential)
        {
            Dropped++;
            return IsRenewable;
        }
    }
}
