using Sidecar.Configuration;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Tests.Conversation;

public sealed class InterruptionTests
{
    private static SpeechStarted Speech => new() { ItemId = "item_u", AudioStartMs = 5_000 };

    private static Task<ConversationFixture> StartAsync() =>
        ConversationFixture.StartAsync(s =>
            s with
            {
                TurnTaking = s.TurnTaking with { BargeIn = BargeInMode.Immediate },
            }
        );

    [Fact]
    public async Task BargeIn_WhileAudioIsQueued_TruncatesAtThePlayedSample()
    {
        await using ConversationFixture fixture = await StartAsync();
        await fixture.AnswerAsync(durationMs: 3_000);
        await fixture.ReportAsync(1, 12_000);

        await fixture.ReceiveAsync(Speech);
        await fixture.ReportAsync(1, 12_345, PlaybackEvent.Flushed);

        ItemTruncate truncate = Assert.Single(fixture.Session.Sent.OfType<ItemTruncate>());
        Assert.Equal(("item_1", 12_345 / PcmFormat.SamplesPerMs), (truncate.ItemId, truncate.AudioEndMs));
        UtteranceEnded ended = Assert.Single(
            fixture.Game.All(m => m.UtteranceEnded),
            e => e.Reason == UtteranceEndReason.Interrupted
        );
        Assert.Equal(12_345, ended.TotalSamples);
    }

    [Fact]
    public async Task BargeIn_FlushIsTheFirstThingTheGameIsTold()
    {
        await using ConversationFixture fixture = await StartAsync();
        await fixture.AnswerAsync(durationMs: 3_000);
        await fixture.ReportAsync(1, 2_400);
        int before = fixture.Game.Messages.Count;

        await fixture.ReceiveAsync(Speech);

        Flush flush = fixture.Game.Messages[before].Flush;
        Assert.Equal((1ul, FlushReason.BargeIn), (flush.ThroughUtteranceId, flush.Reason));
        Assert.Equal(ConversationState.UserSpeaking, fixture.Game.States.Last());
    }

    [Fact]
    public async Task BargeIn_NoAudioOfTheFlushedUtteranceFollows()
    {
        await using ConversationFixture fixture = await StartAsync();
        await fixture.AnswerAsync(durationMs: 3_000, isDone: false);
        await fixture.ReceiveAsync(Speech);
        int before = fixture.Game.Audio.Count();

        await fixture.ReceiveAsync(fixture.Delta(250), fixture.Delta(250));
        await fixture.ReportAsync(1, 1_000, PlaybackEvent.Flushed);

        Assert.Equal(before, fixture.Game.Audio.Count());
    }

    [Fact]
    public async Task BargeIn_GameDoesNotReport_TruncatesAtTheEstimateAfterTheTimeout()
    {
        await using ConversationFixture fixture = await StartAsync();
        await fixture.AnswerAsync(durationMs: 3_000);
        await fixture.ReportAsync(1, 12_000);
        fixture.Time.Advance(TimeSpan.FromMilliseconds(80));

        await fixture.ReceiveAsync(Speech);
        Assert.Empty(fixture.Session.Sent.OfType<ItemTruncate>());
        fixture.Time.Advance(TimeSpan.FromMilliseconds(300));
        await ConversationFixture.UntilAsync(() => fixture.Session.Sent.OfType<ItemTruncate>().Any());

        Assert.Equal(500 + 80, fixture.Session.Sent.OfType<ItemTruncate>().Single().AudioEndMs);
    }

    [Fact]
    public async Task BargeIn_EverythingWasHeard_TruncatesNothing()
    {
        await using ConversationFixture fixture = await StartAsync();
        await fixture.AnswerAsync(durationMs: 500);
        await fixture.ReportAsync(1, 12_000, PlaybackEvent.Ended);

        await fixture.ReceiveAsync(Speech);

        Assert.Empty(fixture.Session.Sent.OfType<ItemTruncate>());
        Assert.Empty(fixture.Game.All(m => m.Flush));
    }

    [Fact]
    public async Task BargeIn_PlayedClaimsMoreThanWasSent_TruncatesAtWhatWasSent()
    {
        await using ConversationFixture fixture = await StartAsync();
        await fixture.AnswerAsync(durationMs: 10_000);

        await fixture.ReceiveAsync(Speech);
        await fixture.ReportAsync(1, long.MaxValue, PlaybackEvent.Flushed);

        Assert.Equal(1_500, fixture.Session.Sent.OfType<ItemTruncate>().Single().AudioEndMs);
    }

    [Fact]
    public async Task BargeIn_TwoUtterancesQueued_TruncatesTheUnheardOneToNothing()
    {
        await using ConversationFixture fixture = await StartAsync();
        await fixture.AnswerAsync(durationMs: 1_000, isDone: false);
        await fixture.ReceiveAsync(fixture.Delta(500, item: "item_2"));
        await fixture.ReportAsync(1, 4_800);

        await fixture.ReceiveAsync(Speech);
        await fixture.ReportAsync(1, 7_200, PlaybackEvent.Flushed);

        Assert.Equal(
            [("item_1", 300), ("item_2", 0)],
            fixture.Session.Sent.OfType<ItemTruncate>().Select(t => (t.ItemId, t.AudioEndMs)).Order()
        );
    }

    [Fact]
    public async Task BargeIn_TurnedOff_AssistantSpeaksOn()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync(s =>
            s with
            {
                TurnTaking = s.TurnTaking with { BargeIn = BargeInMode.Off },
            }
        );
        await fixture.AnswerAsync(durationMs: 3_000);
        await fixture.ReportAsync(1, 2_400);

        await fixture.ReceiveAsync(Speech);

        Assert.Empty(fixture.Game.All(m => m.Flush));
        Assert.Empty(fixture.Session.Sent.OfType<ItemTruncate>());
    }

    [Fact]
    public async Task Interrupt_WhileTheResponseIsInProgress_CancelsItByName()
    {
        await using ConversationFixture fixture = await StartAsync();
        await fixture.AnswerAsync(durationMs: 1_000, isDone: false);

        await fixture.SayAsync(new ClientMessage { Interrupt = new Interrupt() });

        Assert.Equal("resp_1", fixture.Session.Sent.OfType<ResponseCancel>().Single().ResponseId);
        Assert.Equal(FlushReason.Interrupt, fixture.Game.All(m => m.Flush).Single().Reason);
    }

    [Fact]
    public async Task Interrupt_NothingIsSaid_DoesNothing()
    {
        await using ConversationFixture fixture = await StartAsync();

        await fixture.SayAsync(new ClientMessage { Interrupt = new Interrupt() });

        Assert.Empty(fixture.Session.Sent);
        Assert.Empty(fixture.Game.All(m => m.Flush));
    }

    [Fact]
    public async Task UserGoesOnSpeaking_BeforeTheAnswerIsHeard_StaysOneTurn()
    {
        await using ConversationFixture fixture = await StartAsync();
        await fixture.ReceiveAsync(
            new SpeechStarted { ItemId = "u1", AudioStartMs = 1_000 },
            new SpeechStopped { ItemId = "u1", AudioEndMs = 2_400 },
            ConversationFixture.Created("resp_1"),
            new SpeechStarted { ItemId = "u2", AudioStartMs = 2_600 },
            ConversationFixture.Done("resp_1", ResponseStatus.Cancelled),
            new SpeechStopped { ItemId = "u2", AudioEndMs = 4_400 }
        );
        await fixture.AnswerAsync(durationMs: 250, response: "resp_2");
        await fixture.ReportAsync(1, 6_000, PlaybackEvent.Ended);

        TurnReport report = Assert.Single(fixture.Game.All(m => m.TurnReport));
        Assert.Equal((1_300L, 4_000L), (report.UserSpeechStartMs, report.UserSpeechEndMs));
        Assert.False(report.Interrupted);
    }
}
