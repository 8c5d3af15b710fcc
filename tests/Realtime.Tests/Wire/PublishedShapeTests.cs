using System.Text.Json;
using Sidecar.PublishedSchema;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Tests.Wire;

/// <summary>Events of the client, against the published schemas: to the letter, without any leniency.</summary>
public sealed class PublishedShapeTests
{
    private static readonly JsonElement Parameters = JsonDocument.Parse("""{"type":"object"}""").RootElement;

    public static TheoryData<string> Names => [.. Events.Keys];

    private static IReadOnlyDictionary<string, ClientEvent> Events { get; } =
        new Dictionary<string, ClientEvent>(StringComparer.Ordinal)
        {
            ["a session with all its fields"] = new SessionUpdate(
                new SessionConfiguration
                {
                    Instructions = "i",
                    OutputModality = OutputModality.Audio,
                    Voice = "marin",
                    Speed = 1.2,
                    InputFormat = AudioFormat.Pcm24Khz,
                    OutputFormat = AudioFormat.Pcmu,
                    TurnDetection = new ServerVad { IdleTimeoutMs = 6000 },
                    Transcription = new Transcription("gpt-transcribe", "en", "lighthouse"),
                    NoiseReduction = NoiseReduction.NearField,
                    Tools =
                    [
                        new FunctionTool("f"),
                        new FunctionTool("g", "Does g.", Parameters),
                        new McpTool("docs")
                        {
                            ServerUrl = "https://docs.invalid/mcp",
                            Authorization = "a",
                            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["x"] = "y" },
                            AllowedTools = ["search"],
                            RequireApproval = "never",
                        },
                    ],
                    ToolChoice = ToolChoice.Auto,
                    ParallelToolCalls = true,
                    MaxOutputTokens = new TokenLimit(100),
                    Truncation = new RetentionRatioTruncation(0.8, 500),
                    ReasoningEffort = ReasoningEffort.Low,
                    Include = ["item.input_audio_transcription.logprobs"],
                    Tracing = new Tracing { WorkflowName = "w", GroupId = "g" },
                }
            ),
            ["a session of other choices"] = new SessionUpdate(
                new SessionConfiguration
                {
                    OutputModality = OutputModality.Text,
                    TurnDetection = new SemanticVad { Eagerness = VadEagerness.High },
                    InputFormat = AudioFormat.Pcma,
                    ToolChoice = new McpToolChoice("docs", "search"),
                    MaxOutputTokens = TokenLimit.Infinite,
                    Truncation = Truncation.Disabled,
                    Tracing = Tracing.Auto,
                }
            ),
            ["push-to-talk"] = new SessionUpdate(
                new SessionConfiguration
                {
                    TurnDetection = TurnDetection.None,
                    ToolChoice = new FunctionToolChoice("f"),
                    Truncation = Truncation.Auto,
                    Tracing = Tracing.Off,
                }
            ),
            ["an empty session"] = new SessionUpdate(new SessionConfiguration()),
            ["commit"] = new InputAudioCommit(),
            ["clear"] = new InputAudioClear(),
            ["user text"] = new ItemCreate(ConversationItem.UserText("Hi"), "root"),
            ["call"] = new ItemCreate(ConversationItem.FunctionCall("c", "n", "{}")),
            ["output"] = new ItemCreate(ConversationItem.FunctionCallOutput("c", "o")),
            ["approval"] = new ItemCreate(ConversationItem.McpApprovalResponse("a1", "q", false)),
            ["retrieve"] = new ItemRetrieve("item_A"),
            ["truncate"] = new ItemTruncate("item_A", 0, 1480),
            ["delete"] = new ItemDelete("item_A"),
            ["a plain response"] = new ResponseCreate { EventId = new string('e', 512) },
            ["a response with all its fields"] = new ResponseCreate(
                new ResponseConfiguration
                {
                    Instructions = "i",
                    OutputModality = OutputModality.Audio,
                    Voice = "marin",
                    OutputFormat = AudioFormat.Pcm24Khz,
                    Tools = [new FunctionTool("f")],
                    ToolChoice = ToolChoice.None,
                    ParallelToolCalls = false,
                    ReasoningEffort = ReasoningEffort.Minimal,
                    MaxOutputTokens = new TokenLimit(50),
                    OutOfBand = true,
                    Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["topic"] = "x" },
                    Input = [ConversationItem.UserText("Hi")],
                }
            ),
            ["cancel"] = new ResponseCancel("resp_A"),
            ["cancel whatever runs"] = new ResponseCancel(),
            ["clear the output"] = new OutputAudioBufferClear(),
        };

    [Theory]
    [MemberData(nameof(Names))]
    public void Event_IsAsPublished(string name) =>
        Assert.Empty(Schema.Check(Schema.ClientEvents, ClientEventEncoder.Encode(Events[name])).Faults);

    [Fact]
    public void EveryKindOfEvent_IsAmongThem()
    {
        var written = Events.Values.Select(e => Schema.Check(Schema.ClientEvents, ClientEventEncoder.Encode(e)).Type);

        // Audio has a way of its own.
        Assert.Equal(
            Schema.ClientEvents.Keys.Except(["input_audio_buffer.append"]).Order(StringComparer.Ordinal),
            written.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void ServerEventsOfTheTests_AreAllInTheSchemas() =>
        Assert.All(
            ServerEventData.Messages,
            message =>
                Assert.Contains(
                    (string)JsonDocument.Parse(message).RootElement.GetProperty("type").GetString()!,
                    Schema.ServerEvents.Keys
                )
        );
}
