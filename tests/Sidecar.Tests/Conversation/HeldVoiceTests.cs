using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;
using static Sidecar.Tests.Conversation.BargeInScript;

namespace Sidecar.Tests.Conversation;

public sealed class HeldVoiceTests
{
    [Fact]
    public async Task Speech_IntoTheAnswer_HoldsTheVoiceBeforeAnythingElse()
    {
        await using ConversationFixture fixture = await SpeakingAsync();
        int before = fixture.Game.Messages.Count;

        await fixture.ReceiveAsync(Started());

        Duck duck = Assert.Single(fixture.Game.Messages.Skip(before)).Duck;
        Assert.Equal((1ul, true), (duck.UtteranceId, duck.Hold));
        Assert.Equal(ConversationState.Speaking, fixture.Loop.Snapshot.State);
    }

    [Fact]
    public async Task AnswerIsHeardOutDuringTheDecision_EveryDuckIsEnded()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.AnswerAsync(durationMs: 1_400);
        await fixture.ReportAsync(1, PcmFormat.FromMs(1_380));
        await fixture.ReceiveAsync(Started());
        await fixture.ReportAsync(1, PcmFormat.FromMs(1_400), PlaybackEvent.Ended);

        await fixture.ReceiveAsync(Stopped(), Committed(), Words("And then?"));

        Assert.NotNull(ResumeOf(fixture));
        Assert.Null(FlushOf(fixture));
        Assert.Equal(1, Requests(fixture));
    }

    [Fact]
    public async Task Interrupt_DuringTheDecision_StopsTheAnswerAndTheSpeechIsATurn()
    {
        await using ConversationFixture fixture = await SpeakingAsync();
        await fixture.ReceiveAsync(Started());

        await fixture.SayAsync(new ClientMessage { Interrupt = new Interrupt() });
        await fixture.ReportAsync(1, 12_480, PlaybackEvent.Flushed);
        await fixture.ReceiveAsync(Stopped(), Committed());

        Assert.Equal(FlushReason.Interrupt, FlushOf(fixture)!.Reason);
        Assert.Equal(1, Requests(fixture));
    }

    [Fact]
    public async Task Text_DuringTheDecision_IsAnswered()
    {
        await using ConversationFixture fixture = await SpeakingAsync();
        await fixture.ReceiveAsync(Started(), Stopped(atMs: 5_400), Committed());

        await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = "hello" } });
        await fixture.ReportAsync(1, 12_480, PlaybackEvent.Flushed);

        Assert.NotNull(FlushOf(fixture));
        Assert.Single(fixture.Session.Sent.OfType<ItemCreate>());
        Assert.InRange(Requests(fixture), 1, 2);
        Assert.Equal(ConversationState.Thinking, fixture.Loop.Snapshot.State);
    }

    [Fact]
    public async Task SessionIsLost_DuringTheDecision_TheVoiceGoesOn()
    {
        await using ConversationFixture fixture = await SpeakingAsync();
        await fixture.ReceiveAsync(Started());

        await fixture.ReceiveAsync(new SessionEnded { Reason = SessionEndReason.ConnectionLost, Description = "gone" });

        Assert.Equal(ResumeReason.Dropped, ResumeOf(fixture)!.Reason);
        fixture.Time.Advance(TimeSpan.FromSeconds(3));
        await fixture.NextSessionAsync();
        Assert.Null(FlushOf(fixture));
    }

    [Fact]
    public async Task SeveralUtterancesQueued_AllGoOn_OrAllAreDropped()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.AnswerAsync(durationMs: 500, isDone: false);
        await fixture.ReceiveAsync(fixture.Delta(250, item: "item_2"));
        await fixture.ReportAsync(1, 4_800);

        await fixture.ReceiveAsync(Started(), Stopped(), Committed(), Words("mhm"));
        Assert.NotNull(ResumeOf(fixture));
        await fixture.ReceiveAsync(Started("v", 6_000), Stopped("v", 6_400), Committed("v"), Words("no", "v"));
        await fixture.ReportAsync(1, 7_200, PlaybackEvent.Flushed);

        Assert.Equal(2ul, FlushOf(fixture)!.ThroughUtteranceId);
        Assert.Equal(
            [("item_1", 300), ("item_2", 0)],
            fixture.Session.Sent.OfType<ItemTruncate>().Select(t => (t.ItemId, t.AudioEndMs)).Order()
        );
    }

    [Fact]
    public async Task WaitingToolCall_IsCancelledOnlyByARealInterruption()
    {
        await using ConversationFixture fixture = await SpeakingAsync(isDone: false);
        await fixture.ReceiveAsync(
            new OutputItemDone
            {
                ResponseId = "resp_1",
                Item = ConversationItem.FunctionCall("call_1", "set_light", "{}") with
                {
                    Status = ItemStatus.Completed,
                },
            }
        );

        await fixture.ReceiveAsync(Started(), Stopped(), Committed(), Words("mhm"));
        Assert.Empty(fixture.Game.All(m => m.ToolCallCancelled));
        await fixture.ReceiveAsync(Started("v", 6_000), Stopped("v", 6_400), Committed("v"), Words("no", "v"));

        Assert.Single(fixture.Game.All(m => m.ToolCallCancelled));
    }

    [Fact]
    public async Task OldGame_IsDuckedAndNotHeld()
    {
        Hello old = new() { Contract = new ContractVersion { Major = 1 } };
        await using ConversationFixture fixture = await SpeakingAsync(hello: old);

        await fixture.ReceiveAsync(Started());

        Duck duck = Assert.Single(fixture.Game.All(m => m.Duck));
        Assert.Equal((false, -18f), (duck.Hold, duck.GainDb));
    }

    [Fact]
    public async Task HoldTurnedOff_DucksToTheConfiguredGain()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync(s =>
            s with
            {
                TurnTaking = s.TurnTaking with { Hold = false, DuckGainDb = -12 },
            }
        );
        await fixture.AnswerAsync(durationMs: 3_000);

        await fixture.ReceiveAsync(Started());

        Duck duck = Assert.Single(fixture.Game.All(m => m.Duck));
        Assert.Equal((false, -12f), (duck.Hold, duck.GainDb));
    }

    [Fact]
    public async Task NobodyPlays_TimeStandsStillDuringTheHold()
    {
        await using ConversationFixture fixture = await SpeakingAsync(
            hello: ConversationFixture.Hello(PlaybackOwner.Nobody)
        );
        await PassAsync(fixture, 500);
        await fixture.ReceiveAsync(Started());
        await PassAsync(fixture, 900);
        await fixture.ReceiveAsync(Stopped(), Committed(), Words("mhm"));
        await PassAsync(fixture, 200);

        await fixture.SayAsync(new ClientMessage { Interrupt = new Interrupt() });

        Assert.Equal(700, Assert.Single(fixture.Session.Sent.OfType<ItemTruncate>()).AudioEndMs);
    }

    [Fact]
    public async Task GameDoesNotReport_TheHoldIsNotCountedAsHeard()
    {
        await using ConversationFixture fixture = await SpeakingAsync();
        await PassAsync(fixture, 80);
        await fixture.ReceiveAsync(Started());

        fixture.Time.Advance(TimeSpan.FromMilliseconds(1_010));
        await ConversationFixture.UntilAsync(() => FlushOf(fixture) is not null);
        await fixture.SettleAsync();
        fixture.Time.Advance(TimeSpan.FromMilliseconds(300));
        await ConversationFixture.UntilAsync(() => fixture.Session.Sent.OfType<ItemTruncate>().Any());

        Assert.Equal(500 + 80 + 20, fixture.Session.Sent.OfType<ItemTruncate>().Single().AudioEndMs);
    }

    [Fact]
    public async Task GameComesBackDuringTheHold_IsToldBeforeAnyAudio()
    {
        await using ConversationFixture fixture = await SpeakingAsync();
        await fixture.ReceiveAsync(Started());
        RecordingClient observer = new("observer");
        await fixture.Loop.AttachAsync(observer, new Hello { Role = Role.Observer });
        fixture.Loop.Detach(fixture.Game);
        RecordingClient again = new("again");

        await fixture.Loop.AttachAsync(again, ConversationFixture.Hello());

        List<ServerMessage> messages = [.. again.Messages];
        int duck = messages.FindIndex(m => m.Duck is not null);
        Assert.InRange(duck, 0, messages.FindIndex(m => m.AudioChunk is not null));
        Assert.Single(observer.All(m => m.Duck));
        await fixture.ReceiveAsync(Stopped(), Committed(), Words("mhm"));
        Assert.Single(again.All(m => m.Resume));
        Assert.Single(observer.All(m => m.Resume));
    }
}
