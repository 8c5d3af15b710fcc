using System.Text.Json.Nodes;
using Google.Protobuf;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Bridge;

public sealed class TurnTests
{
    private const string FirstAnswer =
        "Hello! I am Ada, the keeper of this lighthouse. It is good to have company tonight.";

    [Fact]
    public async Task TextTurn_AudioFaceCaptionAndReportFitTogether()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);

        TurnReport turn = await game.TextTurnAsync();

        long total = game.All(m => m.UtteranceEnded).Single().TotalSamples;
        Assert.Equal(TurnInput.Text, turn.Input);
        Assert.Equal([1ul], turn.UtteranceIds);
        Assert.Equal((total, total), (turn.ReceivedSamples, turn.PlayedSamples));
        Assert.False(turn.Interrupted);
        Assert.Equal(-1, turn.TruncateAudioEndMs);
        AssertStagesInOrder(turn);
        AssertAudioIsWhole(game, total);
        AssertFaceCoversAudio(game, total);
        Assert.Equal(FirstAnswer, FinalCaption(game, Speaker.Assistant).Text);
        Assert.Equal(FirstAnswer.Split(' ').Length, FinalCaption(game, Speaker.Assistant).Words.Count);
    }

    [Fact]
    public async Task VoiceTurn_OfTheGamesMicrophone_BringsCaptionsOfBothSpeakers()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);

        await RecordedVoice.SpeakAsync(game);
        TurnReport turn = await game.ExpectAsync(m => m.TurnReport);
        await game.StateAsync(
            ConversationState.Listening,
            from: game.Messages.ToList().FindIndex(m => m.TurnReport is not null)
        );

        long total = game.All(m => m.UtteranceEnded).Single().TotalSamples;
        Assert.Equal(TurnInput.Voice, turn.Input);
        Assert.Equal(total, turn.PlayedSamples);
        Assert.InRange(turn.UserSpeechEndMs - turn.UserSpeechStartMs, 1_000, 3_500);
        AssertStagesInOrder(turn);
        AssertAudioIsWhole(game, total);
        AssertFaceCoversAudio(game, total);
        Assert.Equal("Hello! Who are you?", FinalCaption(game, Speaker.User).Text);
        Assert.Equal(FirstAnswer, FinalCaption(game, Speaker.Assistant).Text);
        ConversationState[] expected =
        [
            ConversationState.UserSpeaking,
            ConversationState.Thinking,
            ConversationState.Speaking,
            ConversationState.Listening,
        ];
        Assert.Equal(expected, game.All(m => m.StateChanged).Select(s => s.State).TakeLast(4));
    }

    [Fact]
    public async Task Interrupt_FlushesAndTruncatesAtWhatWasHeard()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon, playsAtOnce: false);
        await game.SendTextAsync("hello");
        await game.ExpectAsync(m => m.AudioChunk);
        await game.ReportAsync(1, 12_000, PlaybackEvent.Started);
        await game.StateAsync(ConversationState.Speaking);

        await game.SendAsync(new ClientMessage { Interrupt = new Interrupt() });
        Flush flush = await game.ExpectAsync(m => m.Flush);
        await game.ReportAsync(1, 14_400, PlaybackEvent.Flushed);
        TurnReport turn = await game.ExpectAsync(m => m.TurnReport);

        Assert.Equal((1ul, FlushReason.Interrupt), (flush.ThroughUtteranceId, flush.Reason));
        AssertSilentAfterFlush(game);
        AssertCutAt(14_400, game, turn);
        await AssertTruncatedAsync(daemon, audioEndMs: 600);
    }

    [Fact]
    public async Task SpeakingIntoTheAnswer_FlushesIt()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon, playsAtOnce: false);
        await game.SendTextAsync("hello");
        await game.ExpectAsync(m => m.AudioChunk);
        await game.ReportAsync(1, 4_800, PlaybackEvent.Started);

        await RecordedVoice.SpeakAsync(game);
        Flush flush = await game.ExpectAsync(m => m.Flush);
        await game.ReportAsync(1, 7_200, PlaybackEvent.Flushed);
        TurnReport turn = await game.ExpectAsync(m => m.TurnReport, t => t.Interrupted);

        Assert.Equal(FlushReason.BargeIn, flush.Reason);
        Assert.DoesNotContain(
            game.Messages.SkipWhile(m => m.Flush is null),
            m => m.AudioChunk?.UtteranceId == 1 || m.FaceFrames?.UtteranceId == 1
        );
        AssertCutAt(7_200, game, turn);
        await AssertTruncatedAsync(daemon, audioEndMs: 300);
    }

    [Theory]
    [InlineData(1, -5)]
    [InlineData(1, long.MinValue)]
    [InlineData(1, long.MaxValue)]
    [InlineData(0, 1_000)]
    [InlineData(77, 1_000)]
    [InlineData(ulong.MaxValue, 1_000)]
    public async Task ImpossiblePosition_IsClamped_AndTheTurnComesToItsEnd(ulong utterance, long played)
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon, playsAtOnce: false);
        await game.SendTextAsync("hello");
        await game.ExpectAsync(m => m.AudioChunk);

        await game.ReportAsync(utterance, played);
        await game.ReportAsync(1, 2_400, PlaybackEvent.Started);
        await game.ReportAsync(1, 1_200);
        await game.LeaveAsync();
        await using GameClient again = await GameClient.JoinAsync(daemon);
        TurnReport turn = await again.ExpectAsync(m => m.TurnReport);

        Assert.Equal(turn.ReceivedSamples, turn.PlayedSamples);
    }

    private static CaptionUpdate FinalCaption(GameClient game, Speaker speaker) =>
        game.All(m => m.CaptionUpdate).Last(c => c.Speaker == speaker && c.Final);

    private static void AssertStagesInOrder(TurnReport turn)
    {
        Assert.InRange(turn.ResponseCreatedUs, 0, turn.FirstAudioUs);
        Assert.InRange(turn.FirstAudioUs, 1, turn.FirstChunkUs);
        Assert.InRange(turn.FirstChunkUs, 1, turn.FirstHeardUs);
    }

    private static void AssertAudioIsWhole(GameClient game, long total)
    {
        long next = 0;
        foreach (AudioChunk chunk in game.All(m => m.AudioChunk))
        {
            Assert.Equal(next, chunk.SampleIndex);
            next += chunk.Pcm.Length / PcmFormat.BytesPerSample;
        }
        Assert.Equal(total, next);
    }

    // Every frame of the audio is there, in its place, before the audio that it belongs to.
    private static void AssertFaceCoversAudio(GameClient game, long total)
    {
        long covered = 0;
        foreach (ServerMessage message in game.Messages)
        {
            if (message.FaceFrames is { UtteranceId: > 0 } frames)
            {
                Assert.Equal(frames.SampleIndices.Count * game.Welcome.CurveNames.Count, frames.Values.Count);
                foreach (long sample in frames.SampleIndices)
                {
                    Assert.Equal(covered, sample);
                    covered += game.Welcome.FaceFrameIntervalSamples;
                }
            }
            else if (message.AudioChunk is { } chunk)
            {
                Assert.InRange(chunk.SampleIndex + chunk.Pcm.Length / PcmFormat.BytesPerSample, 1, covered);
            }
        }
        Assert.InRange(covered, total, total + 10 * game.Welcome.FaceFrameIntervalSamples);
    }

    private static void AssertSilentAfterFlush(GameClient game) =>
        Assert.DoesNotContain(
            game.Messages.SkipWhile(m => m.Flush is null),
            m => m.AudioChunk is not null || m.FaceFrames is { UtteranceId: > 0 }
        );

    private static void AssertCutAt(long heardSamples, GameClient game, TurnReport turn)
    {
        UtteranceEnded ended = game.All(m => m.UtteranceEnded).Single(e => e.UtteranceId == 1);
        Assert.Equal((UtteranceEndReason.Interrupted, heardSamples), (ended.Reason, ended.TotalSamples));
        CaptionUpdate caption = game.All(m => m.CaptionUpdate).Single(c => c.Interrupted);
        Assert.StartsWith(caption.Text, FirstAnswer, StringComparison.Ordinal);
        Assert.True(caption.Text.Length < FirstAnswer.Length);
        Assert.True(turn.Interrupted);
        Assert.Equal(heardSamples, turn.PlayedSamples);
        Assert.Equal(PcmFormat.ToMs(heardSamples), turn.TruncateAudioEndMs);
    }

    private static async Task AssertTruncatedAsync(DaemonFixture daemon, int audioEndMs)
    {
        await Eventually.TrueAsync(
            () => daemon.Wire.Events("conversation.item.truncate").Count > 0,
            "the provider is told what was heard"
        );
        JsonNode truncate = daemon.Wire.Events("conversation.item.truncate").Single();
        Assert.Equal(audioEndMs, (int)truncate["audio_end_ms"]!);
    }
}
