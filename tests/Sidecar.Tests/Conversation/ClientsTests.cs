using Sidecar.Conversation;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Tests.Conversation;

public sealed class ClientsTests
{
    [Fact]
    public async Task ClientComesBack_TheUtteranceGoesOnFromTheLastPlayedSample()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.AnswerAsync(durationMs: 5_000);
        await fixture.ReportAsync(1, PcmFormat.FromMs(1_000));
        fixture.Loop.Detach(fixture.Game);
        RecordingClient again = new("again");

        Assert.Equal(AttachOutcome.Joined, await fixture.Loop.AttachAsync(again, new Hello()));

        Assert.True(again.All(m => m.Welcome).Single().Resumed);
        Assert.Equal(PcmFormat.FromMs(1_000), again.All(m => m.UtteranceStarted).Single().FirstSampleIndex);
        Assert.Equal(PcmFormat.FromMs(1_000), again.Audio.First().SampleIndex);
        Assert.Equal(PcmFormat.FromMs(2_500), again.SentSamples(1));
    }

    [Fact]
    public async Task NobodyIsThere_NothingIsSent_AndNothingIsLost()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        fixture.Loop.Detach(fixture.Game);
        await fixture.AnswerAsync(durationMs: 700);
        RecordingClient again = new();

        await fixture.Loop.AttachAsync(again, new Hello());

        Assert.Equal(PcmFormat.FromMs(700), again.SentSamples(1));
    }

    [Fact]
    public async Task SecondParticipant_WithoutTheId_IsRefused()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();

        Assert.Equal(AttachOutcome.AlreadyHeld, await fixture.Loop.AttachAsync(new RecordingClient(), new Hello()));
    }

    [Fact]
    public async Task SecondParticipant_WithTheId_TakesOver()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        Hello hello = new() { ResumeConversationId = fixture.Loop.Id };

        Assert.Equal(AttachOutcome.Joined, await fixture.Loop.AttachAsync(new RecordingClient(), hello));

        Assert.Equal(ClientEnd.TakenOver, fixture.Game.EndedWith);
    }

    [Fact]
    public async Task Grace_IsOver_ConversationEnds()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        fixture.Loop.Detach(fixture.Game);
        await fixture.SettleAsync();

        fixture.Time.Advance(TimeSpan.FromSeconds(29));
        await fixture.SettleAsync();
        Assert.False(fixture.Loop.Ended.IsCompleted);
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await fixture.Loop.Ended.WaitAsync(TestContext.Current.CancellationToken);

        Assert.True(fixture.Session.IsDisposed);
    }

    [Fact]
    public async Task SlowParticipant_IsLetGo_AndTheObserverGetsEverything()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        RecordingClient observer = new("observer");
        await fixture.Loop.AttachAsync(observer, new Hello { Role = Role.Observer });
        RecordingClient slow = new("slow", capacity: 20);
        await fixture.Loop.AttachAsync(slow, new Hello { ResumeConversationId = fixture.Loop.Id });

        await fixture.AnswerAsync(durationMs: 1_000);

        Assert.Equal(ClientEnd.FellBehind, slow.EndedWith);
        Assert.Null(observer.EndedWith);
        Assert.Null(fixture.Loop.Snapshot.Participant);
        Assert.NotNull(fixture.Loop.Snapshot.GraceEndsAt);
    }

    [Fact]
    public async Task Observer_IsNotHeard()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        RecordingClient observer = new();
        await fixture.Loop.AttachAsync(observer, new Hello { Role = Role.Observer });

        await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = "hello" } }, observer);

        Assert.Empty(fixture.Session.Sent);
    }

    [Fact]
    public async Task Text_BecomesAnItemAndOneResponse()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();

        await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = "hello" } });

        ItemCreate item = Assert.Single(fixture.Session.Sent.OfType<ItemCreate>());
        Assert.Equal((ItemRole.User, "hello"), (item.Item.Role, item.Item.Text));
        Assert.Single(fixture.Session.Sent.OfType<ResponseCreate>());
        Assert.Equal(ConversationState.Thinking, fixture.Game.States.Last());
    }

    [Fact]
    public async Task MicrophoneAudio_AtAnotherRate_ArrivesAt24Khz()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        Google.Protobuf.ByteString tenthOfASecond = Google.Protobuf.ByteString.CopyFrom(new byte[2 * 4_800]);

        for (int i = 0; i < 10; i++)
        {
            await fixture.SayAsync(
                new ClientMessage
                {
                    MicrophoneAudio = new MicrophoneAudio { Pcm = tenthOfASecond, SampleRateHz = 48_000 },
                }
            );
        }

        Assert.InRange(fixture.Session.AppendedBytes, 48_000 - 2 * PcmFormat.FrameBytes, 48_000);
    }

    [Theory]
    [InlineData(1u, 100)]
    [InlineData(4_000_000_000u, 100)]
    [InlineData(8_000u, 16_002)]
    public async Task MicrophoneAudio_Impossible_IsRefusedWithANotice(uint rateHz, int bytes)
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        Google.Protobuf.ByteString pcm = Google.Protobuf.ByteString.CopyFrom(new byte[bytes]);

        await fixture.SayAsync(
            new ClientMessage
            {
                MicrophoneAudio = new MicrophoneAudio { Pcm = pcm, SampleRateHz = rateHz },
            }
        );

        Assert.Equal("microphone_audio_refused", fixture.Game.All(m => m.Notice).Single().Code);
        Assert.Equal(0, fixture.Session.AppendedBytes);
    }

    [Fact]
    public async Task ToolCall_GoesToTheGameOnce_AndItsResultGoesBackWithOneResponse()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = "light!" } });
        OutputItemDone call = new()
        {
            ResponseId = "resp_1",
            Item = ConversationItem.FunctionCall("call_1", "set_light", """{"on":true}""") with
            {
                Status = ItemStatus.Completed,
            },
        };
        await fixture.ReceiveAsync(
            ConversationFixture.Created("resp_1"),
            call,
            call,
            ConversationFixture.Done("resp_1", ResponseStatus.Completed)
        );
        Assert.Equal("set_light", Assert.Single(fixture.Game.All(m => m.ToolCall)).Name);
        Assert.Empty(fixture.Game.All(m => m.TurnReport));

        ToolResult result = new() { CallId = "call_1", OutputJson = """{"ok":true}""" };
        await fixture.SayAsync(new ClientMessage { ToolResult = result });
        await fixture.SayAsync(new ClientMessage { ToolResult = result });

        Assert.Equal(
            """{"ok":true}""",
            fixture
                .Session.Sent.OfType<ItemCreate>()
                .Single(i => i.Item.Kind == ItemKind.FunctionCallOutput)
                .Item.Output
        );
        Assert.Equal(2, fixture.Session.Sent.OfType<ResponseCreate>().Count());
    }

    [Fact]
    public async Task SessionIsLost_GameIsTold_AndAnotherIsOpened()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        ScriptedSession first = fixture.Session;

        await fixture.ReceiveAsync(
            new SessionEnded { Reason = SessionEndReason.ConnectionLost, Description = "the cable was cut" }
        );
        Assert.Equal(ConversationState.Reconnecting, fixture.Game.States.Last());
        fixture.Time.Advance(TimeSpan.FromSeconds(1));
        await fixture.NextSessionAsync();

        Assert.Equal(ConversationState.Listening, fixture.Loop.Snapshot.State);
        Assert.NotSame(first, fixture.Session);
        Assert.Equal("session_lost", fixture.Game.All(m => m.Notice).Single().Code);
    }

    [Fact]
    public async Task SessionIsRefused_ConversationFailsAndSaysWhy()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.ReceiveAsync(new SessionEnded { Reason = SessionEndReason.ConnectionLost, Description = "gone" });
        fixture.Time.Advance(TimeSpan.FromSeconds(1));
        await fixture.NextSessionAsync(confirm: false);

        fixture.Session.Refuse(
            new RealtimeFailure
            {
                Kind = RealtimeFailureKind.Unauthorized,
                Message = "The key was refused.",
                Remedy = "Set another one.",
            }
        );
        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Failed);

        Assert.Contains("Set another one.", fixture.Loop.Snapshot.StateReason, StringComparison.Ordinal);
    }
}
