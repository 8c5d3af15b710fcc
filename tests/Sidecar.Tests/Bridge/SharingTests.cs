using Grpc.Core;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Bridge;

public sealed class SharingTests
{
    [Fact]
    public async Task SecondParticipant_IsRefused_NamingTheFirst()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient first = await GameClient.JoinAsync(daemon);

        using AsyncDuplexStreamingCall<ClientMessage, ServerMessage> second = new Dialogue.DialogueClient(
            daemon.OpenChannel()
        ).Converse(DaemonFixture.Authorization);
        await second.RequestStream.WriteAsync(new ClientMessage { Hello = GameClient.Hello() });
        RpcException refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await second.ResponseStream.MoveNext(TestContext.Current.CancellationToken)
        );

        Assert.Equal(StatusCode.AlreadyExists, refusal.StatusCode);
        Assert.Contains("test game", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConversationId_TakesTheConversationOver_AndTheEarlierStreamIsAborted()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient first = await GameClient.TalkAsync(daemon);
        Hello hello = GameClient.Hello();
        hello.ResumeConversationId = first.Welcome.ConversationId;

        await using GameClient second = await GameClient.TalkAsync(daemon, hello);

        Assert.Equal(StatusCode.Aborted, (await first.Ended).StatusCode);
        Assert.True(second.Welcome.Resumed);
        Assert.Equal(first.Welcome.ConversationId, second.Welcome.ConversationId);
        Assert.NotEqual(0, (await second.TextTurnAsync()).PlayedSamples);
    }

    [Fact]
    public async Task Observer_SeesWhatTheParticipantSees()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);
        await game.ExpectAsync(m => m.MicrophoneChanged, m => m.Addressed);
        await using GameClient observer = await GameClient.TalkAsync(daemon, GameClient.Hello(role: Role.Observer));
        int gameSaw = game.Messages.Count;
        int observerSaw = observer.Messages.Count;

        await game.TextTurnAsync();
        await game.StateAsync(ConversationState.Listening, gameSaw);
        await observer.ExpectAsync(m => m.TurnReport);
        await observer.StateAsync(ConversationState.Listening, observerSaw);

        // Everybody has an idle timeline of its own, and sees the same face on it.
        Assert.Contains(observer.Messages, m => m.FaceFrames is { UtteranceId: 0 });
        ServerMessage[] forGame = [.. game.Messages.Skip(gameSaw).Where(m => m.FaceFrames is not { UtteranceId: 0 })];
        ServerMessage[] forObserver =
        [
            .. observer.Messages.Skip(observerSaw).Where(m => m.FaceFrames is not { UtteranceId: 0 }),
        ];
        Assert.Contains(forGame, m => m.BodyCase == ServerMessage.BodyOneofCase.FaceFrames);
        Assert.Equal(forGame, forObserver);
    }

    [Fact]
    public async Task Observer_OfNobody_IsNotFound_AndOneThatSpeaksIsNotHeard()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        using AsyncDuplexStreamingCall<ClientMessage, ServerMessage> early = new Dialogue.DialogueClient(
            daemon.OpenChannel()
        ).Converse(DaemonFixture.Authorization);
        await early.RequestStream.WriteAsync(new ClientMessage { Hello = GameClient.Hello(role: Role.Observer) });
        RpcException refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await early.ResponseStream.MoveNext(TestContext.Current.CancellationToken)
        );
        await using GameClient game = await GameClient.TalkAsync(daemon);
        await using GameClient observer = await GameClient.TalkAsync(daemon, GameClient.Hello(role: Role.Observer));

        await observer.SendTextAsync("from the observer");
        await observer.LeaveAsync();
        await game.TextTurnAsync("from the game");

        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
        Assert.Single(daemon.Wire.Events("conversation.item.create"));
    }

    [Fact]
    public async Task SeveralCharacters_EachHasItsOwnConversation_AndOneHasTheMicrophone()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient ada = await GameClient.TalkAsync(daemon);
        await ada.ExpectAsync(m => m.MicrophoneChanged, m => m.Addressed);
        await using GameClient captain = await GameClient.TalkAsync(daemon, GameClient.Hello("captain"));
        Assert.False((await captain.ExpectAsync(m => m.MicrophoneChanged)).Addressed);
        int seen = ada.Messages.Count;

        await captain.SendAsync(new ClientMessage { AddressCharacter = new AddressCharacter() });
        await captain.ExpectAsync(m => m.MicrophoneChanged, m => m.Addressed);
        await ada.ExpectAsync(m => m.MicrophoneChanged, m => !m.Addressed, seen);
        TurnReport[] turns = await Task.WhenAll(ada.TextTurnAsync(), captain.TextTurnAsync());

        Assert.NotEqual(ada.Welcome.ConversationId, captain.Welcome.ConversationId);
        Assert.Equal("Captain", captain.Welcome.Character);
        Assert.All(turns, t => Assert.Equal(t.ReceivedSamples, t.PlayedSamples));
        Assert.False(daemon.Conversation()!.HasMicrophone);
        Assert.True(daemon.Conversation("Captain")!.HasMicrophone);
    }

    [Fact]
    public async Task HelloThatAddresses_TakesTheMicrophone()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient ada = await GameClient.TalkAsync(daemon);
        await ada.ExpectAsync(m => m.MicrophoneChanged, m => m.Addressed);
        int seen = ada.Messages.Count;
        Hello hello = GameClient.Hello("Captain");
        hello.AddressCharacter = true;

        await using GameClient captain = await GameClient.TalkAsync(daemon, hello);

        await captain.ExpectAsync(m => m.MicrophoneChanged, m => m.Addressed);
        await ada.ExpectAsync(m => m.MicrophoneChanged, m => !m.Addressed, seen);
    }
}
