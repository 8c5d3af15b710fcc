using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Protocol.V1;
using Sidecar.Simulator;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Bridge;

public sealed class FloodTests
{
    // Fifteen seconds of speech: two of these are more than an outbox and all buffers below it hold.
    private const string LongLine =
        "It was built a hundred and forty years ago, by a captain who had lost his ship on these rocks. He carried every "
        + "stone up the path himself, and when the lamp was lit for the first time, people came from all the villages "
        + "along the coast to see it.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ParticipantThatDoesNotRead_IsLetGo_AndNobodyElseStalls(bool readsInTheEnd)
    {
        FakeTimeProvider time = new();
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(
            simulator: s => s with { Script = SimulatorScript.Parse($$"""{ "replies": ["{{LongLine}}"] }""") },
            time: time
        );
        using AsyncDuplexStreamingCall<ClientMessage, ServerMessage> deaf = new Dialogue.DialogueClient(
            daemon.OpenChannel()
        ).Converse(DaemonFixture.Authorization);
        await deaf.RequestStream.WriteAsync(new ClientMessage { Hello = GameClient.Hello() });
        await Eventually.TrueAsync(() => daemon.Conversation()?.Participant is not null, "the deaf game has joined");
        await using GameClient observer = await GameClient.TalkAsync(daemon, GameClient.Hello(role: Role.Observer));

        for (ulong utterance = 1; daemon.Conversation()!.Participant is not null; utterance++)
        {
            await deaf.RequestStream.WriteAsync(new ClientMessage { SendText = new SendText { Text = "more" } });
            await ClaimToHearAsync(daemon, deaf, observer, utterance);
        }
        await using GameClient captain = await GameClient.TalkAsync(daemon, GameClient.Hello("Captain"));
        TurnReport turn = await captain.TextTurnAsync();
        if (!readsInTheEnd)
        {
            Assert.Equal(3, daemon.Clients.Count);
            time.Advance(TimeSpan.FromSeconds(6));
            await Eventually.TrueAsync(() => daemon.Clients.Count == 2, "the deaf game's place is given back");
        }
        RpcException end = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await deaf.ResponseStream.MoveNext(TestContext.Current.CancellationToken)) { }
        });

        // Too late to read why: the stream was reset.
        Assert.Equal(readsInTheEnd, end.StatusCode == StatusCode.ResourceExhausted);
        Assert.Equal(turn.ReceivedSamples, turn.PlayedSamples);
        Assert.Equal(1, daemon.Conversation()!.Observers);
        await Eventually.TrueAsync(() => daemon.Clients.Count == 2, "the deaf game's place is given back");
    }

    [Fact]
    public async Task HundredThousandMessages_AreSlowed_NotFatal()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);
        await using GameClient captain = await GameClient.TalkAsync(daemon, GameClient.Hello("Captain"));

        Task flood = Task.Run(
            async () =>
            {
                for (int i = 0; i < 100_000; i++)
                {
                    await game.ReportAsync(utteranceId: 99, playedSamples: i);
                }
            },
            TestContext.Current.CancellationToken
        );
        TurnReport elsewhere = await captain.TextTurnAsync();
        await flood;
        TurnReport afterwards = await game.TextTurnAsync();

        Assert.Equal(elsewhere.ReceivedSamples, elsewhere.PlayedSamples);
        Assert.Equal(afterwards.ReceivedSamples, afterwards.PlayedSamples);
    }

    [Fact]
    public async Task SameMistakeAThousandTimes_IsNotAThousandNotices()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(time: new FakeTimeProvider());
        await using GameClient game = await GameClient.TalkAsync(daemon);

        for (int i = 0; i < 1_000; i++)
        {
            await game.SendAsync(new ClientMessage { PushToTalk = new PushToTalk { Action = PushToTalkAction.Begin } });
        }
        await game.TextTurnAsync();

        Assert.Equal(8, game.All(m => m.Notice).Count(n => n.Code == "not_push_to_talk"));
    }

    // Reads nothing and reports everything as heard; the observer says how far the sidecar has sent.
    private static async Task ClaimToHearAsync(
        DaemonFixture daemon,
        AsyncDuplexStreamingCall<ClientMessage, ServerMessage> deaf,
        GameClient observer,
        ulong utterance
    )
    {
        bool isOver = false;
        while (!isOver)
        {
            long sent = Sent();
            await deaf.RequestStream.WriteAsync(
                new ClientMessage
                {
                    PlaybackReport = new PlaybackReport { UtteranceId = utterance, PlayedSamples = long.MaxValue },
                }
            );
            await Eventually.TrueAsync(
                () =>
                {
                    isOver =
                        daemon.Conversation()!.Participant is null
                        || observer.All(m => m.TurnReport).Any(t => t.UtteranceIds.Contains(utterance));
                    return isOver || Sent() > sent || Sent() == 0;
                },
                "the observer goes on hearing"
            );
        }

        long Sent() => observer.All(m => m.AudioChunk).LastOrDefault(c => c.UtteranceId == utterance)?.SampleIndex ?? 0;
    }
}
