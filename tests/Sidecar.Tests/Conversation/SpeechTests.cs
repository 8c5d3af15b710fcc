using Sidecar.Conversation;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Tests.Conversation;

public sealed class SpeechTests
{
    [Fact]
    public async Task LongAnswer_AtOnce_IsSentOnlyToTheLead()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();

        await fixture.AnswerAsync(durationMs: 20_000);

        Assert.Equal(PcmFormat.FromMs(1_500), fixture.Game.SentSamples(1));
    }

    [Fact]
    public async Task Report_MovesTheLeadForward()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.AnswerAsync(durationMs: 20_000);

        await fixture.ReportAsync(1, PcmFormat.FromMs(1_000));

        Assert.Equal(PcmFormat.FromMs(2_500), fixture.Game.SentSamples(1));
    }

    [Fact]
    public async Task Audio_ArrivesWithoutGapOrOverlapAndUnchanged()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.AnswerAsync(durationMs: 1_010);

        byte[] expected = [.. Enumerable.Range(0, 5).SelectMany(i => fixture.Delta(i < 4 ? 250 : 10).Pcm.ToArray())];
        long next = 0;
        List<byte> received = [];
        foreach (AudioChunk chunk in fixture.Game.Audio)
        {
            Assert.Equal(next, chunk.SampleIndex);
            next += chunk.Pcm.Length / PcmFormat.BytesPerSample;
            received.AddRange(chunk.Pcm.Span);
        }
        Assert.Equal(expected, received);
        Assert.Equal(next, fixture.Game.All(m => m.UtteranceEnded).Single().TotalSamples);
    }

    [Fact]
    public async Task Faces_ComeBeforeTheAudioTheyBelongTo_AndCoverAllOfIt()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync(withFace: true);
        await fixture.AnswerAsync(durationMs: 1_000);

        long facesUpTo = -1;
        foreach (ServerMessage message in fixture.Game.Messages)
        {
            if (message.FaceFrames is { UtteranceId: > 0 })
            {
                Assert.True(message.FaceFrames.SampleIndices[0] > facesUpTo);
                facesUpTo = message.FaceFrames.SampleIndices[^1];
                Assert.Equal(52 * message.FaceFrames.SampleIndices.Count, message.FaceFrames.Values.Count);
            }
            else if (message.BodyCase == ServerMessage.BodyOneofCase.AudioChunk)
            {
                long end = message.AudioChunk.SampleIndex + message.AudioChunk.Pcm.Length / 2;
                Assert.True(facesUpTo + 400 >= end, $"audio up to {end} was sent with faces up to {facesUpTo}");
            }
        }
        Assert.True(facesUpTo >= PcmFormat.FromMs(1_000) - 400);
    }

    [Fact]
    public async Task State_FollowsWhatIsHeard_NotWhatIsSent()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.ReceiveAsync(
            new SpeechStarted { ItemId = "u", AudioStartMs = 0 },
            new SpeechStopped { ItemId = "u", AudioEndMs = 900 }
        );
        await fixture.AnswerAsync(durationMs: 500);
        Assert.Equal(ConversationState.Thinking, fixture.Loop.Snapshot.State);

        await fixture.ReportAsync(1, 1, PlaybackEvent.Started);
        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Speaking);
        await fixture.ReportAsync(1, 12_000, PlaybackEvent.Ended);

        Assert.Equal(
            [
                ConversationState.Listening,
                ConversationState.UserSpeaking,
                ConversationState.Thinking,
                ConversationState.Speaking,
                ConversationState.Listening,
            ],
            fixture.Game.States
        );
    }

    [Fact]
    public async Task NobodyPlays_TimeItselfIsThePlayer()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync(
            hello: new Hello { PlaybackOwner = PlaybackOwner.Nobody }
        );
        await fixture.AnswerAsync(durationMs: 3_000);
        Assert.Equal(PcmFormat.FromMs(1_500), fixture.Game.SentSamples(1));

        for (int i = 0; i < 80; i++)
        {
            fixture.Time.Advance(TimeSpan.FromMilliseconds(51));
            await fixture.SettleAsync();
        }

        Assert.Equal(PcmFormat.FromMs(3_000), fixture.Game.SentSamples(1));
        Assert.Equal(ConversationState.Listening, fixture.Game.States.Last());
        Assert.Equal(PcmFormat.FromMs(3_000), fixture.Game.All(m => m.TurnReport).Single().PlayedSamples);
    }

    [Fact]
    public async Task ImpossibleReports_AreClamped()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.AnswerAsync(durationMs: 20_000);

        await fixture.ReportAsync(1, PcmFormat.FromMs(1_000));
        await fixture.ReportAsync(1, -5);
        await fixture.ReportAsync(99, 10);
        Assert.Equal(PcmFormat.FromMs(2_500), fixture.Game.SentSamples(1));
        await fixture.ReportAsync(1, long.MaxValue);

        Assert.Equal(PcmFormat.FromMs(4_000), fixture.Game.SentSamples(1));
    }

    [Fact]
    public async Task Conversation_EndsAndGivesEveryBlockBack()
    {
        ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.AnswerAsync(durationMs: 5_000, isDone: false);
        await fixture.ReportAsync(1, 3_000);
        await fixture.ReceiveAsync(new SpeechStarted { ItemId = "u" });

        await fixture.DisposeAsync();

        Assert.Equal(0, fixture.Blocks.Outstanding);
        Assert.Equal(ClientEnd.ShuttingDown, fixture.Game.EndedWith);
    }

    [Fact]
    public async Task ResponseFails_GameIsTold_AndTheConversationListensAgain()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = "hello" } });

        await fixture.ReceiveAsync(
            ConversationFixture.Created("resp_1"),
            ConversationFixture.Done("resp_1", ResponseStatus.Failed)
        );

        Assert.Equal("response_failed", fixture.Game.All(m => m.Notice).Single().Code);
        Assert.Equal(ConversationState.Listening, fixture.Game.States.Last());
    }

    [Fact]
    public async Task StrayAudio_OfAResponseThatNeverEnds_DoesNotHoldTheTurnUp()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = "hello" } });
        await fixture.ReceiveAsync(fixture.Delta(20, response: "resp_stray", item: "item_stray"));

        await fixture.AnswerAsync(durationMs: 250);
        await fixture.ReportAsync(1, 480, PlaybackEvent.Ended);
        await fixture.ReportAsync(2, 6_000, PlaybackEvent.Ended);

        Assert.Single(fixture.Game.All(m => m.TurnReport));
        Assert.Equal(ConversationState.Listening, fixture.Game.States.Last());
    }
}
