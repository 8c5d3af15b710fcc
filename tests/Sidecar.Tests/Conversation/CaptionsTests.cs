using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Tests.Conversation;

public sealed class CaptionsTests
{
    private static OutputAudioTranscriptDelta Words(string text) =>
        new()
        {
            ResponseId = "resp_1",
            ItemId = "item_1",
            Delta = text,
        };

    private static IEnumerable<CaptionUpdate> AssistantCaptions(ConversationFixture fixture) =>
        fixture.Game.All(m => m.CaptionUpdate).Where(c => c.Speaker == Speaker.Assistant);

    [Fact]
    public async Task Transcript_InABurst_IsShownAtOnceAndThenGathered()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.ReceiveAsync(ConversationFixture.Created("resp_1"));
        await fixture.ReceiveAsync(Words("It"), Words(" was"), Words(" built"), Words(" long ago."));
        Assert.Equal("It", Assert.Single(AssistantCaptions(fixture)).Text);

        fixture.Time.Advance(TimeSpan.FromMilliseconds(150));
        await ConversationFixture.UntilAsync(() => AssistantCaptions(fixture).Count() == 2);

        Assert.Equal("It was built long ago.", AssistantCaptions(fixture).Last().Text);
    }

    [Fact]
    public async Task Answer_IsWhole_CaptionIsFinalOnceAndItsWordsLieWithinTheSound()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.ReceiveAsync(ConversationFixture.Created("resp_1"), Words("It was built long ago."));
        await fixture.ReceiveAsync(
            new OutputAudioTranscriptDone
            {
                ResponseId = "resp_1",
                ItemId = "item_1",
                Transcript = "It was built long ago.",
            }
        );
        await fixture.AnswerAsync(durationMs: 2_000);

        CaptionUpdate final = Assert.Single(AssistantCaptions(fixture), c => c.Final);
        Assert.Equal(["It", "was", "built", "long", "ago."], final.Words.Select(w => w.Text));
        Assert.InRange(final.Words[^1].EndSample, 1, 48_000);
        Assert.All(final.Words, w => Assert.Equal(WordTiming.Estimated, w.Timing));
    }

    [Fact]
    public async Task Interrupted_CaptionHoldsOnlyWhatWasHeard()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync(s =>
            s with
            {
                TurnTaking = s.TurnTaking with { BargeIn = Sidecar.Configuration.BargeInMode.Immediate },
            }
        );
        await fixture.ReceiveAsync(
            ConversationFixture.Created("resp_1"),
            Words("one two three four five six seven eight")
        );
        await fixture.AnswerAsync(durationMs: 4_000);
        await fixture.ReportAsync(1, 24_000);

        await fixture.ReceiveAsync(new SpeechStarted { ItemId = "u" });
        await fixture.ReportAsync(1, 48_000, PlaybackEvent.Flushed);

        CaptionUpdate last = AssistantCaptions(fixture).Last();
        Assert.True(last is { Final: true, Interrupted: true });
        Assert.StartsWith("one two", last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("eight", last.Text, StringComparison.Ordinal);
        Assert.All(last.Words, w => Assert.True(w.EndSample <= 48_000));
    }

    [Fact]
    public async Task UserTranscripts_LateAndOutOfOrder_AreKeptApartByItem()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.ReceiveAsync(
            new SpeechStarted { ItemId = "u1", AudioStartMs = 1_000 },
            new SpeechStopped { ItemId = "u1", AudioEndMs = 2_700 },
            new InputTranscriptionDelta { ItemId = "u2", Delta = "second" },
            new InputTranscriptionCompleted { ItemId = "u1", Transcript = "the first" },
            new InputTranscriptionCompleted { ItemId = "u2", Transcript = "second turn" },
            new InputTranscriptionCompleted { ItemId = "u3", Transcript = "  " }
        );

        CaptionUpdate[] users = [.. fixture.Game.All(m => m.CaptionUpdate).Where(c => c.Final)];
        Assert.Equal([("u1", "the first"), ("u2", "second turn")], users.Select(c => (c.ItemId, c.Text)));
        Assert.Equal((1_300L * 24, 2_300L * 24), (users[0].Words[0].StartSample, users[0].Words[^1].EndSample));
    }

    [Fact]
    public async Task IdleTimeout_IsNotShownAsUserSpeech()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.ReceiveAsync(
            new InputTimeoutTriggered { ItemId = "t" },
            new InputTranscriptionCompleted { ItemId = "t", Transcript = "hm" }
        );

        Assert.Empty(fixture.Game.All(m => m.CaptionUpdate));
    }

    [Fact]
    public async Task TextOnlyAnswer_IsACaptionWithoutAnUtterance()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.ReceiveAsync(
            ConversationFixture.Created("resp_1"),
            new OutputTextDelta
            {
                ResponseId = "resp_1",
                ItemId = "item_1",
                Delta = "It is",
            },
            new OutputTextDelta
            {
                ResponseId = "resp_1",
                ItemId = "item_1",
                Delta = " late.",
            },
            new OutputTextDone
            {
                ResponseId = "resp_1",
                ItemId = "item_1",
                Text = "It is late.",
            },
            ConversationFixture.Done("resp_1", ResponseStatus.Completed)
        );

        CaptionUpdate last = AssistantCaptions(fixture).Last();
        Assert.Equal(("It is late.", true, 0ul), (last.Text, last.Final, last.UtteranceId));
        Assert.Empty(fixture.Game.All(m => m.UtteranceStarted));
        Assert.Equal(ConversationState.Listening, fixture.Loop.Snapshot.State);
    }
}
