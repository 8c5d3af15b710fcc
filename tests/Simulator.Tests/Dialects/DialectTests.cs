using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Simulator.Tests.Wire;

namespace Sidecar.Simulator.Tests.Dialects;

public sealed class DialectTests
{
    [Fact]
    public async Task Azure_IsOpenAIWithContentBesideThePart_AndTakesItsKeyFromApiKey()
    {
        await using var server = await StartAsync(SimulatorDialect.Azure, "azure-key");
        await using var client = await WireClient.ConnectAsync(
            server,
            "model=my-deployment",
            options => options.SetRequestHeader("api-key", "azure-key")
        );
        await client.ExpectAsync("session.created");
        await client.UpdateAsync(
            """{"type":"realtime","audio":{"input":{"transcription":{"model":"my-whisper-deployment"}}}}"""
        );
        await client.ExpectAsync("session.updated");
        await AskAsync(client);
        var events = await client.UntilAsync("rate_limits.updated");

        var parts = events.Where(e =>
            WireClient.TypeOf(e).StartsWith("response.content_part", StringComparison.Ordinal)
        );
        Assert.Equal(2, parts.Count());
        Assert.All(parts, e => Assert.True(JsonNode.DeepEquals(e["part"], e["content"])));
        Assert.All(events.Except(parts), e => Assert.False(e.ContainsKey("content")));
        Assert.Contains(events, e => WireClient.TypeOf(e) == "conversation.item.done");
    }

    [Fact]
    public async Task Azure_WithTheWrongKey_ClosesWith3000()
    {
        await using var server = await StartAsync(SimulatorDialect.Azure, "azure-key");
        await using var client = await WireClient.ConnectAsync(
            server,
            "model=my-deployment",
            options => options.SetRequestHeader("api-key", "other")
        );

        await client.ExpectAsync("error");
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(3000, (int)client.Socket.CloseStatus!.Value);
    }

    [Fact]
    public async Task Beta_HasTheOldNamesAndTheFlatSession()
    {
        await using var server = await StartAsync(SimulatorDialect.Beta);
        await using var client = await WireClient.ConnectAsync(
            server,
            configure: options => options.SetRequestHeader("OpenAI-Beta", "realtime=v1")
        );
        var created = (await client.ExpectAsync("session.created"))["session"]!;
        Assert.Equal("pcm16", (string)created["input_audio_format"]!);
        Assert.Equal("server_vad", (string)created["turn_detection"]!["type"]!);
        Assert.Null(created["audio"]);
        await client.ExpectAsync("conversation.created");

        await client.UpdateAsync(
            """{"modalities":["text","audio"],"voice":"nova","input_audio_format":"g711_ulaw","output_audio_format":"g711_ulaw","input_audio_transcription":{"model":"whisper-large"},"turn_detection":null,"max_response_output_tokens":400,"temperature":0.7}"""
        );
        var session = (await client.ExpectAsync("session.updated"))["session"]!;
        Assert.Equal("nova", (string)session["voice"]!);
        Assert.Equal("g711_ulaw", (string)session["input_audio_format"]!);
        Assert.Equal("whisper-large", (string)session["input_audio_transcription"]!["model"]!);
        Assert.Null(session["turn_detection"]);
        Assert.Equal(400, (int)session["max_response_output_tokens"]!);

        await AskAsync(client);
        var events = await client.UntilAsync("rate_limits.updated");
        Assert.Equal(
            """
            conversation.item.created
            response.created
            response.output_item.added
            conversation.item.created
            response.content_part.added
            response.audio_transcript.delta
            response.audio.delta
            response.audio_transcript.delta
            """,
            string.Join('\n', WireClient.Order(events).Split('\n').Take(8))
        );
        Assert.EndsWith(
            """
            response.audio.done
            response.audio_transcript.done
            response.content_part.done
            response.output_item.done
            response.done
            rate_limits.updated
            """,
            WireClient.Order(events),
            StringComparison.Ordinal
        );
        var response = events[^2]["response"]!;
        Assert.Equal("audio", (string)response["output"]![0]!["content"]![0]!["type"]!);
        Assert.Equal("g711_ulaw", (string)response["output_audio_format"]!);
        Assert.Equal("nova", (string)response["voice"]!);
    }

    [Theory]
    [InlineData("""{"type":"realtime","audio":{"output":{"voice":"marin"}}}""", "session.audio")]
    [InlineData("""{"turn_detection":{"type":"server_vad","threshold":7}}""", "session.turn_detection.threshold")]
    [InlineData("""{"output_audio_format":"mp3"}""", "session.output_audio_format")]
    public async Task Beta_RefusesInItsOwnNames(string update, string param)
    {
        await using var server = await StartAsync(SimulatorDialect.Beta);
        await using var client = await WireClient.OpenAsync(server);
        await client.ExpectAsync("conversation.created");
        await client.UpdateAsync(update);

        Assert.Equal(param, (string)(await client.ExpectAsync("error"))["error"]!["param"]!);
    }

    [Fact]
    public async Task Beta_Pcm16_HasTheServersOwnRates()
    {
        await using var server = await TestServer.StartAsync(
            TestServer.Options with
            {
                Dialect = SimulatorDialect.Beta,
                BetaInputRateHz = 16_000,
                BetaOutputRateHz = 8_000,
            }
        );
        await using var client = await WireClient.OpenAsync(server);
        await client.ExpectAsync("conversation.created");
        await client.UpdateAsync("""{"turn_detection":null}""");
        await client.ExpectAsync("session.updated");

        await client.SendAsync(
            $$"""{"type":"input_audio_buffer.append","audio":"{{Convert.ToBase64String(new byte[3198])}}"}"""
        );
        await client.SendAsync("""{"type":"input_audio_buffer.commit"}""");
        var refused = (string)(await client.ExpectAsync("error"))["error"]!["message"]!;
        Assert.Contains("only has 99.9", refused, StringComparison.Ordinal);

        await AskAsync(client);
        var events = await client.UntilAsync("response.done");
        var first = events.First(e => WireClient.TypeOf(e) == "response.audio.delta");
        Assert.Equal(100 * 16, Convert.FromBase64String((string)first["delta"]!).Length);
    }

    [Fact]
    public async Task Beta_WithTheKeyInTheQuery_OpensASession()
    {
        await using var server = await StartAsync(SimulatorDialect.Beta, "the-key");
        await using var client = await WireClient.ConnectAsync(server, "model=m&api_key=the-key");

        await client.ExpectAsync("session.created");
    }

    [Fact]
    public async Task XAi_DetectionWithoutAType_IsNone_AndFlatResponsesAreTaken()
    {
        await using var server = await StartAsync(SimulatorDialect.XAi);
        await using var client = await WireClient.OpenAsync(server);
        await client.ExpectAsync("conversation.created");
        await client.UpdateAsync("""{"turn_detection":{"type":null}}""");
        var updated = (await client.ExpectAsync("session.updated"))["session"]!;
        Assert.Null(updated["audio"]!["input"]!["turn_detection"]);
        Assert.Null(updated["turn_detection"]!["type"]);

        await client.SendAsync(
            """{"type":"response.create","response":{"modalities":["text"],"instructions":"Say exactly: Aye."}}"""
        );
        Assert.Equal("Aye.", (string)(await client.UntilAsync("response.output_text.done"))[^1]["text"]!);
    }

    [Fact]
    public async Task Beta_TakesFlatResponsesAndAssistantTexts()
    {
        await using var server = await StartAsync(SimulatorDialect.Beta);
        await using var client = await WireClient.OpenAsync(server);
        await client.ExpectAsync("conversation.created");
        await client.SendAsync(
            """{"type":"conversation.item.create","item":{"type":"message","role":"assistant","content":[{"type":"text","text":"Hi"}]}}"""
        );
        var item = (await client.ExpectAsync("conversation.item.created"))["item"]!;
        Assert.Equal("text", (string)item["content"]![0]!["type"]!);
        await client.SendAsync(
            """{"type":"response.create","response":{"modalities":["text"],"instructions":"Say exactly: Aye.","temperature":0.8}}"""
        );

        Assert.Equal("Aye.", (string)(await client.UntilAsync("response.text.done"))[^1]["text"]!);
    }

    [Fact]
    public async Task XAi_SpokenTurn_HasItsShapesAndOrder()
    {
        await using var server = await TestServer.StartAsync(
            TestServer.Options with
            {
                Dialect = SimulatorDialect.XAi,
                Script = SimulatorScript.Demo,
                Transcription = TranscriptionMode.BeforeResponse,
            }
        );
        await using var client = await WireClient.ConnectAsync(server, "model=grok-voice-latest");
        var created = (await client.ExpectAsync("session.created"))["session"]!;
        Assert.Null(created["audio"]);
        Assert.NotNull(created["voice"]);
        await client.ExpectAsync("conversation.created");
        await client.UpdateAsync(
            """{"voice":"ara","turn_detection":{"type":"server_vad","silence_duration_ms":500},"audio":{"input":{"format":{"type":"audio/pcm","rate":24000},"transcription":{"model":"grok-transcribe"}},"output":{"format":{"type":"audio/pcm","rate":48000}}}}"""
        );
        var updated = (await client.ExpectAsync("session.updated"))["session"]!;
        Assert.Equal("ara", (string)updated["voice"]!);

        await client.AppendAsync(await Speech.TurnAsync());
        var events = await client.UntilAsync("rate_limits.updated");

        Assert.Equal(
            """
            input_audio_buffer.speech_started
            conversation.item.added
            input_audio_buffer.speech_stopped
            input_audio_buffer.committed
            conversation.item.input_audio_transcription.updated
            conversation.item.input_audio_transcription.completed
            response.created
            """,
            string.Join('\n', WireClient.Order(events).Split('\n').Take(7))
        );
        Assert.EndsWith(
            """
            response.output_audio_transcript.done
            response.content_part.done
            response.output_audio.done
            response.output_item.done
            response.done
            rate_limits.updated
            """,
            WireClient.Order(events),
            StringComparison.Ordinal
        );
        var transcripts = events
            .Where(e => WireClient.TypeOf(e).EndsWith("transcription.updated", StringComparison.Ordinal))
            .Select(e => (string)e["transcript"]!)
            .ToList();
        Assert.Equal("Hello! Who are you?", transcripts[^1]);
        Assert.All(
            transcripts.Zip(transcripts.Skip(1)),
            pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal)
        );
        Assert.Equal(
            2,
            events.Count(e => WireClient.TypeOf(e).EndsWith("transcription.completed", StringComparison.Ordinal))
        );
        var done = events[^2];
        Assert.Equal("unimplemented", (string)done["response"]!["status_details"]!);
        Assert.False(done["usage"]!.AsObject().ContainsKey("input_token_details"));
        var first = events.First(e => WireClient.TypeOf(e) == "response.output_audio.delta");
        Assert.Equal(100 * 96, Convert.FromBase64String((string)first["delta"]!).Length);
    }

    [Fact]
    public async Task XAi_CantTruncate_AndPings()
    {
        var time = new FakeTimeProvider();
        await using var server = await TestServer.StartAsync(
            TestServer.Options with
            {
                Dialect = SimulatorDialect.XAi,
            },
            time
        );
        await using var client = await WireClient.OpenAsync(server);
        await client.ExpectAsync("conversation.created");
        await client.SendAsync(
            """{"type":"conversation.item.truncate","item_id":"item_1","content_index":0,"audio_end_ms":0}"""
        );
        Assert.Equal("type", (string)(await client.ExpectAsync("error"))["error"]!["param"]!);

        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(time.GetUtcNow().ToUnixTimeMilliseconds(), (long)(await client.ExpectAsync("ping"))["timestamp"]!);
    }

    private static Task<SimulatorServer> StartAsync(SimulatorDialect dialect, params string[] keys) =>
        TestServer.StartAsync(TestServer.Options with { Dialect = dialect, AcceptedKeys = keys });

    private static async Task AskAsync(WireClient client)
    {
        await client.SayAsync("Hello");
        await client.SendAsync("""{"type":"response.create"}""");
    }
}
