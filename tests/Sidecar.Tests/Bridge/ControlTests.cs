using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1Alpha;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Bridge;

public sealed class ControlTests
{
    [Fact]
    public async Task GetStatus_TellsWhoTalksWithWhom()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);
        await using GameClient observer = await GameClient.TalkAsync(daemon, GameClient.Hello(role: Role.Observer));
        int seen = game.Messages.Count;
        await game.TextTurnAsync();
        await game.StateAsync(ConversationState.Listening, seen);

        GetStatusResponse status = await daemon
            .OpenControl()
            .GetStatusAsync(new GetStatusRequest(), DaemonFixture.Authorization);

        Assert.Equal(ContractVersions.Current(), status.Contract);
        Assert.Equal("simulator", status.Provider);
        Assert.NotEqual(0ul, status.Relay.Deltas);
        Assert.InRange(status.Relay.P50Us, 1, status.Relay.P99Us);
        Capability microphone = status.Capabilities.Single(c => c.Name == "microphone");
        Assert.Equal((false, "Microphone:Source is none"), (microphone.Available, microphone.Reason));
        ConversationStatus conversation = status.Conversations.Single();
        Assert.Equal(game.Welcome.ConversationId, conversation.ConversationId);
        Assert.Equal(ConversationState.Listening, conversation.State);
        Assert.Equal(["test game"], conversation.Participants);
        Assert.Equal((1u, 1ul, 0ul), (conversation.Observers, conversation.Turns, conversation.GraceLeftMs));
    }

    [Fact]
    public async Task GetStatus_OfAConversationThatWaits_TellsForHowLong()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(
            time: new Microsoft.Extensions.Time.Testing.FakeTimeProvider()
        );
        await using GameClient game = await GameClient.TalkAsync(daemon);
        await game.LeaveAsync();
        await Eventually.TrueAsync(() => daemon.Conversation()!.GraceEndsAt is not null, "the conversation waits");

        GetStatusResponse status = await daemon
            .OpenControl()
            .GetStatusAsync(new GetStatusRequest(), DaemonFixture.Authorization);

        Assert.Equal(30_000ul, status.Conversations.Single().GraceLeftMs);
        Assert.Empty(status.Conversations.Single().Participants);
    }

    [Fact]
    public async Task SayVerbatim_IsSpokenAsWritten()
    {
        const string line = "Shall I put the kettle on while we talk?";
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);

        await daemon
            .OpenControl()
            .SayAsync(new SayRequest { Text = line, Mode = SayMode.Verbatim }, DaemonFixture.Authorization);
        TurnReport turn = await game.ExpectAsync(m => m.TurnReport);

        Assert.Equal(TurnInput.None, turn.Input);
        Assert.Equal(line, game.All(m => m.CaptionUpdate).Last(c => c.Final).Text);
    }

    [Fact]
    public async Task SayAsUser_IsAnswered()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);

        await daemon
            .OpenControl()
            .SayAsync(new SayRequest { Text = "How is the weather?" }, DaemonFixture.Authorization);
        await game.ExpectAsync(m => m.TurnReport);

        Assert.Equal(
            "The wind is from the west. It will be clear by midnight.",
            game.All(m => m.CaptionUpdate).Last(c => c.Final).Text
        );
    }

    [Theory]
    [InlineData("", "hello", StatusCode.NotFound)]
    [InlineData("Nobody", "hello", StatusCode.NotFound)]
    [InlineData("Captain", "", StatusCode.FailedPrecondition)]
    public async Task Say_WhatCantBeSaid_IsRefused(string character, string text, StatusCode expected)
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon, GameClient.Hello("Captain"));

        RpcException refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await daemon
                .OpenControl()
                .SayAsync(new SayRequest { Character = character, Text = text }, DaemonFixture.Authorization)
        );

        Assert.Equal(expected, refusal.StatusCode);
    }

    [Fact]
    public async Task ListDevices_WithoutAMicrophone_ListsNone()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();

        ListDevicesResponse devices = await daemon
            .OpenControl()
            .ListDevicesAsync(new ListDevicesRequest(), DaemonFixture.Authorization);

        Assert.Empty(devices.Devices);
        Assert.Contains(devices.Backends, b => b.Name == "file");
    }

    [Fact]
    public async Task ShutDown_EndsStreamsWithUnavailable_AndRemovesTheEndpointFile()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);
        Task stopped = daemon.Daemon.WaitForShutdownAsync(TestContext.Current.CancellationToken);

        await daemon.OpenControl().ShutDownAsync(new ShutDownRequest(), DaemonFixture.Authorization);
        await stopped;
        await daemon.Daemon.DisposeAsync();

        Assert.Equal(StatusCode.Unavailable, (await game.Ended).StatusCode);
        Assert.False(File.Exists(daemon.Daemon.EndpointFilePath));
    }

    [Fact]
    public async Task Health_ServesWithoutAToken()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();

        HealthCheckResponse health = await new Health.HealthClient(daemon.OpenChannel()).CheckAsync(
            new HealthCheckRequest()
        );

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
    }

    [Fact]
    public async Task Reflection_ListsTheServices()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        using AsyncDuplexStreamingCall<ServerReflectionRequest, ServerReflectionResponse> call =
            new ServerReflection.ServerReflectionClient(daemon.OpenChannel()).ServerReflectionInfo();

        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        string[] services = [.. call.ResponseStream.Current.ListServicesResponse.Service.Select(s => s.Name)];
        await call.RequestStream.CompleteAsync();

        Assert.Contains("sidecar.v1.Dialogue", services);
        Assert.Contains("sidecar.v1.Control", services);
        Assert.Contains("grpc.health.v1.Health", services);
    }
}
