using Sidecar.Configuration;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Tests.Conversation;

public sealed class PushToTalkTests
{
    private static Task<ConversationFixture> StartAsync() =>
        ConversationFixture.StartAsync(s =>
            s with
            {
                TurnTaking = s.TurnTaking with { Mode = TurnTakingMode.PushToTalk },
            }
        );

    private static Task KeyAsync(ConversationFixture fixture, PushToTalkAction action) =>
        fixture.SayAsync(new ClientMessage { PushToTalk = new PushToTalk { Action = action } });

    private static Task HearAsync(ConversationFixture fixture, int ms) =>
        fixture.SayAsync(
            new ClientMessage
            {
                MicrophoneAudio = new MicrophoneAudio
                {
                    Pcm = Google.Protobuf.ByteString.CopyFrom(new byte[PcmFormat.FromMs(ms) * 2]),
                },
            }
        );

    private static IEnumerable<Type> Sent(ConversationFixture fixture) => fixture.Session.Sent.Select(e => e.GetType());

    [Fact]
    public async Task Session_DetectsNothingByItself()
    {
        await using ConversationFixture fixture = await StartAsync();

        Assert.Same(TurnDetection.None, fixture.Session.Options.Configuration!.TurnDetection);
        await HearAsync(fixture, 100);
        Assert.Equal(0, fixture.Session.AppendedBytes);
    }

    [Fact]
    public async Task Press_WhileTheAnswerIsMade_CancelsFlushesClearsAndTruncates()
    {
        await using ConversationFixture fixture = await StartAsync();
        await fixture.AnswerAsync(durationMs: 3_000, isDone: false);
        await fixture.ReportAsync(1, 12_000);

        await KeyAsync(fixture, PushToTalkAction.Begin);
        await fixture.ReportAsync(1, 12_480, PlaybackEvent.Flushed);

        Assert.Equal(FlushReason.PushToTalk, fixture.Game.All(m => m.Flush).Single().Reason);
        Assert.Equal([typeof(ResponseCancel), typeof(InputAudioClear), typeof(ItemTruncate)], Sent(fixture));
        Assert.Equal(520, fixture.Session.Sent.OfType<ItemTruncate>().Single().AudioEndMs);
        Assert.Equal(ConversationState.UserSpeaking, fixture.Loop.Snapshot.State);
    }

    [Fact]
    public async Task Release_AfterATenthOfASecond_CommitsAndThenAsks()
    {
        await using ConversationFixture fixture = await StartAsync();
        await KeyAsync(fixture, PushToTalkAction.Begin);
        await HearAsync(fixture, 100);

        await KeyAsync(fixture, PushToTalkAction.End);
        await HearAsync(fixture, 100);

        Assert.Equal([typeof(InputAudioClear), typeof(InputAudioCommit), typeof(ResponseCreate)], Sent(fixture));
        Assert.Equal(PcmFormat.FromMs(100) * 2, fixture.Session.AppendedBytes);
        Assert.Equal(ConversationState.Thinking, fixture.Loop.Snapshot.State);
        await fixture.ReceiveAsync(new InputAudioCommitted { ItemId = "u" });
        Assert.Single(fixture.Session.Sent.OfType<ResponseCreate>());
    }

    [Theory]
    [InlineData(PushToTalkAction.End, 80)]
    [InlineData(PushToTalkAction.Cancel, 500)]
    public async Task Release_TooSoonOrUnwanted_IsQuietlyForgotten(PushToTalkAction action, int heardMs)
    {
        await using ConversationFixture fixture = await StartAsync();
        await KeyAsync(fixture, PushToTalkAction.Begin);
        await HearAsync(fixture, heardMs);

        await KeyAsync(fixture, action);

        Assert.Equal([typeof(InputAudioClear), typeof(InputAudioClear)], Sent(fixture));
        Assert.Equal(ConversationState.Listening, fixture.Loop.Snapshot.State);
        Assert.Empty(fixture.Game.All(m => m.TurnReport));
        Assert.Empty(fixture.Game.All(m => m.Notice));
    }

    [Fact]
    public async Task Press_WhileThinking_BeginsANewTurnAndTheOldAnswerIsNeverHeard()
    {
        await using ConversationFixture fixture = await StartAsync();
        await KeyAsync(fixture, PushToTalkAction.Begin);
        await HearAsync(fixture, 200);
        await KeyAsync(fixture, PushToTalkAction.End);
        string request = fixture.Session.Sent.OfType<ResponseCreate>().Single().EventId!;

        await KeyAsync(fixture, PushToTalkAction.Begin);
        ResponseInfo late = new()
        {
            Id = "resp_1",
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["client_event_id"] = request },
        };
        await fixture.ReceiveAsync(
            new ResponseCreated { Response = late },
            fixture.Delta(250),
            new ResponseDone { Response = late with { Status = ResponseStatus.Cancelled } }
        );
        fixture.Time.Advance(TimeSpan.FromSeconds(20));
        await fixture.SettleAsync();
        await HearAsync(fixture, 200);
        await KeyAsync(fixture, PushToTalkAction.End);

        Assert.Single(fixture.Session.Sent.OfType<ResponseCancel>());
        Assert.Equal(2, fixture.Session.Sent.OfType<ResponseCreate>().Count());
        Assert.Empty(fixture.Game.Audio);
        Assert.Empty(fixture.Game.All(m => m.Notice));
        Assert.Equal(ConversationState.Thinking, fixture.Loop.Snapshot.State);
    }

    [Fact]
    public async Task Release_BeforeTheFlushIsReported_AsksOnlyAfterTheTruncation()
    {
        await using ConversationFixture fixture = await StartAsync();
        await fixture.AnswerAsync(durationMs: 3_000);
        await fixture.ReportAsync(1, 12_000);
        await KeyAsync(fixture, PushToTalkAction.Begin);
        await HearAsync(fixture, 200);
        await KeyAsync(fixture, PushToTalkAction.End);
        Assert.Empty(fixture.Session.Sent.OfType<ResponseCreate>());

        await fixture.ReportAsync(1, 12_480, PlaybackEvent.Flushed);

        Assert.Equal([typeof(ItemTruncate), typeof(ResponseCreate)], Sent(fixture).TakeLast(2));
    }

    [Fact]
    public async Task OtherUpdate_WhileTheKeyIsDown_KeepsTheEarOpen()
    {
        await using ConversationFixture fixture = await StartAsync();
        await KeyAsync(fixture, PushToTalkAction.Begin);

        await fixture.SayAsync(
            new ClientMessage { UpdateCharacter = new UpdateCharacter { Instructions = "Be kind." } }
        );
        await HearAsync(fixture, 200);

        Assert.Equal(PcmFormat.FromMs(200) * 2, fixture.Session.AppendedBytes);
    }
}
