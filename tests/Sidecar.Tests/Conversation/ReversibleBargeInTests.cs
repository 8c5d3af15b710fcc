using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;
using static Sidecar.Tests.Conversation.BargeInScript;

namespace Sidecar.Tests.Conversation;

public sealed class ReversibleBargeInTests
{
    [Fact]
    public async Task Session_IsToldToLeaveAnswersAndInterruptionsToUs()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();

        ServerVad detection = Assert.IsType<ServerVad>(fixture.Session.Options.Configuration!.TurnDetection);
        Assert.Equal((false, false), (detection.CreateResponse, detection.InterruptResponse));
    }

    [Fact]
    public async Task ListedWord_ResumesWithNothingLostAndNothingAsked()
    {
        await using ConversationFixture fixture = await SpeakingAsync();
        await fixture.ReceiveAsync(Started());
        await fixture.ReportAsync(1, PcmFormat.FromMs(520));
        await PassAsync(fixture, 800);
        await fixture.ReceiveAsync(Stopped(), Committed());
        Assert.Null(ResumeOf(fixture));

        await fixture.ReceiveAsync(Words("Mm-hm."));

        Assert.Equal(ResumeReason.Backchannel, ResumeOf(fixture)!.Reason);
        Assert.Null(FlushOf(fixture));
        Assert.Empty(fixture.Session.Sent);
        for (int ms = 1_500; ms <= 10_000; ms += 500)
        {
            await fixture.ReportAsync(1, PcmFormat.FromMs(ms), ms == 10_000 ? PlaybackEvent.Ended : default);
        }
        TurnReport report = Assert.Single(fixture.Game.All(m => m.TurnReport));
        Assert.Equal((PcmFormat.FromMs(10_000), false), (report.PlayedSamples, report.Interrupted));
        Assert.Equal(
            ["Mm-hm."],
            fixture.Game.All(m => m.CaptionUpdate).Where(c => c.Speaker == Speaker.User).Select(c => c.Text)
        );
        Assert.DoesNotContain(ConversationState.UserSpeaking, fixture.Game.States);
        Assert.Empty(fixture.Session.Sent);
    }

    [Fact]
    public async Task ShortSound_ResumesWithoutWaitingForWords()
    {
        await using ConversationFixture fixture = await SpeakingAsync();

        await fixture.ReceiveAsync(Started(), Stopped(atMs: 5_200));

        Assert.Equal(ResumeReason.ShortSound, ResumeOf(fixture)!.Reason);
    }

    [Fact]
    public async Task Unintelligible_Resumes()
    {
        await using ConversationFixture fixture = await SpeakingAsync();

        await fixture.ReceiveAsync(
            Started(),
            Stopped(),
            Committed(),
            new InputTranscriptionFailed
            {
                ItemId = "u",
                Error = new ErrorInfo { Type = "transcription_error", Message = "?" },
            }
        );

        Assert.Equal(ResumeReason.NoWords, ResumeOf(fixture)!.Reason);
        Assert.Equal(0, Requests(fixture));
    }

    [Fact]
    public async Task AnotherWord_FlushesTruncatesAtTheHeldSampleAndThenAsksForAnAnswer()
    {
        await using ConversationFixture fixture = await SpeakingAsync();
        await fixture.ReceiveAsync(Started(), Stopped(), Committed());
        await fixture.ReportAsync(1, 12_480);

        await fixture.ReceiveAsync(Words("Stop."));
        Assert.Equal(1ul, FlushOf(fixture)!.ThroughUtteranceId);
        Assert.Equal(0, Requests(fixture));
        await fixture.ReportAsync(1, 12_480, PlaybackEvent.Flushed);

        Assert.Collection(
            fixture.Session.Sent,
            e => Assert.Equal(520, Assert.IsType<ItemTruncate>(e).AudioEndMs),
            e => Assert.IsType<ResponseCreate>(e)
        );
        Assert.Equal(ConversationState.Thinking, fixture.Loop.Snapshot.State);
        Assert.Null(ResumeOf(fixture));
    }

    [Fact]
    public async Task SpeechGoesOn_InterruptsWhenItsLengthIsCertain_AndIsAnsweredAfterItsEnd()
    {
        await using ConversationFixture fixture = await SpeakingAsync(isDone: false);
        await fixture.ReceiveAsync(Started());
        await PassAsync(fixture, 990);
        Assert.Null(FlushOf(fixture));

        fixture.Time.Advance(TimeSpan.FromMilliseconds(20));
        await ConversationFixture.UntilAsync(() => FlushOf(fixture) is not null);
        await fixture.ReportAsync(1, 12_480, PlaybackEvent.Flushed);
        Assert.Equal("resp_1", Assert.Single(fixture.Session.Sent.OfType<ResponseCancel>()).ResponseId);
        Assert.Equal(ConversationState.UserSpeaking, fixture.Loop.Snapshot.State);
        await fixture.ReceiveAsync(Stopped(atMs: 8_000));
        Assert.Equal(0, Requests(fixture));
        await fixture.ReceiveAsync(Committed());

        Assert.Equal(1, Requests(fixture));
    }

    [Fact]
    public async Task Streaming_AnotherWord_InterruptsWhileTheUserStillSpeaks()
    {
        await using ConversationFixture fixture = await SpeakingAsync();
        await fixture.ReceiveAsync(Started(), new InputTranscriptionDelta { ItemId = "u", Delta = "yeah " });
        Assert.Null(FlushOf(fixture));

        await fixture.ReceiveAsync(new InputTranscriptionDelta { ItemId = "u", Delta = "but" });

        Assert.NotNull(FlushOf(fixture));
        Assert.Equal(ConversationState.UserSpeaking, fixture.Loop.Snapshot.State);
    }

    [Fact]
    public async Task NoTranscriptInTime_Interrupts()
    {
        await using ConversationFixture fixture = await SpeakingAsync();
        await fixture.ReceiveAsync(Started(), Stopped(), Committed());
        await PassAsync(fixture, 1_490);
        Assert.Null(FlushOf(fixture));

        fixture.Time.Advance(TimeSpan.FromMilliseconds(20));
        await ConversationFixture.UntilAsync(() => FlushOf(fixture) is not null);

        await fixture.ReportAsync(1, 12_480, PlaybackEvent.Flushed);
        Assert.Equal(1, Requests(fixture));
    }

    [Fact]
    public async Task SecondSpeech_AfterAResume_IsANewQuestion()
    {
        await using ConversationFixture fixture = await SpeakingAsync();
        await fixture.ReceiveAsync(Started(), Stopped(), Committed(), Words("yeah"));
        await fixture.ReportAsync(1, PcmFormat.FromMs(1_500));

        await fixture.ReceiveAsync(Started("v", 7_000), Stopped("v", 7_400), Committed("v"), Words("wait", "v"));
        await fixture.ReportAsync(1, PcmFormat.FromMs(1_520), PlaybackEvent.Flushed);

        Assert.Equal(2, fixture.Game.All(m => m.Duck).Count());
        Assert.Single(fixture.Game.All(m => m.Resume));
        Assert.NotNull(FlushOf(fixture));
        Assert.Equal(1, Requests(fixture));
    }

    [Fact]
    public async Task SecondSpeech_BeforeTheDecision_IsPartOfTheQuestion()
    {
        await using ConversationFixture fixture = await SpeakingAsync();
        await fixture.ReceiveAsync(Started(), Stopped(), Committed(), Started("v", 6_000));

        await fixture.ReceiveAsync(Words("yeah"));
        Assert.Null(ResumeOf(fixture));
        await fixture.ReceiveAsync(Stopped("v", 6_300), Committed("v"), Words("ok", "v"));

        Assert.NotNull(ResumeOf(fixture));
        Assert.Single(fixture.Game.All(m => m.Duck));
        Assert.Equal(0, Requests(fixture));
    }

    [Fact]
    public async Task Speech_BesideNothing_IsATurnAtOnceAndOursToAnswer()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();

        await fixture.ReceiveAsync(Started(), Stopped(), Committed());

        Assert.Empty(fixture.Game.All(m => m.Duck));
        Assert.Equal(1, Requests(fixture));
        Assert.Equal(ConversationState.Thinking, fixture.Loop.Snapshot.State);
    }

    [Fact]
    public async Task CommitIsNeverTold_TheTurnIsAnsweredAllTheSame()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.ReceiveAsync(Started(), Stopped());
        Assert.Equal(0, Requests(fixture));

        fixture.Time.Advance(TimeSpan.FromMilliseconds(510));

        await ConversationFixture.UntilAsync(() => Requests(fixture) == 1);
    }

    [Fact]
    public async Task UserGoesOn_WhileTheAnswerIsBeingThought_CancelsItAndAsksAgain()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.ReceiveAsync(Started(), Stopped(), Committed(), ConversationFixture.Created("resp_1"));

        await fixture.ReceiveAsync(Started("v", 6_000));
        Assert.Equal("resp_1", Assert.Single(fixture.Session.Sent.OfType<ResponseCancel>()).ResponseId);
        await fixture.ReceiveAsync(
            ConversationFixture.Done("resp_1", ResponseStatus.Cancelled),
            Stopped("v", 6_500),
            Committed("v")
        );
        await fixture.AnswerAsync(500, response: "resp_2");
        await fixture.ReportAsync(1, 12_000, PlaybackEvent.Ended);

        Assert.Equal(2, Requests(fixture));
        TurnReport report = Assert.Single(fixture.Game.All(m => m.TurnReport));
        Assert.Equal((5_000L, 6_500L, false), (report.UserSpeechStartMs, report.UserSpeechEndMs, report.Interrupted));
    }

    [Fact]
    public async Task UserGoesOn_BeforeTheAnswerHasAName_ItIsThrownAwayWhenItGetsOne()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.ReceiveAsync(Started(), Stopped(), Committed());
        string request = Assert.Single(fixture.Session.Sent.OfType<ResponseCreate>()).EventId!;
        ResponseInfo late = new()
        {
            Id = "resp_1",
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["client_event_id"] = request },
        };

        await fixture.ReceiveAsync(
            Started("v", 6_000),
            new ResponseCreated { Response = late },
            fixture.Delta(250),
            new ResponseDone { Response = late with { Status = ResponseStatus.Cancelled } },
            Stopped("v", 6_500),
            Committed("v")
        );
        await fixture.AnswerAsync(500, response: "resp_2", item: "item_2");
        await fixture.ReportAsync(1, 12_000, PlaybackEvent.Ended);

        Assert.Single(fixture.Session.Sent.OfType<ResponseCancel>());
        Assert.Equal("item_2", Assert.Single(fixture.Game.All(m => m.UtteranceStarted)).ItemId);
        Assert.Single(fixture.Game.All(m => m.TurnReport));
    }

    [Fact]
    public async Task ListedWord_IntoTheVeryEnd_IsAnsweredAfterIt()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.AnswerAsync(durationMs: 1_400);
        await fixture.ReportAsync(1, PcmFormat.FromMs(1_000));

        await fixture.ReceiveAsync(Started(), Stopped(), Committed(), Words("Yes."));
        Assert.NotNull(ResumeOf(fixture));
        Assert.Equal(0, Requests(fixture));
        await fixture.ReportAsync(1, PcmFormat.FromMs(1_400), PlaybackEvent.Ended);

        Assert.Null(FlushOf(fixture));
        Assert.Empty(fixture.Session.Sent.OfType<ItemTruncate>());
        Assert.Equal(1, Requests(fixture));
        Assert.Equal(ConversationState.Thinking, fixture.Loop.Snapshot.State);
    }

    [Fact]
    public async Task ProviderThatAnswersByItself_FallsBackToImmediateAndSaysSo()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync(s =>
            s with
            {
                Session = s.Session with
                {
                    Capabilities = s.Session.Capabilities with { ClientCreatedResponses = false },
                },
            }
        );
        await fixture.AnswerAsync(durationMs: 3_000);

        await fixture.ReceiveAsync(Started());

        ServerVad detection = Assert.IsType<ServerVad>(fixture.Session.Options.Configuration!.TurnDetection);
        Assert.Equal((true, true), (detection.CreateResponse, detection.InterruptResponse));
        Assert.NotNull(FlushOf(fixture));
        Capability reversible = fixture
            .Game.All(m => m.Welcome)
            .Single()
            .Capabilities.Single(c => c.Name == "reversible_barge_in");
        Assert.False(reversible.Available);
        Assert.NotEmpty(reversible.Reason);
    }

    [Fact]
    public async Task SemanticDetection_IsJudgedByWordsAndTime()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync(s =>
            s with
            {
                TurnTaking = s.TurnTaking with { Mode = Sidecar.Configuration.TurnTakingMode.SemanticVad },
            }
        );
        await fixture.AnswerAsync(durationMs: 10_000);
        await fixture.ReceiveAsync(Started());
        await PassAsync(fixture, 1_400);
        Assert.Null(FlushOf(fixture));

        await fixture.ReceiveAsync(Stopped(atMs: 6_000), Committed(), Words("mhm"));

        Assert.NotNull(ResumeOf(fixture));
    }
}
