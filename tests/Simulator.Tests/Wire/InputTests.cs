using System.Text.Json.Nodes;

namespace Sidecar.Simulator.Tests.Wire;

public sealed class InputTests
{
    [Fact]
    public async Task PushToTalk_CommitMakesAnItemAndNoResponse()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        await client.UpdateAsync("""{"type":"realtime","audio":{"input":{"turn_detection":null}}}""");
        await client.ExpectAsync("session.updated");

        var speech = await Speech.HelloAsync();
        await client.AppendAsync(speech);
        await client.SendAsync("""{"type":"input_audio_buffer.commit"}""");
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        var events = await client.UntilAsync("input_audio_buffer.cleared");

        Assert.Equal(
            """
            input_audio_buffer.committed
            conversation.item.added
            conversation.item.done
            input_audio_buffer.cleared
            """,
            WireClient.Order(events)
        );
        await client.SendAsync(
            new JsonObject { ["type"] = "conversation.item.retrieve", ["item_id"] = (string)events[0]["item_id"]! }
        );
        var part = (await client.ExpectAsync("conversation.item.retrieved"))["item"]!["content"]![0]!;
        Assert.Equal(speech.Length * 2, Convert.FromBase64String((string)part["audio"]!).Length);
    }

    [Fact]
    public async Task Commit_OfLessThan100Ms_SaysHowMuchThereIs()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        await client.AppendAsync(Speech.Silence(99));

        await client.SendAsync("""{"type":"input_audio_buffer.commit"}""");

        Assert.Equal(
            "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has 99.00ms of audio.",
            (string)(await client.ExpectAsync("error"))["error"]!["message"]!
        );
    }

    [Fact]
    public async Task TwoTurnsInOneAppend_AreBothHeard()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        await client.UpdateAsync(
            """{"type":"realtime","audio":{"input":{"turn_detection":{"type":"server_vad","create_response":false}}}}"""
        );
        await client.ExpectAsync("session.updated");

        short[] both = [.. await Speech.TurnAsync(), .. await Speech.TurnAsync()];
        await client.AppendAsync(both, frameMs: 60_000);
        await client.UntilAsync("conversation.item.done");
        var second = await client.UntilAsync("conversation.item.done");

        Assert.Equal(
            """
            input_audio_buffer.speech_started
            input_audio_buffer.speech_stopped
            input_audio_buffer.committed
            conversation.item.added
            conversation.item.done
            """,
            WireClient.Order(second)
        );
        var startMs = (int)second[0]["audio_start_ms"]!;
        var endMs = (int)second[1]["audio_end_ms"]!;
        await client.SendAsync(
            new JsonObject { ["type"] = "conversation.item.retrieve", ["item_id"] = (string)second[2]["item_id"]! }
        );
        var part = (await client.ExpectAsync("conversation.item.retrieved"))["item"]!["content"]![0]!;
        Assert.Equal((endMs - startMs) * 48, Convert.FromBase64String((string)part["audio"]!).Length);
    }

    [Fact]
    public async Task Clear_MidSpeech_ForgetsTheTurn()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        await client.AppendAsync(await Speech.HelloAsync());
        await client.UntilAsync("input_audio_buffer.speech_started");

        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.AppendAsync(Speech.Silence(2000));
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");

        await client.ExpectAsync("input_audio_buffer.cleared");
        await client.ExpectAsync("input_audio_buffer.cleared");
    }

    [Theory]
    [InlineData(TranscriptionMode.BeforeResponse)]
    [InlineData(TranscriptionMode.DuringResponse)]
    [InlineData(TranscriptionMode.AfterResponse)]
    public async Task Transcript_ComesWhenTheModeSaysAndTellsThatThereWasSpeech(TranscriptionMode mode)
    {
        await using var server = await TestServer.StartAsync(TestServer.Options with { Transcription = mode });
        await using var client = await WireClient.OpenAsync(server);
        await TranscribeAsync(client, "gpt-4o-mini-transcribe");

        await client.AppendAsync(await Speech.TurnAsync());
        var events = (await client.UntilAsync("rate_limits.updated")).Select(WireClient.TypeOf).ToList();
        var at = events.IndexOf("conversation.item.input_audio_transcription.completed");

        var (created, done) = (events.IndexOf("response.created"), events.IndexOf("response.done"));
        Assert.Equal(
            mode,
            at < created ? TranscriptionMode.BeforeResponse
                : at < done ? TranscriptionMode.DuringResponse
                : TranscriptionMode.AfterResponse
        );
        Assert.Matches(@"^\(speech, 5\.\d s\)$", (string)client.Seen.First(Completed)["transcript"]!);
    }

    [Theory]
    [InlineData(TranscriptionMode.Failed, true)]
    [InlineData(TranscriptionMode.Never, false)]
    public async Task Transcript_ThatFailsOrNeverComes_LeavesTheTurnAlone(TranscriptionMode mode, bool fails)
    {
        await using var server = await TestServer.StartAsync(TestServer.Options with { Transcription = mode });
        await using var client = await WireClient.OpenAsync(server);
        await TranscribeAsync(client, "whisper-1");

        await client.AppendAsync(await Speech.TurnAsync());
        var events = await client.UntilAsync("rate_limits.updated");

        Assert.DoesNotContain(events, Completed);
        Assert.Equal(
            fails,
            events.Any(e => WireClient.TypeOf(e) == "conversation.item.input_audio_transcription.failed")
        );
    }

    [Fact]
    public async Task Transcript_OfTheDemo_IsTheScriptsWordsInOneDeltaForWhisper()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options with { Script = SimulatorScript.Demo });
        await using var client = await WireClient.OpenAsync(server);
        await TranscribeAsync(client, "whisper-1");

        await client.AppendAsync(await Speech.TurnAsync());
        await client.UntilAsync("rate_limits.updated");

        var delta = client.Seen.Single(e =>
            WireClient.TypeOf(e) == "conversation.item.input_audio_transcription.delta"
        );
        Assert.Equal("Hello! Who are you?", (string)delta["delta"]!);
        var completed = client.Seen.Single(Completed);
        Assert.Equal("Hello! Who are you?", (string)completed["transcript"]!);
        Assert.Equal("duration", (string)completed["usage"]!["type"]!);
    }

    [Fact]
    public async Task TranscriptionSession_HearsAndNeverAnswers()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.ConnectAsync(server, "intent=transcription");
        var created = await client.ExpectAsync("session.created");
        Assert.Equal("realtime.transcription_session", (string)created["session"]!["object"]!);
        await client.UpdateAsync(
            """{"type":"transcription","audio":{"input":{"transcription":{"model":"whisper-1"},"turn_detection":{"type":"server_vad","silence_duration_ms":700}}}}"""
        );
        await client.ExpectAsync("session.updated");

        await client.AppendAsync(await Speech.TurnAsync());
        var events = await client.UntilAsync("conversation.item.input_audio_transcription.completed");
        Assert.DoesNotContain(events, e => WireClient.TypeOf(e).StartsWith("response.", StringComparison.Ordinal));

        await client.SendAsync("""{"type":"response.create"}""");
        await client.ExpectAsync("error");
    }

    private static bool Completed(JsonObject e) =>
        WireClient.TypeOf(e) == "conversation.item.input_audio_transcription.completed";

    private static async Task TranscribeAsync(WireClient client, string model)
    {
        await client.UpdateAsync(
            $$"""{"type":"realtime","audio":{"input":{"transcription":{"model":"{{model}}"} } } }"""
        );
        await client.ExpectAsync("session.updated");
    }
}
