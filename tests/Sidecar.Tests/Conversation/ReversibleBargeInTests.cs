using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Tests.Conversation;

public sealed class ReversibleBargeInTests
{
    private static SpeechStarted Started(string item = "u", long atMs = 5_000) =>
        new() { ItemId = item, AudioStartMs = atMs - 300 };

    private static SpeechStopped Stopped(string item = "u", long atMs = 5_400) =>
        new() { ItemId = item, AudioEndMs = atMs + 400 };

    private static InputAudioCommitted Committed(string item = "u") => new() { ItemId = item };

    private static InputTranscriptionCompleted Words(string text, string item = "u") =>
        new() { ItemId = item, Transcript = text };

    /// <summary>A long answer of which half a second was heard.</summary>
    private static async Task<ConversationFixture> SpeakingAsync(bool isDone = true, Hello? hello = null)
    {
        ConversationFixture fixture = await ConversationFixture.StartAsync(hello: hello);
        await fixture.AnswerAsync(durationMs: 10_000, isDone: isDone);
        if (hello?.PlaybackOwner != PlaybackOwner.Nobody)
        {
            await fixture.ReportAsync(1, PcmFormat.FromMs(500));
        }
        return fixture;
    }

    private static async Task PassAsync(ConversationFixture fixture, int ms)
    {
        fixture.Time.Advance(TimeSpan.FromMilliseconds(ms));
        await fixture.SettleAsync();
    }

    private static Resume? ResumeOf(ConversationFixture fixture) => fixture.Game.All(m => m.Resume).SingleOrDefault();

    private static Flush? FlushOf(ConversationFixture fixture) => fixture.Game.All(m => m.Flush).SingleOrDefault();

    private static int Requests(ConversationFixture fixture) => fixture.Session.Sent.OfType<ResponseCreate>().Count();

    [Fact]
    public async Task Session_IsToldToLeaveAnswersAndInterruptionsToUs()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();

        ServerVad detection = Assert.IsType<ServerVad>(fixture.Session.Options.Configuration!.TurnDetection);
        Assert.Equal((false, false), (detection.CreateResponse, detection.InterruptResponse));
    }

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
