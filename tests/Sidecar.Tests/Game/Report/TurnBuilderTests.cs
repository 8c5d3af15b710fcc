using System.Text.Json;
using Sidecar.Game.Microphone;
using Sidecar.Game.Playback;
using Sidecar.Game.Recording;
using Sidecar.Game.Report;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Game.Report;

public sealed class TurnBuilderTests
{
    private const long Ms = 24;

    private readonly RunLog _log = new();
    private readonly List<SpokenInput> _spoken = [];

    public TurnBuilderTests() => _log.Spoken = _spoken;

    [Fact]
    public void Build_AnAnsweredTurn_MeasuresFromTheLastVoicedSampleToTheFirstHeardOne()
    {
        Speak(atMs: 1000, (200, 900));
        Hear(1, fromMs: 2750, toMs: 4000);

        var turn = Assert.Single(TurnBuilder.Build(_log));

        Assert.Equal(1200, turn.UserSpeechStartMs!.Value, 10.0);
        Assert.Equal(1900, turn.UserSpeechEndMs!.Value, 10.0);
        Assert.Equal(2750 - turn.UserSpeechEndMs!.Value, turn.FirstAudioAfterSpeechEndMs!.Value, 0.02);
        Assert.Equal(1250 * Ms, turn.PlayedSamples);
        Assert.False(turn.Interrupted);
        Assert.Null(turn.Stages);
    }

    [Fact]
    public void Build_APauseThatWasAnsweredTooEarly_CountsOnlyTheLastAnswer()
    {
        Speak(atMs: 0, (200, 900), (2500, 3500));
        Hear(1, fromMs: 1700, toMs: 2600);
        Flush(1, atMs: 2600);
        Hear(2, fromMs: 4200, toMs: 6000);

        var turn = Assert.Single(TurnBuilder.Build(_log));

        Assert.Equal(200, turn.UserSpeechStartMs!.Value, 10.0);
        Assert.Equal(700, turn.FirstAudioAfterSpeechEndMs!.Value, 10.0);
        Assert.Equal(1800 * Ms, turn.PlayedSamples);
        Assert.False(turn.Interrupted);
    }

    [Fact]
    public void Build_AnInterruptedTurn_BelongsToTheInputThatWasAnswered()
    {
        Speak(atMs: 0, (200, 900));
        Hear(1, fromMs: 1700, toMs: 4200);
        Speak(atMs: 4000, (100, 900));
        Flush(1, atMs: 4200);
        Hear(2, fromMs: 5700, toMs: 6000);
        _log.TurnReports.Add(
            new TurnReport
            {
                UtteranceIds = { 1 },
                Interrupted = true,
                ReceivedSamples = 9000 * Ms,
                TruncateAudioEndMs = 2500,
                SpeechStoppedUs = 400_000,
            }
        );

        var turns = TurnBuilder.Build(_log);

        Assert.Equal([true, false], turns.Select(turn => turn.Interrupted));
        Assert.Equal(2500, turns[0].TruncateAudioEndMs);
        Assert.Equal(9000 * Ms, turns[0].ReceivedSamples);
        Assert.Equal(2500 * Ms, turns[0].PlayedSamples);
        Assert.Equal(400_000, turns[0].Stages?.SpeechStoppedUs);
        Assert.Null(turns[0].Stages?.FirstHeardUs);
        Assert.Null(turns[1].TruncateAudioEndMs);
        Assert.Null(turns[1].StopAfterSpeechStartedMs);
    }

    [Theory]
    [InlineData(4200, 4200, 12.5)]
    [InlineData(4200, 4230, 42.5)]
    [InlineData(4200, 4100, 12.5)]
    public void Build_StopAfterSpeechStarted_AddsWhatWasAudibleAfterTheFlushArrived(
        long arrivedMs,
        long audibleUntilMs,
        double expectedMs
    )
    {
        Speak(atMs: 0, (200, 900));
        Hear(1, fromMs: 1700, toMs: audibleUntilMs);
        Flush(1, arrivedMs);

        var turn = Assert.Single(TurnBuilder.Build(_log));

        Assert.Equal(expectedMs, turn.StopAfterSpeechStartedMs);
    }

    [Fact]
    public void Build_WithoutAnAnswer_LeavesTheFiguresEmpty()
    {
        Speak(atMs: 0, (200, 900));

        var turn = Assert.Single(TurnBuilder.Build(_log));

        Assert.Null(turn.FirstAudioAfterSpeechEndMs);
        Assert.Equal(0, turn.PlayedSamples);
    }

    [Fact]
    public void Build_ALateTranscript_BelongsToTheTurnInWhichItsWordsWereSpoken()
    {
        _log.MicrophoneOpenedAt = 500 * Ms;
        Speak(atMs: 1000, (200, 900));
        Hear(1, fromMs: 2500, toMs: 4000);
        Speak(atMs: 5000, (100, 900));
        Caption("user_1", "first", startMs: 600, endMs: 1400, seenAtMs: 5500);
        Caption("user_2", "second", startMs: 4500, endMs: 5400, seenAtMs: 6500);

        Assert.Equal("first|second", string.Join('|', TurnBuilder.Build(_log).Select(turn => turn.UserText)));
    }

    [Fact]
    public void Build_AnInterruptedCaption_KeepsWhatWasHeardAndWhatWouldHaveBeen()
    {
        Speak(atMs: 0, (200, 900));
        Hear(1, fromMs: 1700, toMs: 2500);
        var caption = new CaptionUpdate
        {
            Speaker = Speaker.Assistant,
            ItemId = "item_1",
            UtteranceId = 1,
            Text = "one two three",
            Final = true,
        };
        _log.Captions.Apply(caption, 0);
        _log.Captions.Apply(new CaptionUpdate(caption) { Text = "one", Interrupted = true }, 0);

        var turn = Assert.Single(TurnBuilder.Build(_log));

        Assert.Equal(("one", "one two three"), (turn.AssistantText, turn.AssistantTextFull));
    }

    [Fact]
    public void ToJson_HasTheKeysThatScriptsReadUnderTheirNames()
    {
        Speak(atMs: 0, (200, 900));
        Hear(1, fromMs: 1700, toMs: 2500);
        string[] turnKeys =
        [
            "input",
            "user_speech_start_ms",
            "user_speech_end_ms",
            "first_audio_after_speech_end_ms",
            "received_samples",
            "played_samples",
            "interrupted",
            "truncate_audio_end_ms",
            "stop_after_speech_started_ms",
            "assistant_text",
            "assistant_text_full",
            "user_text",
            "face_frames",
        ];
        string[] runKeys = ["relay_p50_us", "relay_p99_us", "max_face_offset_ms", "underruns", "provider"];

        using var json = JsonDocument.Parse(RunReportBuilder.Build(_log).ToJson());

        var turn = json.RootElement.GetProperty("turns")[0];
        Assert.All(turnKeys, key => Assert.True(turn.TryGetProperty(key, out _), key));
        Assert.All(runKeys, key => Assert.True(json.RootElement.TryGetProperty(key, out _), key));
    }

    private void Speak(long atMs, params (int StartMs, int EndMs)[] voices)
    {
        var pcm = new short[(voices[^1].EndMs + 100) * Ms];
        foreach (var (startMs, endMs) in voices)
        {
            for (var i = startMs * Ms; i < endMs * Ms; i++)
            {
                pcm[i] = (short)(12_000 * Math.Sin(i * 0.1));
            }
        }

        _spoken.Add(new SpokenInput(new UserRecording($"{atMs}.wav", pcm), atMs * Ms));
    }

    private void Hear(ulong utteranceId, long fromMs, long toMs)
    {
        var count = (int)((toMs - fromMs) * Ms);
        var utterance = _log.Utterance(utteranceId, fromMs * Ms);
        utterance.DeliveredSamples = count;
        utterance.Heard(new PlayedRun(utteranceId, 0, fromMs * Ms, count), [.. Enumerable.Repeat<short>(1, count)]);
    }

    private void Flush(ulong utteranceId, long atMs) =>
        _log.Utterance(utteranceId, 0).Flush = new FlushRecord(
            atMs * Ms,
            atMs * Ms,
            FlushReason.BargeIn,
            SinceCauseUs: 12_500,
            utteranceId
        );

    private void Caption(string itemId, string text, long startMs, long endMs, long seenAtMs)
    {
        var word = new CaptionWord
        {
            Text = text,
            StartSample = startMs * Ms,
            EndSample = endMs * Ms,
        };
        var caption = new CaptionUpdate
        {
            Speaker = Speaker.User,
            ItemId = itemId,
            Text = text,
            Final = true,
            Words = { word },
        };
        _log.Captions.Apply(caption, seenAtMs * Ms);
    }
}
