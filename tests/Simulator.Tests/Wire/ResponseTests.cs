using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Sidecar.Simulator.Tests.Wire;

public sealed class ResponseTests
{
    private const string LampTool =
        """{"type":"function","name":"set_lamp","parameters":{"type":"object","properties":{"on":{"type":"boolean"},"level":{"type":"integer","minimum":3}},"required":["on","level"]}}""";

    private static readonly SimulatorOptions Frozen = TestServer.Options with
    {
        Timing = SimulatorTiming.Instant with { AudioSpeed = 1 },
    };

    [Fact]
    public async Task AudioDeltas_GrowTo250MsAndTheTranscriptRunsAhead()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        await client.SayAsync("Hello");
        await client.SendAsync("""{"type":"response.create"}""");
        var events = await client.UntilAsync("response.done");

        var audioMs = events
            .Where(IsAudio)
            .Select(e => Convert.FromBase64String((string)e["delta"]!).Length / 48)
            .ToList();
        Assert.Equal([100, 150, 250, 250], audioMs.Take(4));
        Assert.All(audioMs.SkipLast(1).Skip(2), ms => Assert.Equal(250, ms));
        Assert.All(events.Where(IsAudio), e => Assert.False(e.ContainsKey("obfuscation")));

        var words = events.Where(IsWord).ToList();
        Assert.All(words, e => Assert.InRange(((string)e["obfuscation"]!).Length, 1, 16));
        var firstAudio = events.Index().First(e => IsAudio(e.Item)).Index;
        Assert.InRange(events.Take(firstAudio).Count(IsWord), 2, 4);
        var lastWord = events.Index().Last(e => IsWord(e.Item)).Index;
        Assert.InRange(events.Skip(lastWord).Where(IsAudio).Count(), audioMs.Count / 4, audioMs.Count / 2);

        var usage = events[^1]["response"]!["usage"]!;
        Assert.Equal((audioMs.Sum() + 49) / 50, (int)usage["output_token_details"]!["audio_tokens"]!);
    }

    [Fact]
    public async Task FunctionCall_EventsComeInTheRecordedOrderAndArgumentsFitTheSchema()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        await client.UpdateAsync($$"""{"type":"realtime","tools":[{{LampTool}}]}""");
        await client.ExpectAsync("session.updated");
        await client.SayAsync("please set lamp");
        await client.UntilAsync("conversation.item.done");

        await client.SendAsync("""{"type":"response.create"}""");
        var events = await client.UntilAsync("response.done");

        Assert.Equal(
            """
            response.created
            response.output_item.added
            conversation.item.added
            response.function_call_arguments.delta
            response.function_call_arguments.done
            conversation.item.done
            response.output_item.done
            response.done
            """,
            WireClient.Order(events)
        );
        Assert.Equal("", (string)events[1]["item"]!["arguments"]!);
        var item = events[^2]["item"]!;
        Assert.Equal("""{"on":true,"level":3}""", (string)item["arguments"]!);
        Assert.Matches("^call_[A-Za-z0-9]{16}$", (string)item["call_id"]!);
    }

    [Fact]
    public async Task ToolChoice_OfAFunction_CallsItAndNoneForbidsIt()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        await client.UpdateAsync($$"""{"type":"realtime","output_modalities":["text"],"tools":[{{LampTool}}]}""");
        await client.ExpectAsync("session.updated");

        Assert.Equal("function_call", await OutputTypeAsync("""{"type":"function","name":"set_lamp"}""", "hello"));
        Assert.Equal("function_call", await OutputTypeAsync("\"required\"", "hello"));
        Assert.Equal("message", await OutputTypeAsync("\"none\"", "set_lamp"));

        async Task<string> OutputTypeAsync(string choice, string text)
        {
            await client.SayAsync(text);
            await client.SendAsync($$"""{"type":"response.create","response":{"tool_choice":{{choice}} } }""");
            var done = (await client.UntilAsync("response.done"))[^1];
            await client.ExpectAsync("rate_limits.updated");
            return (string)done["response"]!["output"]![0]!["type"]!;
        }
    }

    [Fact]
    public async Task SecondResponse_WhileOneRuns_IsRefusedAndOutOfBandRunsBeside()
    {
        await using var server = await TestServer.StartAsync(Frozen, new FakeTimeProvider());
        await using var client = await WireClient.OpenAsync(server);
        await client.SayAsync("Hello");
        await client.SendAsync("""{"type":"response.create"}""");
        var running = (string)(await client.UntilAsync("response.created"))[^1]["response"]!["id"]!;
        await client.UntilAsync("response.output_audio.delta");

        await client.SendAsync("""{"type":"response.create","event_id":"second"}""");
        var error = (await client.ExpectAsync("error"))["error"]!;
        Assert.Equal("conversation_already_has_active_response", (string)error["code"]!);
        Assert.Contains(running, (string)error["message"]!, StringComparison.Ordinal);
        Assert.Null(error["event_id"]);

        await client.SendAsync(
            """{"type":"response.create","response":{"conversation":"none","metadata":{"topic":"x"},"output_modalities":["text"],"input":[]}}"""
        );
        var beside = await client.UntilAsync("response.done");
        Assert.DoesNotContain(
            beside,
            e => WireClient.TypeOf(e).StartsWith("conversation.item", StringComparison.Ordinal)
        );
        var response = beside[^1]["response"]!;
        Assert.Null(response["conversation_id"]);
        Assert.Equal("x", (string)response["metadata"]!["topic"]!);
        Assert.Equal("completed", (string)response["status"]!);

        await client.SendAsync($$"""{"type":"response.cancel","response_id":"{{running}}"}""");
        Assert.Equal(running, (string)(await client.UntilAsync("response.done"))[^1]["response"]!["id"]!);
    }

    [Fact]
    public async Task Speech_BeforeTheFirstItem_EndsTheResponseEmpty()
    {
        var thinking = TestServer.Options with
        {
            Timing = SimulatorTiming.Instant with { FirstItemDelay = TimeSpan.FromSeconds(9) },
        };
        await using var server = await TestServer.StartAsync(thinking, new FakeTimeProvider());
        await using var client = await WireClient.OpenAsync(server);
        await client.AppendAsync(await Speech.TurnAsync());
        await client.UntilAsync("response.created");

        await client.AppendAsync((await Speech.HelloAsync()).AsMemory(0, 24_000));
        var events = await client.UntilAsync("response.done");

        Assert.Equal("input_audio_buffer.speech_started\nresponse.done", WireClient.Order(events));
        var response = events[^1]["response"]!;
        Assert.Equal("turn_detected", (string)response["status_details"]!["reason"]!);
        Assert.Empty((JsonArray)response["output"]!);
        Assert.Equal(0, (int)response["usage"]!["total_tokens"]!);
    }

    [Fact]
    public async Task MaxOutputTokens_CutsTheReplyAndSaysSo()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        await client.SayAsync("Hello");
        await client.SendAsync("""{"type":"response.create","response":{"max_output_tokens":40}}""");
        var response = (await client.UntilAsync("response.done"))[^1]["response"]!;

        Assert.Equal("incomplete", (string)response["status"]!);
        Assert.Equal("max_output_tokens", (string)response["status_details"]!["reason"]!);
        Assert.Equal("incomplete", (string)response["output"]![0]!["status"]!);
        Assert.InRange((int)response["usage"]!["output_tokens"]!, 30, 42);
    }

    [Fact]
    public async Task Instructions_ToSayExactly_AreFollowed()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);

        await client.SendAsync(
            """{"type":"response.create","response":{"output_modalities":["text"],"instructions":"Say exactly: \"The ferry leaves at nine.\""}}"""
        );
        var done = (await client.UntilAsync("response.done"))[^1];

        Assert.Equal("The ferry leaves at nine.", (string)done["response"]!["output"]![0]!["content"]![0]!["text"]!);
    }

    [Fact]
    public async Task Items_OfAReasoningModel_SayTheirPhase()
    {
        var script = SimulatorScript.Parse(
            """{"turns":[{"when":{"turn":1},"say":"One moment.","call":{"name":"f"}}],"replies":["x"]}"""
        );
        await using var server = await TestServer.StartAsync(TestServer.Options with { Script = script });
        await using var client = await WireClient.OpenAsync(server, "gpt-realtime-2.1");
        await client.UpdateAsync("""{"type":"realtime","output_modalities":["text"]}""");
        await client.SayAsync("go");
        await client.SendAsync("""{"type":"response.create"}""");
        var response = (await client.UntilAsync("response.done"))[^1]["response"]!;

        Assert.Equal("commentary", (string)response["output"]![0]!["phase"]!);
        Assert.Equal("function_call", (string)response["output"]![1]!["type"]!);
        Assert.Equal(0, (int)response["usage"]!["output_token_details"]!["reasoning_tokens"]!);
    }

    [Fact]
    public async Task Script_AnswersByTurnByTextAndByToolResult()
    {
        var script = SimulatorScript.Parse(
            """
            {
              "turns": [
                { "when": { "text": "/colou?r/" }, "say": "Blue." },
                { "when": { "toolResult": "look" }, "say": "I see {result}." },
                { "when": { "turn": 2 }, "call": { "name": "look", "arguments": { "at": "sea" } } },
              ],
              "replies": ["One.", "Two."],
            }
            """
        );
        await using var server = await TestServer.StartAsync(TestServer.Options with { Script = script });
        await using var client = await WireClient.OpenAsync(server);
        await client.UpdateAsync("""{"type":"realtime","output_modalities":["text"]}""");
        await client.ExpectAsync("session.updated");

        Assert.Equal("One.", (string)(await AnswerAsync("Hi"))["content"]![0]!["text"]!);
        var call = await AnswerAsync("Look around");
        Assert.Equal("""{"at":"sea"}""", (string)call["arguments"]!);
        await client.SendAsync(
            $$"""{"type":"conversation.item.create","item":{"type":"function_call_output","call_id":"{{call["call_id"]}}","output":"a ship"} }"""
        );
        Assert.Equal("I see a ship.", (string)(await RespondAsync())["content"]![0]!["text"]!);
        Assert.Equal("Blue.", (string)(await AnswerAsync("Which COLOR?"))["content"]![0]!["text"]!);
        Assert.Equal("Two.", (string)(await AnswerAsync("And?"))["content"]![0]!["text"]!);

        async Task<JsonNode> AnswerAsync(string text)
        {
            await client.SayAsync(text);
            return await RespondAsync();
        }

        async Task<JsonNode> RespondAsync()
        {
            await client.SendAsync("""{"type":"response.create"}""");
            var done = (await client.UntilAsync("response.done"))[^1];
            await client.ExpectAsync("rate_limits.updated");
            return done["response"]!["output"]![0]!;
        }
    }

    private static bool IsAudio(JsonObject e) => WireClient.TypeOf(e) == "response.output_audio.delta";

    private static bool IsWord(JsonObject e) => WireClient.TypeOf(e) == "response.output_audio_transcript.delta";
}
