using Sidecar.Configuration;
using Sidecar.Conversation;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Tests.Conversation;

/// <summary>A session ends by its own age: the next one is ready before, and nobody notices.</summary>
public sealed class RenewalTests
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(60);

    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(new SurvivalOptions().RenewBeforeExpiryMs);

    [Fact]
    public async Task BeforeExpiry_NextSessionIsToldTheHistory_AndTakesOverWithoutAChangeOfState()
    {
        await using ConversationFixture fixture = await StartAsync();
        ScriptedSession first = fixture.Session;
        await SurvivalTests.SpeakAsync(fixture, "user_1", "What is your name?");
        await SurvivalTests.AnswerAsync(fixture, "resp_1", "item_1", "My name is Ada.", durationMs: 1_000);
        await fixture.ReportAsync(1, PcmFormat.FromMs(1_000), PlaybackEvent.Ended);
        int states = fixture.Game.States.Count();

        ScriptedSession second = await RenewAsync(fixture);
        await ConversationFixture.UntilAsync(() => SurvivalTests.Replayed(fixture).Count == 2);
        await fixture.SettleAsync();
        Assert.False(first.IsDisposed);
        await ConfirmAsync(second);
        await ConversationFixture.UntilAsync(() => first.IsDisposed);

        fixture.Loop.Ear.HearOwn(new byte[PcmFormat.FromMs(100) * PcmFormat.BytesPerSample]);
        Assert.Equal(PcmFormat.FromMs(100) * PcmFormat.BytesPerSample, second.AppendedBytes);
        Assert.Equal(states, fixture.Game.States.Count());
        Assert.Empty(fixture.Game.All(m => m.Notice));
    }

    [Fact]
    public async Task WhileTheUserSpeaks_ItWaits_AndWhatIsSaidMeanwhileIsToldToo()
    {
        await using ConversationFixture fixture = await StartAsync();
        ScriptedSession first = fixture.Session;
        await fixture.ReceiveAsync(new SpeechStarted { ItemId = "user_1", AudioStartMs = 0 });
        ScriptedSession second = await RenewAsync(fixture);
        await fixture.SettleAsync();
        Assert.Empty(second.Sent);

        first.Receive(new SpeechStopped { ItemId = "user_1", AudioEndMs = 1 });
        first.Receive(new InputAudioCommitted { ItemId = "user_1" });
        first.Receive(new InputTranscriptionCompleted { ItemId = "user_1", Transcript = "Good evening." });
        first.Receive(ConversationFixture.Created("resp_1"));
        await fixture.SettleAsync();
        Assert.Empty(second.Sent);

        first.Receive(ConversationFixture.Done("resp_1", ResponseStatus.Completed));
        await ConversationFixture.UntilAsync(() => !second.Sent.IsEmpty);
        await ConfirmAsync(second);
        await ConversationFixture.UntilAsync(() => first.IsDisposed);
        Assert.Equal("Good evening.", Assert.Single(SurvivalTests.Replayed(fixture)).Text);
    }

    [Fact]
    public async Task WhileTheVoiceIsHeard_ItWaits_ThenTakesOverBelowIt()
    {
        await using ConversationFixture fixture = await StartAsync();
        ScriptedSession first = fixture.Session;
        await SurvivalTests.SpeakAsync(fixture, "user_1", "Tell me.");
        await SurvivalTests.AnswerAsync(fixture, "resp_1", "item_1", "It began long ago.", durationMs: 5_000);
        await fixture.ReportAsync(1, PcmFormat.FromMs(100), PlaybackEvent.Started);
        ScriptedSession second = await RenewAsync(fixture);
        Assert.Equal(ConversationState.Speaking, fixture.Game.States.Last());
        Assert.Empty(second.Sent);

        fixture.Time.Advance(Margin / 2);
        await ConversationFixture.UntilAsync(() => second.Sent.OfType<ItemCreate>().Count() == 2);
        await ConfirmAsync(second);
        await ConversationFixture.UntilAsync(() => first.IsDisposed);

        await fixture.ReportAsync(1, PcmFormat.FromMs(1_400));
        Assert.Equal(PcmFormat.FromMs(2_900), fixture.Game.SentSamples(1), PcmFormat.FromMs(40));
        Assert.Equal(ConversationState.Speaking, fixture.Game.States.Last());
        Assert.Empty(fixture.Game.All(m => m.UtteranceEnded));
    }

    [Fact]
    public async Task NextSessionCannotBeOpened_ThePresentOneGoesOn_AndItIsTriedAgain()
    {
        await using ConversationFixture fixture = await StartAsync();
        ScriptedSession first = fixture.Session;
        fixture.Time.Advance(Life - Margin);
        await fixture.NextSessionAsync(confirm: false);
        fixture.Session.Refuse(
            new RealtimeFailure
            {
                Kind = RealtimeFailureKind.Unauthorized,
                Message = "The key was refused.",
                Remedy = "Set another one.",
            }
        );
        await fixture.SettleAsync();
        Assert.Equal(ConversationState.Listening, fixture.Game.States.Last());
        Assert.False(first.IsDisposed);

        ScriptedSession third = await fixture.AdvanceToNextSessionAsync(TimeSpan.FromSeconds(6));
        third.Confirm();
        await ConversationFixture.UntilAsync(() => first.IsDisposed);
        Assert.False(third.IsDisposed);
    }

    [Fact]
    public async Task PresentSessionIsLost_WhileTheNextIsReady_ThatOneTakesOverAtOnce()
    {
        await using ConversationFixture fixture = await StartAsync();
        ScriptedSession first = fixture.Session;
        await fixture.ReceiveAsync(new SpeechStarted { ItemId = "user_1", AudioStartMs = 0 });
        ScriptedSession second = await RenewAsync(fixture);

        first.Receive(new SessionEnded { Reason = SessionEndReason.ConnectionLost, Description = "gone" });
        await ConversationFixture.UntilAsync(() => first.IsDisposed);
        await fixture.SettleAsync();

        Assert.Equal(ConversationState.Listening, fixture.Game.States.Last());
        fixture.Loop.Ear.HearOwn(new byte[PcmFormat.FrameBytes]);
        Assert.True(second.AppendedBytes > 0);
    }

    [Fact]
    public async Task AnswerThatOutlastsTheSession_IsAskedForAgainInTheNextOne()
    {
        await using ConversationFixture fixture = await StartAsync();
        ScriptedSession first = fixture.Session;
        await fixture.ReceiveAsync(new SpeechStarted { ItemId = "user_1", AudioStartMs = 0 });
        ScriptedSession second = await RenewAsync(fixture);
        fixture.Use(first);
        await SurvivalTests.SpeakAsync(fixture, "user_1", "Tell me.");
        await fixture.ReceiveAsync(ConversationFixture.Created("resp_1"));
        Assert.Empty(second.Sent);

        for (int i = 0; i < 120 && !first.IsDisposed; i++)
        {
            fixture.Time.Advance(TimeSpan.FromSeconds(1));
            first.Receive(new RateLimitsUpdated());
            await fixture.SettleAsync();
        }

        await ConversationFixture.UntilAsync(() => second.Sent.OfType<ResponseCreate>().Any());
        Assert.Equal("Tell me.", second.Sent.OfType<ItemCreate>().Single().Item.Text);
        Assert.DoesNotContain(ConversationState.Reconnecting, fixture.Game.States);
    }

    [Fact]
    public async Task CharacterIsChangedMeanwhile_TheNextSessionIsToldBeforeItTakesOver()
    {
        await using ConversationFixture fixture = await StartAsync();
        ScriptedSession first = fixture.Session;
        await fixture.ReceiveAsync(new SpeechStarted { ItemId = "user_1", AudioStartMs = 0 });
        ScriptedSession second = await RenewAsync(fixture);
        await fixture.SayAsync(
            new ClientMessage { UpdateCharacter = new UpdateCharacter { Instructions = "Be brief." } }
        );
        first.Receive(new SessionEnded { Reason = SessionEndReason.ConnectionLost, Description = "gone" });
        await ConversationFixture.UntilAsync(() => second.Sent.OfType<SessionUpdate>().Any());

        Assert.Equal("Be brief.", second.Sent.OfType<SessionUpdate>().Single().Configuration.Instructions);
    }

    private static Task<ConversationFixture> StartAsync() =>
        ConversationFixture.StartAsync(beforeConfirm: (session, time) => Announce(session, time));

    private static void Announce(ScriptedSession session, TimeProvider time) =>
        session.Receive(
            new SessionCreated
            {
                Session = new SessionSnapshot { Id = "sess", ExpiresAt = time.GetUtcNow() + Life },
            }
        );

    // Up to the moment when the next session is open, and not yet taken over.
    private static async Task<ScriptedSession> RenewAsync(ConversationFixture fixture)
    {
        fixture.Time.Advance(Life - Margin);
        await fixture.NextSessionAsync(confirm: false);
        Announce(fixture.Session, fixture.Time);
        fixture.Session.Confirm();
        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.HasSuccessor);
        return fixture.Session;
    }

    private static async Task ConfirmAsync(ScriptedSession session)
    {
        foreach (ItemCreate create in session.Sent.OfType<ItemCreate>())
        {
            session.Receive(new ItemAdded { Item = create.Item });
        }
        await Task.Yield();
    }
}
