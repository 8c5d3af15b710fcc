using System.Text.Json;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Tests.Wire;

/// <summary>What OpenAI's published schemas require of, and allow in, the events a client sends.</summary>
public sealed class PublishedShapeTests
{
    private static readonly string[] SessionFields =
    [
        "type",
        "output_modalities",
        "model",
        "instructions",
        "audio",
        "include",
        "tracing",
        "tools",
        "tool_choice",
        "parallel_tool_calls",
        "reasoning",
        "max_output_tokens",
        "truncation",
        "prompt",
    ];

    private static readonly string[] ResponseFields =
    [
        "output_modalities",
        "instructions",
        "audio",
        "tools",
        "tool_choice",
        "parallel_tool_calls",
        "reasoning",
        "max_output_tokens",
        "conversation",
        "metadata",
        "prompt",
        "input",
    ];

    [Fact]
    public void Truncate_HasWhatIsRequired_AsIntegers()
    {
        var json = Encode(new ItemTruncate("item_A", 0, 1480));

        Require(json, ["type", "item_id", "content_index", "audio_end_ms"], ["event_id"]);
        Assert.True(json.GetProperty("audio_end_ms").TryGetInt32(out _));
    }

    [Fact]
    public void Session_HasOnlyPublishedFields()
    {
        var json = Encode(
                new SessionUpdate(
                    new SessionConfiguration
                    {
                        Instructions = "i",
                        Voice = "marin",
                        TurnDetection = new ServerVad(),
                        Transcription = new Transcription("gpt-transcribe"),
                        NoiseReduction = NoiseReduction.NearField,
                        InputFormat = AudioFormat.Pcm24Khz,
                        Tools = [new FunctionTool("f")],
                        MaxOutputTokens = new TokenLimit(100),
                    }
                )
            )
            .GetProperty("session");

        Require(json, ["type"], SessionFields);
        Require(json.GetProperty("audio"), [], ["input", "output"]);
        Require(
            json.GetProperty("audio").GetProperty("input"),
            [],
            ["format", "noise_reduction", "transcription", "turn_detection"]
        );
        Require(
            json.GetProperty("audio").GetProperty("input").GetProperty("turn_detection"),
            ["type"],
            [
                "threshold",
                "prefix_padding_ms",
                "silence_duration_ms",
                "create_response",
                "interrupt_response",
                "idle_timeout_ms",
            ]
        );
        Require(json.GetProperty("audio").GetProperty("output"), [], ["format", "voice", "speed"]);
        Require(json.GetProperty("tools")[0], ["type", "name"], ["description", "parameters"]);
    }

    [Fact]
    public void Response_HasOnlyPublishedFields()
    {
        var json = Encode(
                new ResponseCreate(
                    new ResponseConfiguration
                    {
                        Instructions = "i",
                        Voice = "marin",
                        OutOfBand = true,
                        Input = [ConversationItem.UserText("Hi")],
                        ReasoningEffort = ReasoningEffort.Low,
                    }
                )
            )
            .GetProperty("response");

        Require(json, [], ResponseFields);
    }

    [Fact]
    public void Items_HaveWhatIsRequired()
    {
        Require(Item(ConversationItem.UserText("Hi")), ["type", "role", "content"], ["id", "object", "status"]);
        Require(
            Item(ConversationItem.FunctionCall("c", "n", "{}")),
            ["type", "name", "arguments"],
            ["id", "object", "status", "call_id"]
        );
        Require(
            Item(ConversationItem.FunctionCallOutput("c", "o")),
            ["type", "call_id", "output"],
            ["id", "object", "status"]
        );
        Require(
            Item(ConversationItem.McpApprovalResponse("a1", "q", false)),
            ["type", "id", "approval_request_id", "approve"],
            ["reason"]
        );
    }

    private static JsonElement Item(ConversationItem item) => Encode(new ItemCreate(item)).GetProperty("item");

    private static JsonElement Encode(ClientEvent clientEvent) =>
        JsonDocument.Parse(ClientEventEncoder.Encode(clientEvent)).RootElement;

    private static void Require(JsonElement json, string[] required, string[] optional)
    {
        var names = json.EnumerateObject().Select(p => p.Name).ToArray();
        Assert.Empty(required.Except(names));
        Assert.Empty(names.Except([.. required, .. optional]));
    }
}
