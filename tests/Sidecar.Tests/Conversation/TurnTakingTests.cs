using System.Text.Json;
using Sidecar.Configuration;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Tests.Conversation;

public sealed class TurnTakingTests
{
    private static readonly SpeechStarted Started = new() { ItemId = "u", AudioStartMs = 4_700 };
    private static readonly SpeechStopped Stopped = new() { ItemId = "u", AudioEndMs = 5_800 };
    private static readonly InputAudioCommitted Committed = new() { ItemId = "u" };

    private static Task<ConversationFixture> StartAsync(Func<TurnTakingOptions, TurnTakingOptions> change) =>
        ConversationFixture.StartAsync(s => s with { TurnTaking = change(s.TurnTaking) });

    private static Task UpdateAsync(ConversationFixture fixture, UpdateCharacter update) =>
        fixture.SayAsync(new ClientMessage { UpdateCharacter = update });

    private static int Requests(ConversationFixture fixture) => fixture.Session.Sent.OfType<ResponseCreate>().Count();

    private static SessionUpdated Effective(bool createResponse) =>
        new()
        {
            Session = new SessionSnapshot
            {
                Json = JsonDocument
                    .Parse(
                        "{\"audio\":{\"input\":{\"turn_detection\":{\"create_response\":"
                            + (createResponse ? "true" : "false")
                            + "}}}}"
                    )
                    .RootElement,
            },
        };

    [Fact]
    public async Task ServerThatAnswersAlthoughItMustNot_IsNotAskedASecondTime()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.ReceiveAsync(Started, Stopped, Committed, ConversationFixture.Created("resp_1"));
        Assert.Equal(1, Requests(fixture));

        await fixture.ReceiveAsync(
            new ServerError
            {
                Error = new ErrorInfo
                {
                    Type = "invalid_request_error",
                    Code = "conversation_already_has_active_response",
                    Message = "Conversation already has an active response in progress: resp_1.",
                },
            },
            fixture.Delta(500),
            ConversationFixture.Done("resp_1", ResponseStatus.Completed)
        );
        await fixture.ReportAsync(1, PcmFormat.FromMs(500), PlaybackEvent.Ended);
        await fixture.ReceiveAsync(
            new SpeechStarted { ItemId = "v", AudioStartMs = 9_000 },
            new SpeechStopped { ItemId = "v", AudioEndMs = 9_900 },
            new InputAudioCommitted { ItemId = "v" }
        );

        Assert.Equal(1, Requests(fixture));
        Assert.Single(fixture.Game.All(m => m.TurnReport));
        Assert.Empty(fixture.Game.All(m => m.Notice));
    }

    [Fact]
    public async Task Off_SpeechNeverStopsTheAnswer_AndIsAnsweredWhenItWasHeard()
    {
        await using ConversationFixture fixture = await StartAsync(t => t with { BargeIn = BargeInMode.Off });
        await fixture.AnswerAsync(durationMs: 1_400);
        await fixture.ReportAsync(1, PcmFormat.FromMs(500));

        await fixture.ReceiveAsync(Started, Stopped, Committed);
        Assert.Equal(ConversationState.Speaking, fixture.Loop.Snapshot.State);
        Assert.Equal(0, Requests(fixture));
        await fixture.ReportAsync(1, PcmFormat.FromMs(1_400), PlaybackEvent.Ended);

        Assert.Equal(1, Requests(fixture));
        Assert.Equal(ConversationState.Thinking, fixture.Loop.Snapshot.State);
        Assert.Empty(fixture.Game.All(m => m.Flush));
        Assert.Empty(fixture.Game.All(m => m.Duck));
        Assert.Empty(fixture.Session.Sent.OfType<ItemTruncate>());
    }

    [Fact]
    public async Task Off_UserStillSpeaksWhenTheAnswerWasHeard_TheTurnGoesOn()
    {
        await using ConversationFixture fixture = await StartAsync(t => t with { BargeIn = BargeInMode.Off });
        await fixture.AnswerAsync(durationMs: 500);
        await fixture.ReportAsync(1, PcmFormat.FromMs(100));
        await fixture.ReceiveAsync(Started);

        await fixture.ReportAsync(1, PcmFormat.FromMs(500), PlaybackEvent.Ended);
        Assert.Equal(ConversationState.UserSpeaking, fixture.Loop.Snapshot.State);
        await fixture.ReceiveAsync(Stopped, Committed);

        Assert.Equal(1, Requests(fixture));
    }

    [Theory]
    [InlineData(BargeInMode.Immediate, true, true)]
    [InlineData(BargeInMode.Reversible, false, false)]
    [InlineData(BargeInMode.Off, false, false)]
    internal async Task Policy_DecidesWhoAnswersAndWhoInterrupts(BargeInMode policy, bool creates, bool interrupts)
    {
        await using ConversationFixture fixture = await StartAsync(t =>
            t with
            {
                BargeIn = policy,
                Mode = TurnTakingMode.SemanticVad,
                Eagerness = TurnEagerness.Low,
            }
        );

        SemanticVad detection = Assert.IsType<SemanticVad>(fixture.Session.Options.Configuration!.TurnDetection);
        Assert.Equal(
            (VadEagerness.Low, creates, interrupts),
            (detection.Eagerness, detection.CreateResponse, detection.InterruptResponse)
        );
    }

    [Fact]
    public async Task IdleTimeout_IsSentOnlyWhenSet()
    {
        await using ConversationFixture without = await StartAsync(t => t);
        await using ConversationFixture with = await StartAsync(t => t with { IdleTimeoutMs = 8_000 });

        Assert.Null(Assert.IsType<ServerVad>(without.Session.Options.Configuration!.TurnDetection).IdleTimeoutMs);
        Assert.Equal(8_000, Assert.IsType<ServerVad>(with.Session.Options.Configuration!.TurnDetection).IdleTimeoutMs);
    }

    [Fact]
    public async Task IdleTimeout_IsNoSpeechOfTheUser_AndIsAnsweredOnce()
    {
        await using ConversationFixture fixture = await StartAsync(t => t with { IdleTimeoutMs = 8_000 });

        await fixture.ReceiveAsync(
            new InputTimeoutTriggered { ItemId = "t" },
            new InputAudioCommitted { ItemId = "t" },
            new InputTranscriptionCompleted { ItemId = "t", Transcript = "thank you" }
        );
        fixture.Time.Advance(TimeSpan.FromMilliseconds(510));
        await ConversationFixture.UntilAsync(() => Requests(fixture) == 1);
        await fixture.AnswerAsync(250);
        await fixture.ReportAsync(1, 6_000, PlaybackEvent.Ended);

        Assert.DoesNotContain(ConversationState.UserSpeaking, fixture.Game.States);
        Assert.DoesNotContain(fixture.Game.All(m => m.CaptionUpdate), c => c.Speaker == Speaker.User);
        Assert.NotEqual(TurnInput.Voice, Assert.Single(fixture.Game.All(m => m.TurnReport)).Input);
    }

    [Fact]
    public async Task IdleTimeout_TheServerAnswersAllTheSame_NothingIsAsked()
    {
        await using ConversationFixture fixture = await StartAsync(t => t with { IdleTimeoutMs = 8_000 });

        await fixture.ReceiveAsync(
            new InputTimeoutTriggered { ItemId = "t" },
            new InputAudioCommitted { ItemId = "t" },
            ConversationFixture.Created("resp_1")
        );
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await fixture.SettleAsync();

        Assert.Equal(0, Requests(fixture));
    }

    [Fact]
    public async Task Policy_IsSwitched_TheSessionIsToldWholeDetection()
    {
        await using ConversationFixture fixture = await StartAsync(t => t);

        await UpdateAsync(fixture, new UpdateCharacter { BargeIn = BargeInPolicy.Immediate });

        SessionUpdate update = Assert.Single(fixture.Session.Sent.OfType<SessionUpdate>());
        ServerVad detection = Assert.IsType<ServerVad>(update.Configuration.TurnDetection);
        Assert.Equal(
            (true, true, 400),
            (detection.CreateResponse, detection.InterruptResponse, detection.SilenceDurationMs)
        );
    }

    [Fact]
    public async Task Policy_IsSwitched_TheOneInForceAtTheCommitDecidesWhoAnswers()
    {
        await using ConversationFixture fixture = await StartAsync(t => t with { BargeIn = BargeInMode.Immediate });
        await fixture.ReceiveAsync(Effective(createResponse: true), Started);
        await UpdateAsync(fixture, new UpdateCharacter { BargeIn = BargeInPolicy.Reversible });

        await fixture.ReceiveAsync(Stopped, Committed, Effective(createResponse: false));
        Assert.Equal(0, Requests(fixture));
        await fixture.ReceiveAsync(
            ConversationFixture.Created("resp_1"),
            ConversationFixture.Done("resp_1", ResponseStatus.Completed)
        );
        await fixture.ReceiveAsync(
            new SpeechStarted { ItemId = "v" },
            new SpeechStopped { ItemId = "v", AudioEndMs = 900 },
            new InputAudioCommitted { ItemId = "v" }
        );

        Assert.Equal(1, Requests(fixture));
    }

    [Theory]
    [InlineData(BargeInPolicy.Immediate, true)]
    [InlineData(BargeInPolicy.Off, false)]
    public async Task Policy_IsSwitchedDuringADecision_SettlesIt(BargeInPolicy policy, bool isFlushed)
    {
        await using ConversationFixture fixture = await StartAsync(t => t);
        await fixture.AnswerAsync(durationMs: 3_000);
        await fixture.ReportAsync(1, 12_000);
        await fixture.ReceiveAsync(Started);

        await UpdateAsync(fixture, new UpdateCharacter { BargeIn = policy });

        Assert.Equal(isFlushed, fixture.Game.All(m => m.Flush).Any());
        Assert.Equal(!isFlushed, fixture.Game.All(m => m.Resume).Any());
    }

    [Theory]
    [InlineData(TurnTaking.PushToTalk)]
    [InlineData(TurnTaking.TextOnly)]
    [InlineData(TurnTaking.SemanticVad)]
    public async Task Mode_IsSwitchedWhileTheUserSpeaks_TheTurnIsGivenUp(TurnTaking mode)
    {
        await using ConversationFixture fixture = await StartAsync(t => t);
        await fixture.ReceiveAsync(Started);

        await UpdateAsync(fixture, new UpdateCharacter { TurnTaking = mode });
        await fixture.ReceiveAsync(Stopped, Committed);

        Assert.Single(fixture.Session.Sent.OfType<InputAudioClear>());
        Assert.Equal(ConversationState.Listening, fixture.Loop.Snapshot.State);
        Assert.Equal(0, Requests(fixture));
    }

    [Fact]
    public async Task Mode_IsSwitchedDuringADecision_TheAnswerGoesOn()
    {
        await using ConversationFixture fixture = await StartAsync(t => t);
        await fixture.AnswerAsync(durationMs: 3_000);
        await fixture.ReportAsync(1, 12_000);
        await fixture.ReceiveAsync(Started);

        await UpdateAsync(fixture, new UpdateCharacter { TurnTaking = TurnTaking.PushToTalk });

        Assert.Equal(ResumeReason.Dropped, fixture.Game.All(m => m.Resume).Single().Reason);
        Assert.Equal(ConversationState.Speaking, fixture.Loop.Snapshot.State);
    }

    [Fact]
    public async Task Mode_IsSwitchedFromPressedTalkKey_ToDetection_TheEarStaysOpenAndTheTurnIsGivenUp()
    {
        await using ConversationFixture fixture = await StartAsync(t => t with { Mode = TurnTakingMode.PushToTalk });
        await fixture.SayAsync(new ClientMessage { PushToTalk = new PushToTalk { Action = PushToTalkAction.Begin } });

        await UpdateAsync(fixture, new UpdateCharacter { TurnTaking = TurnTaking.ServerVad });
        await fixture.ReceiveAsync(Started, Stopped, Committed);

        Assert.True(fixture.Loop.Ear.IsOpen);
        Assert.Equal(1, Requests(fixture));
        Assert.Equal(ConversationState.Thinking, fixture.Loop.Snapshot.State);
    }

    [Fact]
    public async Task UnknownPolicy_IsRefusedAndChangesNothing()
    {
        await using ConversationFixture fixture = await StartAsync(t => t);

        await UpdateAsync(fixture, new UpdateCharacter { BargeIn = (BargeInPolicy)77 });

        Assert.Equal("update_refused", fixture.Game.All(m => m.Notice).Single().Code);
        Assert.Empty(fixture.Session.Sent);
    }

    [Fact]
    public async Task Muted_TheSessionHearsSilenceInRealTime()
    {
        await using ConversationFixture fixture = await StartAsync(t => t);
        byte[] loud = [.. Enumerable.Repeat((byte)0x3F, (int)PcmFormat.FromMs(100) * 2)];
        MicrophoneAudio audio = new() { Pcm = Google.Protobuf.ByteString.CopyFrom(loud) };

        await fixture.SayAsync(new ClientMessage { MicrophoneAudio = audio });
        Assert.Contains(fixture.Session.LastAppended, b => b != 0);
        await fixture.SayAsync(new ClientMessage { SetMuted = new SetMuted { Muted = true } });
        await fixture.SayAsync(new ClientMessage { MicrophoneAudio = audio });

        Assert.All(fixture.Session.LastAppended, b => Assert.Equal(0, b));
        Assert.Equal(2 * loud.Length, fixture.Session.AppendedBytes);
    }
}
