using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Bridge;

public sealed class AdmissionTests
{
    private static readonly Metadata Nothing = [];

    [Fact]
    public async Task NoToken_IsUnauthenticated_InBothServices()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();

        Status refusal = await RefusalAsync(daemon, GameClient.Hello(), Nothing);
        RpcException control = await Assert.ThrowsAsync<RpcException>(async () =>
            await daemon.OpenControl().GetStatusAsync(new GetStatusRequest())
        );

        Assert.Equal(StatusCode.Unauthenticated, refusal.StatusCode);
        Assert.Contains("missing", refusal.Detail, StringComparison.Ordinal);
        Assert.Equal(StatusCode.Unauthenticated, control.StatusCode);
        Assert.Null(daemon.Conversation());
    }

    [Theory]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic the-token-of-these-tests")]
    [InlineData("the-token-of-these-tests")]
    [InlineData("Bearer the-token-of-these-tests-and-more")]
    public async Task WrongToken_IsUnauthenticated(string authorization)
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        Hello hello = GameClient.Hello();
        hello.Token = "wrong too";

        Status refusal = await RefusalAsync(daemon, hello, new Metadata { { "authorization", authorization } });

        Assert.Equal(StatusCode.Unauthenticated, refusal.StatusCode);
        Assert.Contains("wrong", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenInHello_IsEnough()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        Hello hello = GameClient.Hello();
        hello.Token = DaemonFixture.Token;
        using AsyncDuplexStreamingCall<ClientMessage, ServerMessage> call = new Dialogue.DialogueClient(
            daemon.OpenChannel()
        ).Converse();

        await call.RequestStream.WriteAsync(new ClientMessage { Hello = hello });

        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        Assert.Equal(ServerMessage.BodyOneofCase.Welcome, call.ResponseStream.Current.BodyCase);
    }

    [Fact]
    public async Task FirstMessageIsNotHello_IsInvalid()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();

        Status refusal = await RefusalAsync(daemon, new ClientMessage { Interrupt = new Interrupt() });

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
    }

    [Fact]
    public async Task NothingIsSent_EndsAfterTenSeconds()
    {
        FakeTimeProvider time = new();
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(time: time);
        Task<Status> refusal = RefusalAsync(daemon, (ClientMessage?)null);

        await Eventually.TrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return refusal.IsCompleted;
            },
            "a client that never says Hello is sent away"
        );

        Assert.Equal(StatusCode.InvalidArgument, (await refusal).StatusCode);
        Assert.Contains("Hello", (await refusal).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherMajorVersion_IsRefused_NamingBoth()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        Hello hello = GameClient.Hello();
        hello.Contract = new ContractVersion { Major = ContractVersions.Major + 1, Minor = 7 };

        Status refusal = await RefusalAsync(daemon, hello);

        Assert.Equal(StatusCode.FailedPrecondition, refusal.StatusCode);
        Assert.Contains($"{ContractVersions.Major + 1}.7", refusal.Detail, StringComparison.Ordinal);
        Assert.Contains($"{ContractVersions.Major}.{ContractVersions.Minor}", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewerMinorVersion_IsWelcome()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        Hello hello = GameClient.Hello();
        hello.Contract.Minor = 999;

        await using GameClient game = await GameClient.JoinAsync(daemon, hello);

        Assert.Equal(ContractVersions.Current(), game.Welcome.Contract);
        Assert.Equal("default", game.Welcome.Character);
        Assert.Equal(52, game.Welcome.CurveNames.Count);
        Assert.False(game.Welcome.Resumed);
    }

    [Fact]
    public async Task UnknownCharacter_IsNotFound()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();

        Status refusal = await RefusalAsync(daemon, GameClient.Hello("Nobody"));

        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
        Assert.Contains("Nobody", refusal.Detail, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<Hello>> ImpossibleFields =>
        new()
        {
            { "hello.contract", h => h.Contract = null },
            { "hello.contract", h => h.Contract.Major = 0 },
            { "hello.role", h => h.Role = (Role)77 },
            { "hello.curve_set", h => h.CurveSet = (CurveSet)77 },
            { "hello.playback_owner", h => h.PlaybackOwner = (PlaybackOwner)77 },
            { "hello.lead_ms", h => h.LeadMs = 199 },
            { "hello.lead_ms", h => h.LeadMs = 5_001 },
            { "hello.client_name", h => h.ClientName = new string('x', 101) },
            { "hello.engine_name", h => h.EngineName = "line\nbreak" },
        };

    [Theory]
    [MemberData(nameof(ImpossibleFields), DisableDiscoveryEnumeration = true)]
    public async Task ImpossibleField_IsInvalid_AndNamed(string field, Action<Hello> spoil)
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        Hello hello = GameClient.Hello();
        spoil(hello);

        Status refusal = await RefusalAsync(daemon, hello);

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Contains(field, refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MoreThanMaxClients_AreRefused_UntilOneLeaves()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(o =>
            o with
            {
                Bridge = o.Bridge with { MaxClients = 1 },
            }
        );
        await using (GameClient first = await GameClient.JoinAsync(daemon))
        {
            Status refusal = await RefusalAsync(daemon, GameClient.Hello("Captain"));
            Assert.Equal(StatusCode.ResourceExhausted, refusal.StatusCode);
            Assert.Contains("Bridge:MaxClients", refusal.Detail, StringComparison.Ordinal);
        }

        await Eventually.TrueAsync(() => daemon.Clients.Count == 0, "the place is given back");
        await using GameClient next = await GameClient.JoinAsync(daemon, GameClient.Hello("Captain"));

        Assert.Equal("Captain", next.Welcome.Character);
    }

    private static Task<Status> RefusalAsync(DaemonFixture daemon, Hello hello, Metadata? metadata = null) =>
        RefusalAsync(daemon, new ClientMessage { Hello = hello }, metadata);

    private static async Task<Status> RefusalAsync(
        DaemonFixture daemon,
        ClientMessage? first,
        Metadata? metadata = null
    )
    {
        using AsyncDuplexStreamingCall<ClientMessage, ServerMessage> call = new Dialogue.DialogueClient(
            daemon.OpenChannel()
        ).Converse(metadata ?? DaemonFixture.Authorization);
        if (first is not null)
        {
            await call.RequestStream.WriteAsync(first);
        }
        RpcException refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)
        );
        return refusal.Status;
    }
}
