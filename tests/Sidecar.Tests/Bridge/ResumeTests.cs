using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Bridge;

public sealed class ResumeTests
{
    [Fact]
    public async Task WithinTheGrace_TheConversationGoesOnWhereItWasHeard()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(time: new FakeTimeProvider());
        await using GameClient game = await GameClient.TalkAsync(daemon, playsAtOnce: false);
        await game.SendTextAsync("hello");
        await game.ExpectAsync(m => m.AudioChunk, c => c.SampleIndex > 12_000);
        await game.ReportAsync(1, 12_000);
        Assert.Equal(StatusCode.OK, (await game.LeaveAsync()).StatusCode);
        await Eventually.TrueAsync(() => daemon.Conversation()!.GraceEndsAt is not null, "the conversation waits");

        await using GameClient again = await GameClient.JoinAsync(daemon, playsAtOnce: true);
        UtteranceStarted started = await again.ExpectAsync(m => m.UtteranceStarted);
        TurnReport turn = await again.ExpectAsync(m => m.TurnReport);

        Assert.True(again.Welcome.Resumed);
        Assert.Equal(game.Welcome.ConversationId, again.Welcome.ConversationId);
        Assert.InRange(started.FirstSampleIndex, 12_000 - 480, 12_000);
        Assert.Equal(started.FirstSampleIndex, again.All(m => m.AudioChunk).First().SampleIndex);
        Assert.Equal(turn.ReceivedSamples, turn.PlayedSamples);
    }

    [Fact]
    public async Task AfterTheGrace_AnotherConversationBegins()
    {
        FakeTimeProvider time = new();
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(time: time);
        await using GameClient game = await GameClient.TalkAsync(daemon);
        await game.LeaveAsync();
        await Eventually.TrueAsync(() => daemon.Conversation()!.GraceEndsAt is not null, "the conversation waits");

        time.Advance(TimeSpan.FromSeconds(31));
        await Eventually.TrueAsync(() => daemon.Conversation() is null, "the conversation ends after its grace");
        Hello hello = GameClient.Hello();
        hello.ResumeConversationId = game.Welcome.ConversationId;
        await using GameClient again = await GameClient.TalkAsync(daemon, hello);

        Assert.False(again.Welcome.Resumed);
        Assert.NotEqual(game.Welcome.ConversationId, again.Welcome.ConversationId);
    }

    [Fact]
    public async Task StartFresh_LeavesTheWaitingConversationBehind()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);
        await game.LeaveAsync();
        await Eventually.TrueAsync(() => daemon.Conversation()!.GraceEndsAt is not null, "the conversation waits");
        Hello hello = GameClient.Hello();
        hello.StartFresh = true;

        await using GameClient again = await GameClient.TalkAsync(daemon, hello);

        Assert.False(again.Welcome.Resumed);
        Assert.NotEqual(game.Welcome.ConversationId, again.Welcome.ConversationId);
    }

    [Fact]
    public async Task ObserverOfAConversationThatNobodyComesBackTo_IsSentAway()
    {
        FakeTimeProvider time = new();
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(time: time);
        await using GameClient game = await GameClient.TalkAsync(daemon);
        await using GameClient observer = await GameClient.TalkAsync(daemon, GameClient.Hello(role: Role.Observer));
        await game.LeaveAsync();
        await Eventually.TrueAsync(() => daemon.Conversation()!.GraceEndsAt is not null, "the conversation waits");

        time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(StatusCode.Unavailable, (await observer.Ended).StatusCode);
    }

    [Fact]
    public async Task LastWordsBeforeLeaving_AreStillHeeded()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);

        for (int i = 0; i < 20; i++)
        {
            await game.SendAsync(new ClientMessage { SetMuted = new SetMuted { Muted = i % 2 == 0 } });
        }
        await game.SendAsync(new ClientMessage { UpdateCharacter = new UpdateCharacter { Instructions = "Whisper." } });
        await game.LeaveAsync();

        await Eventually.TrueAsync(
            () => daemon.Wire.Events("session.update").Count == 2,
            "what was sent before leaving reaches the provider"
        );
    }
}
