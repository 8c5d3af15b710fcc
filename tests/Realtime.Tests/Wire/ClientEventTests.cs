using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Tests.Wire;

public sealed class ClientEventTests
{
    [Fact]
    public void InputAudioEvents_HaveTypeAndId()
    {
        AssertJson("""{"type":"input_audio_buffer.commit","event_id":"c1"}""", new InputAudioCommit { EventId = "c1" });
        AssertJson("""{"type":"input_audio_buffer.clear"}""", new InputAudioClear());
        AssertJson("""{"type":"output_audio_buffer.clear"}""", new OutputAudioBufferClear());
    }

    [Fact]
    public void AnEventWithoutAWord_IsWrittenAsItStands()
    {
        using var fields = JsonDocument.Parse("""{"a":1,"b":{"c":[null]}}""");

        AssertJson("""{"type":"x.y","event_id":"c1"}""", new OtherClientEvent("x.y") { EventId = "c1" });
        AssertJson("""{"type":"x.y","a":1,"b":{"c":[null]}}""", new OtherClientEvent("x.y", fields.RootElement));
    }

    [Fact]
    public void ItemEvents_NameTheItem()
    {
        AssertJson("""{"type":"conversation.item.retrieve","item_id":"i"}""", new ItemRetrieve("i"));
        AssertJson("""{"type":"conversation.item.delete","item_id":"i"}""", new ItemDelete("i"));
        AssertJson(
            """{"type":"conversation.item.truncate","item_id":"i","content_index":0,"audio_end_ms":1480}""",
            new ItemTruncate("i", 0, 1480)
        );
    }

    [Fact]
    public void Items_OfEveryKindAClientMakes_AreWritten()
    {
        AssertItem(
            """{"id":"m1","type":"message","role":"user","content":[{"type":"input_text","text":"Grüße \"dir\" 😀"}]}""",
            ConversationItem.UserText("Grüße \"dir\" 😀", "m1")
        );
        AssertItem(
            """{"type":"message","role":"system","content":[{"type":"input_text","text":"s"}]}""",
            ConversationItem.SystemText("s")
        );
        AssertItem(
            """{"type":"message","role":"assistant","content":[{"type":"output_text","text":"a"}]}""",
            ConversationItem.AssistantText("a")
        );
        AssertItem(
            """{"type":"message","role":"user","content":[{"type":"input_image","image_url":"data:image/png;base64,AA==","detail":"low"}]}""",
            ConversationItem.UserImage("data:image/png;base64,AA==", "low")
        );
        AssertItem(
            """{"type":"function_call","call_id":"call_1","name":"set_light","arguments":"{\"on\":true}"}""",
            ConversationItem.FunctionCall("call_1", "set_light", """{"on":true}""")
        );
        AssertItem(
            """{"type":"function_call_output","call_id":"call_1","output":"done"}""",
            ConversationItem.FunctionCallOutput("call_1", "done")
        );
        AssertItem(
            """{"id":"a1","type":"mcp_approval_response","approval_request_id":"q","approve":true,"reason":"fine"}""",
            ConversationItem.McpApprovalResponse("a1", "q", true, "fine")
        );
    }

    [Fact]
    public void HeardSpeech_GoesBackAsText() =>
        AssertItem(
            """{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Hello!"}]}""",
            new ConversationItem
            {
                Kind = ItemKind.Message,
                Role = ItemRole.Assistant,
                Content = [new ContentPart { Kind = ContentKind.OutputAudio, Transcript = "Hello!" }],
            }
        );

    [Fact]
    public void ItemCreate_PlacesTheItem() =>
        AssertJson(
            """{"type":"conversation.item.create","previous_item_id":"root","item":{"type":"message","role":"user","content":[{"type":"input_text","text":"Hi"}]}}""",
            new ItemCreate(ConversationItem.UserText("Hi"), "root")
        );

    [Fact]
    public void ResponseEvents_AreWrittenAsConfigured()
    {
        AssertJson("""{"type":"response.create"}""", new ResponseCreate());
        AssertJson("""{"type":"response.cancel"}""", new ResponseCancel());
        AssertJson("""{"type":"response.cancel","response_id":"r"}""", new ResponseCancel("r"));
        AssertJson(
            """
            {"type":"response.create","response":{"instructions":"i","output_modalities":["text"],"tools":[],"tool_choice":"none",
            "max_output_tokens":200,"conversation":"none","metadata":{"topic":"x"},"audio":{"output":{"format":{"type":"audio/pcmu"},"voice":"cedar"}},
            "input":[{"id":"item_A","type":"item_reference"}]}}
            """,
            new ResponseCreate(
                new ResponseConfiguration
                {
                    Instructions = "i",
                    OutputModality = OutputModality.Text,
                    Tools = [],
                    ToolChoice = ToolChoice.None,
                    MaxOutputTokens = new TokenLimit(200),
                    OutOfBand = true,
                    Metadata = new Dictionary<string, string> { ["topic"] = "x" },
                    Voice = "cedar",
                    OutputFormat = AudioFormat.Pcmu,
                    Input = [ConversationItem.ReferenceTo("item_A")],
                }
            )
        );
    }

    [Fact]
    public void EmptySession_IsOnlyItsType() => AssertSession("""{"type":"realtime"}""", new SessionConfiguration());

    [Fact]
    public void WholeSession_IsWritten()
    {
        using var schema = JsonDocument.Parse("""{"type":"object","properties":{"on":{"type":"boolean"}}}""");
        AssertSession(
            """
            {"type":"realtime","instructions":"Be brief.","output_modalities":["audio"],
             "tools":[{"type":"function","name":"set_light","description":"d","parameters":{"type":"object","properties":{"on":{"type":"boolean"}}}},
                      {"type":"mcp","server_label":"docs","server_url":"https://h","authorization":"t","headers":{"a":"b"},"allowed_tools":["x"],"require_approval":"never"}],
             "tool_choice":{"type":"function","name":"set_light"},"parallel_tool_calls":false,"reasoning":{"effort":"xhigh"},
             "max_output_tokens":"inf","truncation":{"type":"retention_ratio","retention_ratio":0.8,"token_limits":{"post_instructions":8000}},
             "include":["item.input_audio_transcription.logprobs"],"tracing":{"workflow_name":"w","group_id":"g","metadata":{"k":"v"}},
             "prompt":{"id":"p","version":"2","variables":{"n":"m"}},
             "audio":{"input":{"format":{"type":"audio/pcm","rate":24000},"noise_reduction":{"type":"far_field"},
                               "transcription":{"model":"gpt-realtime-whisper","language":"en","prompt":"names"},
                               "turn_detection":{"type":"server_vad","threshold":0.6,"prefix_padding_ms":300,"silence_duration_ms":400,"idle_timeout_ms":null,"create_response":true,"interrupt_response":true}},
                      "output":{"format":{"type":"audio/pcm","rate":24000},"voice":{"id":"voice_7"},"speed":1.25}}}
            """,
            new SessionConfiguration
            {
                Instructions = "Be brief.",
                OutputModality = OutputModality.Audio,
                Tools =
                [
                    new FunctionTool("set_light", "d", schema.RootElement),
                    new McpTool("docs")
                    {
                        ServerUrl = "https://h",
                        Authorization = "t",
                        Headers = new Dictionary<string, string> { ["a"] = "b" },
                        AllowedTools = ["x"],
                        RequireApproval = "never",
                    },
                ],
                ToolChoice = new FunctionToolChoice("set_light"),
                ParallelToolCalls = false,
                ReasoningEffort = ReasoningEffort.XHigh,
                MaxOutputTokens = TokenLimit.Infinite,
                Truncation = new RetentionRatioTruncation(0.8, 8000),
                Include = ["item.input_audio_transcription.logprobs"],
                Tracing = new Tracing
                {
                    WorkflowName = "w",
                    GroupId = "g",
                    Metadata = new Dictionary<string, string> { ["k"] = "v" },
                },
                Prompt = new StoredPrompt("p", "2", new Dictionary<string, string> { ["n"] = "m" }),
                InputFormat = AudioFormat.Pcm24Khz,
                NoiseReduction = NoiseReduction.FarField,
                Transcription = new Transcription("gpt-realtime-whisper", "en", "names"),
                TurnDetection = new ServerVad { Threshold = 0.6, SilenceDurationMs = 400 },
                OutputFormat = AudioFormat.Pcm24Khz,
                Voice = "voice_7",
                Speed = 1.25,
            }
        );
    }

    [Fact]
    public void WhatIsSwitchedOff_IsAnExplicitNull() =>
        AssertSession(
            """{"type":"realtime","truncation":"disabled","tracing":null,"audio":{"input":{"noise_reduction":null,"transcription":null,"turn_detection":null}}}""",
            new SessionConfiguration
            {
                Truncation = Truncation.Disabled,
                Tracing = Tracing.Off,
                NoiseReduction = NoiseReduction.Off,
                Transcription = Transcription.Off,
                TurnDetection = TurnDetection.None,
            }
        );

    [Fact]
    public void SemanticVad_IsWrittenWhole() =>
        AssertSession(
            """{"type":"realtime","tracing":"auto","audio":{"input":{"turn_detection":{"type":"semantic_vad","eagerness":"high","create_response":false,"interrupt_response":true}},"output":{"voice":"marin"}}}""",
            new SessionConfiguration
            {
                Tracing = Tracing.Auto,
                TurnDetection = new SemanticVad { Eagerness = VadEagerness.High, CreateResponse = false },
                Voice = "marin",
            }
        );

    [Fact]
    public void TextThatIsNoUnicode_StillMakesValidJson()
    {
        var utf8 = ClientEventEncoder.Encode(new ItemCreate(ConversationItem.UserText("half \ud83d pair")));

        using var json = JsonDocument.Parse(utf8);
        Assert.Contains(
            '\ufffd',
            json.RootElement.GetProperty("item").GetProperty("content")[0].GetProperty("text").GetString()!
        );
    }

    [Fact]
    public void SecretsOfTools_AreNotInTheirText() =>
        Assert.DoesNotContain(
            "hush",
            new McpTool("docs") { Authorization = "hush" }.ToString(),
            StringComparison.Ordinal
        );

    private static void AssertItem(string expected, ConversationItem item) =>
        AssertJson($$"""{"type":"conversation.item.create","item":{{expected}}}""", new ItemCreate(item));

    private static void AssertSession(string expected, SessionConfiguration session) =>
        AssertJson($$"""{"type":"session.update","session":{{expected}}}""", new SessionUpdate(session));

    private static void AssertJson(string expected, ClientEvent clientEvent)
    {
        var actual = Encoding.UTF8.GetString(ClientEventEncoder.Encode(clientEvent).Span);
        if (!JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)))
        {
            Assert.Equal(expected, actual);
        }
    }
}
