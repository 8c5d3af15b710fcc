using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Simulator.Tests.Wire;

namespace Sidecar.Simulator.Tests.Transcripts;

/// <summary>Everything that the simulator can do, once.</summary>
internal static class Scenarios
{
    private const string Refused = "item_nowhere";

    public static IReadOnlyDictionary<string, Scenario> All { get; } =
        new Dictionary<string, Scenario>(StringComparer.Ordinal)
        {
            ["every situation of the default script"] = new(ScriptAsync),
            ["every situation of the demo script"] = new(ScriptAsync)
            {
                Options = options => options with { Script = SimulatorScript.Demo },
                Query = "model=gpt-realtime",
            },
            ["voice, server VAD, whisper-1"] = Voice("whisper-1", TranscriptionMode.BeforeResponse),
            ["voice, server VAD, gpt-4o-transcribe"] = Voice("gpt-4o-transcribe", TranscriptionMode.DuringResponse),
            ["voice, streamed transcript"] = Voice("gpt-realtime-whisper", TranscriptionMode.AfterResponse),
            ["voice, transcript fails"] = Voice("gpt-transcribe", TranscriptionMode.Failed),
            ["voice, no transcript"] = Voice("gpt-transcribe", TranscriptionMode.Never),
            ["voice, semantic VAD"] = new(client =>
                VoiceAsync(client, """{"input":{"turn_detection":{"type":"semantic_vad","eagerness":"high"}}}""")
            ),
            ["voice, µ-law"] = G711("audio/pcmu"),
            ["voice, A-law"] = G711("audio/pcma"),
            ["push-to-talk"] = new(PushToTalkAsync),
            ["silence that times out"] = new(IdleAsync) { IsFrozen = true },
            ["one tool"] = new(OneToolAsync),
            ["commentary and two tools"] = new(TwoToolsAsync) { Options = WithTwoTools },
            ["an MCP server"] = new(McpAsync),
            ["beside the conversation"] = new(BesideAsync),
            ["an image, and audio as an item"] = new(ContentAsync),
            ["cancelled"] = new(CancelAsync) { Options = Slow, IsFrozen = true },
            ["interrupted by speech"] = new(BargeInAsync) { Options = Slow, IsFrozen = true },
            ["items retrieved, truncated, deleted"] = new(ItemsAsync),
            ["a session with all its fields"] = new(WholeSessionAsync),
            ["refusals"] = new(RefusalsAsync) { ClientIsValid = false },
            ["busy"] = new(BusyAsync) { Options = Slow, IsFrozen = true },
            ["failed: quota"] = Ends("""{"fault":"fail","code":"insufficient_quota"}"""),
            ["failed: rate limit, mid-speech"] = Ends(
                """{"fault":"fail","code":"rate_limit_exceeded","afterAudioMs":300}"""
            ),
            ["failed: server error"] = Ends("""{"fault":"fail","code":"server_error"}"""),
            ["incomplete: tokens"] = Ends("""{"fault":"incomplete","reason":"max_output_tokens"}"""),
            ["incomplete: filter"] = Ends("""{"fault":"incomplete","reason":"content_filter"}"""),
            ["expired"] = new(ExpiryAsync)
            {
                Options = WithFault("""{"fault":"expire","when":{"event":"rate_limits.updated"}}"""),
            },
            ["a transcription session"] = new(TranscriptionAsync) { Query = "intent=transcription" },
        };

    private static Scenario Voice(string model, TranscriptionMode mode) =>
        new(client =>
            VoiceAsync(
                client,
                $$"""{"input":{"transcription":{"model":"{{model}}","language":"en"},"turn_detection":{"type":"server_vad"} } }"""
            )
        )
        {
            Options = options => options with { Transcription = mode, Script = SimulatorScript.Demo },
        };

    private static Scenario G711(string format) =>
        new(client =>
            VoiceAsync(
                client,
                $$"""{"input":{"format":{"type":"{{format}}"} },"output":{"format":{"type":"{{format}}"} } }"""
            )
        );

    private static Scenario Ends(string fault) =>
        new(async client =>
        {
            await AskAsync(client);
            await client.UntilAsync("response.done");
        })
        {
            Options = WithFault(fault),
        };

    private static Func<SimulatorOptions, SimulatorOptions> WithFault(string fault) =>
        options => options with { Faults = SimulatorFault.Parse(fault) };

    private static SimulatorOptions Slow(SimulatorOptions options) =>
        options with
        {
            Timing = SimulatorTiming.Instant with { AudioSpeed = 1 },
        };

    private static SimulatorOptions WithTwoTools(SimulatorOptions options) =>
        options with
        {
            Script = SimulatorScript.Parse(
                """
                {
                  "turns": [{
                    "when": { "turn": 1 },
                    "text": "Let me see.",
                    "say": "Hello! I am Ada, the keeper of this lighthouse. It is good to have company tonight.",
                    "calls": [{ "name": "look", "arguments": { "at": "sea" } }, { "name": "listen" }]
                  }],
                  "replies": ["Good evening! Come in out of the wind."]
                }
                """
            ),
        };

    private static async Task ScriptAsync(WireClient client)
    {
        await UpdateAsync(client, """{"tools":[{"type":"function","name":"set_lamp","description":"The lamp."}]}""");
        await client.SendAsync("""{"type":"response.create"}""");
        await client.UntilAsync("rate_limits.updated");
        string[] lines = ["Hello", "What is the weather like?", "Who are you?", "One", "Two", "Three", "Four", "Five"];
        foreach (var line in lines)
        {
            await AskAsync(client, line);
            await client.UntilAsync("rate_limits.updated");
        }

        await AskAsync(client, "Please set_lamp.");
        await AnswerCallsAsync(client, await client.UntilAsync("rate_limits.updated"));
        await AskAsync(client, "Goodbye", """{"output_modalities":["text"]}""");
        await client.UntilAsync("rate_limits.updated");
    }

    private static async Task VoiceAsync(WireClient client, string audio)
    {
        await UpdateAsync(client, $$"""{"audio":{{audio}}}""");
        await AppendAsync(client);
        await client.UntilAsync("rate_limits.updated");
    }

    // In the format that the session says it takes.
    private static async Task AppendAsync(WireClient client)
    {
        var speech = await Speech.TurnAsync(silenceAfterMs: 2000);
        var format = Formats.AudioFormat.From(
            (JsonObject)client.Seen.Last(e => e["session"] is not null)["session"]!["audio"]!["input"]!["format"]!
        );
        await client.SendAsync(
            new JsonObject
            {
                ["type"] = "input_audio_buffer.append",
                ["audio"] = Convert.ToBase64String(format.Encode(speech)),
            }
        );
    }

    private static async Task PushToTalkAsync(WireClient client)
    {
        await UpdateAsync(
            client,
            """{"audio":{"input":{"turn_detection":null,"transcription":{"model":"whisper-1"}}}}"""
        );
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.UntilAsync("input_audio_buffer.cleared");
        await client.AppendAsync(await Speech.HelloAsync());
        await client.SendAsync("""{"type":"input_audio_buffer.commit"}""");
        await client.SendAsync("""{"type":"response.create"}""");
        await client.UntilAsync("rate_limits.updated");
        await client.SendAsync("""{"type":"input_audio_buffer.commit"}""");
        await client.UntilAsync("error");
    }

    private static async Task IdleAsync(WireClient client, FakeTimeProvider time)
    {
        await UpdateAsync(
            client,
            """{"audio":{"input":{"transcription":{"model":"whisper-1"},"turn_detection":{"type":"server_vad","idle_timeout_ms":5000}}}}"""
        );
        await AskAsync(client);
        await client.UntilAsync("rate_limits.updated");
        for (var second = 0; second < 15; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await BarrierAsync(client);
        }

        Assert.Contains(client.Seen, e => WireClient.TypeOf(e) == "input_audio_buffer.timeout_triggered");
    }

    private static async Task OneToolAsync(WireClient client)
    {
        await UpdateAsync(client, """{"tools":[{"type":"function","name":"set_lamp"}],"tool_choice":"auto"}""");
        await AskAsync(client, "set_lamp");
        await AnswerCallsAsync(client, await client.UntilAsync("rate_limits.updated"));
    }

    private static async Task TwoToolsAsync(WireClient client)
    {
        await UpdateAsync(
            client,
            """{"tools":[{"type":"function","name":"look"},{"type":"function","name":"listen"}],"parallel_tool_calls":true}"""
        );
        await AskAsync(client);
        var events = await client.UntilAsync("rate_limits.updated");
        Assert.Equal(2, events.Count(e => (string?)e["item"]?["status"] == "in_progress" && IsCallAdded(e)));
        await AnswerCallsAsync(client, events);
    }

    private static bool IsCallAdded(JsonObject e) =>
        WireClient.TypeOf(e) == "response.output_item.added" && (string?)e["item"]!["type"] == "function_call";

    private static async Task McpAsync(WireClient client)
    {
        const string Tool =
            """{"type":"mcp","server_label":"docs","server_url":"https://docs.invalid/mcp","allowed_tools":["search"],"require_approval":"never"}""";
        await client.UpdateAsync($$"""{"type":"realtime","tools":[{{Tool}}]}""");
        var events = await client.UntilAsync("mcp_list_tools.completed");
        Assert.Equal(
            """
            session.updated
            mcp_list_tools.in_progress
            conversation.item.added
            conversation.item.done
            mcp_list_tools.completed
            """,
            WireClient.Order(events)
        );
        Assert.Equal("search", (string)events[2]["item"]!["tools"]![0]!["name"]!);
        await UpdateAsync(client, $$"""{"tools":[{{Tool}}]}""");
        await AskAsync(client);
        await client.UntilAsync("rate_limits.updated");
    }

    private static async Task BesideAsync(WireClient client)
    {
        await AskAsync(client);
        await client.UntilAsync("rate_limits.updated");
        var item = (string)client.Seen.Last(e => WireClient.TypeOf(e) == "conversation.item.done")["item"]!["id"]!;
        await client.SendAsync(
            $$"""
            {"type":"response.create","event_id":"mine","response":{"conversation":"none","metadata":{"topic":"mood"},
            "output_modalities":["text"],"instructions":"Say exactly: content","max_output_tokens":200,
            "input":[{"type":"item_reference","id":"{{item}}"}]} }
            """
        );
        var done = (await client.UntilAsync("response.done"))[^1]["response"]!;
        Assert.Equal("mood", (string)done["metadata"]!["topic"]!);
    }

    private static async Task ContentAsync(WireClient client)
    {
        var audio = Convert.ToBase64String(new byte[9600]);
        await client.SendAsync(
            $$"""
            {"type":"conversation.item.create","previous_item_id":"root","item":{"type":"message","role":"user","content":[
            {"type":"input_text","text":"What is this?"},
            {"type":"input_image","image_url":"data:image/png;base64,iVBORw0KGgo=","detail":"low"},
            {"type":"input_audio","audio":"{{audio}}","transcript":"Hm."}]} }
            """
        );
        await client.SendAsync(
            """{"type":"conversation.item.create","item":{"type":"message","role":"system","content":[{"type":"input_text","text":"It is night."}]}}"""
        );
        await client.SendAsync(
            """{"type":"conversation.item.create","item":{"type":"message","role":"assistant","status":"completed","content":[{"type":"output_text","text":"I see."}]}}"""
        );
        await client.SendAsync("""{"type":"response.create"}""");
        await client.UntilAsync("rate_limits.updated");
    }

    private static async Task CancelAsync(WireClient client)
    {
        await AskAsync(client);
        await client.UntilAsync("response.output_audio.delta");
        await client.SendAsync("""{"type":"response.cancel"}""");
        await client.UntilAsync("response.done");
        await client.SendAsync("""{"type":"response.cancel","response_id":"resp_nowhere"}""");
        await client.UntilAsync("error");
    }

    private static async Task BargeInAsync(WireClient client)
    {
        await AskAsync(client);
        var delta = (await client.UntilAsync("response.output_audio.delta"))[^1];
        await client.AppendAsync((await Speech.TurnAsync()).AsMemory(0, 2000 * 24));
        await client.UntilAsync("response.done");
        await TruncateAsync(client, (string)delta["item_id"]!, 60);
        await client.SendAsync($$"""{"type":"conversation.item.retrieve","item_id":"{{delta["item_id"]}}"}""");
        await client.UntilAsync("conversation.item.retrieved");
    }

    private static async Task ItemsAsync(WireClient client)
    {
        await AskAsync(client);
        await client.UntilAsync("rate_limits.updated");
        var item = (string)client.Seen.Last(e => WireClient.TypeOf(e) == "conversation.item.done")["item"]!["id"]!;
        await TruncateAsync(client, item, 500);
        await client.SendAsync($$"""{"type":"conversation.item.retrieve","item_id":"{{item}}"}""");
        await client.UntilAsync("conversation.item.retrieved");
        await client.SendAsync($$"""{"type":"conversation.item.delete","item_id":"{{item}}"}""");
        await client.UntilAsync("conversation.item.deleted");
        foreach (var verb in (string[])["retrieve", "delete"])
        {
            await client.SendAsync($$"""{"type":"conversation.item.{{verb}}","item_id":"{{Refused}}"}""");
            await client.UntilAsync("error");
        }
    }

    private static async Task WholeSessionAsync(WireClient client)
    {
        await UpdateAsync(
            client,
            """
            {
              "output_modalities": ["audio"], "instructions": "Be brief.", "tracing": { "workflow_name": "w" },
              "audio": {
                "input": {
                  "format": { "type": "audio/pcm", "rate": 24000 }, "noise_reduction": { "type": "near_field" },
                  "transcription": { "model": "gpt-4o-transcribe", "language": "en", "prompt": "lighthouse" },
                  "turn_detection": {
                    "type": "server_vad", "threshold": 0.6, "prefix_padding_ms": 200, "silence_duration_ms": 600,
                    "create_response": false, "interrupt_response": false, "idle_timeout_ms": null
                  }
                },
                "output": { "format": { "type": "audio/pcm", "rate": 24000 }, "voice": "cedar", "speed": 1.1 }
              },
              "include": ["item.input_audio_transcription.logprobs"], "reasoning": { "effort": "low" },
              "tools": [{ "type": "function", "name": "f", "description": "d", "parameters": { "type": "object" } }],
              "tool_choice": { "type": "function", "name": "f" }, "parallel_tool_calls": true,
              "max_output_tokens": 500,
              "truncation": { "type": "retention_ratio", "retention_ratio": 0.8 }
            }
            """
        );
        await UpdateAsync(client, """{"tool_choice":"none","truncation":"disabled","max_output_tokens":"inf"}""");
        await AskAsync(client);
        await client.UntilAsync("rate_limits.updated");
    }

    private static async Task RefusalsAsync(WireClient client)
    {
        string[] nonsense =
        [
            "{",
            "[]",
            """{"type":"nonsense","event_id":"n1"}""",
            """{"type":"session.update","session":{"instructions":"no type"}}""",
            """{"type":"session.update","session":{"type":"realtime","turn_detection":null}}""",
            """{"type":"session.update","session":{"type":"transcription"}}""",
            """{"type":"transcription_session.update"}""",
            """{"type":"input_audio_buffer.append","audio":"***"}""",
            """{"type":"input_audio_buffer.commit"}""",
            """{"type":"conversation.item.create","item":{"type":"message","role":"user","content":[{"type":"input_text"}]}}""",
            """{"type":"conversation.item.create","previous_item_id":"item_nowhere","item":{"type":"message","role":"user","content":[]}}""",
            """{"type":"conversation.item.create","item":{"type":"function_call_output","call_id":"c","output":"o"}}""",
            """{"type":"conversation.item.truncate","item_id":"item_nowhere","content_index":0,"audio_end_ms":1}""",
            """{"type":"response.create","response":{"modalities":["text"]}}""",
            """{"type":"output_audio_buffer.clear"}""",
        ];
        foreach (var message in nonsense)
        {
            await client.SendAsync(message);
            await client.UntilAsync("error");
        }

        await AskAsync(client);
        await client.UntilAsync("rate_limits.updated");
        await client.UpdateAsync("""{"type":"realtime","audio":{"output":{"voice":"ash"}}}""");
        Assert.Equal("cannot_update_voice", (string)(await client.UntilAsync("error"))[^1]["error"]!["code"]!);
    }

    private static async Task BusyAsync(WireClient client)
    {
        await AskAsync(client);
        await client.UntilAsync("response.output_audio.delta");
        await client.SendAsync("""{"type":"response.create"}""");
        await client.UntilAsync("error");
    }

    private static async Task ExpiryAsync(WireClient client)
    {
        await AskAsync(client);
        Assert.Equal("session_expired", (string)(await client.UntilAsync("error"))[^1]["error"]!["code"]!);
        Assert.Null(await client.ReceiveAsync());
    }

    private static async Task TranscriptionAsync(WireClient client)
    {
        await client.UpdateAsync(
            """{"type":"transcription","audio":{"input":{"transcription":{"model":"whisper-1"},"turn_detection":{"type":"server_vad","silence_duration_ms":700}}}}"""
        );
        await client.AppendAsync(await Speech.TurnAsync());
        await client.UntilAsync("conversation.item.input_audio_transcription.completed");
    }

    private static async Task UpdateAsync(WireClient client, string session)
    {
        var update = (JsonObject)JsonNode.Parse(session)!;
        update["type"] = "realtime";
        await client.UpdateAsync(update.ToJsonString());
        await client.UntilAsync("session.updated");
    }

    private static async Task AskAsync(WireClient client, string text = "Hello", string response = "{}")
    {
        await client.SayAsync(text);
        await client.SendAsync($$"""{"type":"response.create","response":{{response}}}""");
    }

    private static async Task AnswerCallsAsync(WireClient client, IReadOnlyList<JsonObject> events)
    {
        var calls = events.Where(e =>
            WireClient.TypeOf(e) == "response.output_item.done" && (string?)e["item"]!["type"] == "function_call"
        );
        foreach (var call in calls)
        {
            await client.SendAsync(
                new JsonObject
                {
                    ["type"] = "conversation.item.create",
                    ["item"] = new JsonObject
                    {
                        ["type"] = "function_call_output",
                        ["call_id"] = (string)call["item"]!["call_id"]!,
                        ["output"] = "done",
                    },
                }
            );
        }

        await client.SendAsync("""{"type":"response.create"}""");
        await client.UntilAsync("rate_limits.updated");
    }

    private static async Task TruncateAsync(WireClient client, string itemId, int audioEndMs)
    {
        var end = audioEndMs.ToString(CultureInfo.InvariantCulture);
        await client.SendAsync(
            $$"""{"type":"conversation.item.truncate","item_id":"{{itemId}}","content_index":0,"audio_end_ms":{{end}}}"""
        );
        await client.UntilAsync("conversation.item.truncated");
    }

    // The server has dealt with everything before: it answers in order.
    private static async Task BarrierAsync(WireClient client)
    {
        await client.SendAsync($$"""{"type":"conversation.item.retrieve","item_id":"{{Refused}}"}""");
        await client.UntilAsync("error");
    }
}
