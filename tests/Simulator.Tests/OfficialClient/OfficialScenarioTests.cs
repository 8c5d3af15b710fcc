using System.Runtime.InteropServices;
using Microsoft.Extensions.Time.Testing;
using OpenAI.Realtime;
using Sidecar.Simulator.Formats;
using Sidecar.Simulator.Tests.Wire;

namespace Sidecar.Simulator.Tests.OfficialClient;

/// <summary>What else the official client can say, besides whole voice and text turns.</summary>
public sealed class OfficialScenarioTests
{
    // Speech is sent no faster than it is heard, on a clock that stands still: a reply stays where it is.
    private static readonly SimulatorOptions Slow = TestServer.Options with
    {
        Timing = SimulatorTiming.Instant with { AudioSpeed = 1 },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SemanticVad_FindsTheTurn()
    {
        await using var server = await TestServer.StartAsync();
        await using var peer = await OfficialPeer.ConnectAsync(server);
        await peer.ConfigureAsync(
            Heard(
                new RealtimeSemanticVadTurnDetection
                {
                    EagernessLevel = RealtimeSemanticVadEagernessLevel.High,
                    CreateResponseEnabled = true,
                    InterruptResponseEnabled = true,
                }
            )
        );

        await SpeakAsync(peer, await Speech.TurnAsync(silenceAfterMs: 2000));
        var updates = await peer.UntilAsync(update => update is RealtimeServerUpdateResponseDone);

        Assert.Single(updates.OfType<RealtimeServerUpdateInputAudioBufferSpeechStarted>());
        Assert.Single(updates.OfType<RealtimeServerUpdateInputAudioBufferSpeechStopped>());
    }

    [Fact]
    public async Task PushToTalk_ClearsCommitsAndAsks()
    {
        await using var server = await TestServer.StartAsync();
        await using var peer = await OfficialPeer.ConnectAsync(server);
        var options = Heard(detection: null);
        options.AudioOptions.InputAudioOptions.DisableTurnDetection();
        await peer.ConfigureAsync(options);

        await peer.Session.ClearInputAudioAsync(Cancellation);
        await peer.UntilAsync<RealtimeServerUpdateInputAudioBufferCleared>();
        await SpeakAsync(peer, await Speech.HelloAsync());
        await peer.Session.CommitPendingAudioAsync(Cancellation);
        var committed = await peer.UntilAsync<RealtimeServerUpdateInputAudioBufferCommitted>();
        await peer.Session.StartResponseAsync(Cancellation);
        var updates = await peer.UntilAsync(update => update is RealtimeServerUpdateResponseDone);

        Assert.DoesNotContain(updates, update => update is RealtimeServerUpdateInputAudioBufferSpeechStarted);
        var item = updates.OfType<RealtimeServerUpdateConversationItemDone>().First().Item;
        Assert.Equal(committed.ItemId, Assert.IsType<RealtimeMessageItem>(item).Id);
    }

    [Fact]
    public async Task IdleTimeout_IsTold()
    {
        var time = new FakeTimeProvider();
        await using var server = await TestServer.StartAsync(TestServer.Options, time);
        await using var peer = await OfficialPeer.ConnectAsync(server);
        await peer.ConfigureAsync(Heard(new RealtimeServerVadTurnDetection { IdleTimeout = TimeSpan.FromSeconds(5) }));
        await AskAsync(peer, "Hello");
        await peer.UntilAsync<RealtimeServerUpdateRateLimitsUpdated>();

        List<RealtimeServerUpdate> updates = [];
        while (
            updates.Count < 15 * 2 && !updates.Exists(u => u is RealtimeServerUpdateInputAudioBufferTimeoutTriggered)
        )
        {
            time.Advance(TimeSpan.FromSeconds(1));
            // An answer to this comes after everything that the second brought.
            await peer.Session.RequestItemRetrievalAsync("item_nowhere", Cancellation);
            updates.AddRange(await peer.UntilErrorAsync());
        }

        var timeout = Assert.Single(updates.OfType<RealtimeServerUpdateInputAudioBufferTimeoutTriggered>());
        Assert.StartsWith("item_", timeout.ItemId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_EndsTheResponse_AndASecondOneIsAnError()
    {
        await using var server = await TestServer.StartAsync(Slow, new FakeTimeProvider());
        await using var peer = await OfficialPeer.ConnectAsync(server);
        await AskAsync(peer, "Hello");
        await peer.UntilAsync<RealtimeServerUpdateResponseOutputAudioDelta>();

        await peer.Session.CancelResponseAsync(Cancellation);
        var done = await peer.UntilAsync<RealtimeServerUpdateResponseDone>();
        await peer.Session.CancelResponseAsync(Cancellation);
        var error = (await peer.UntilErrorAsync()).OfType<RealtimeServerUpdateError>().Single().Error;

        Assert.Equal(RealtimeResponseStatus.Cancelled, done.Response.Status);
        Assert.Equal(RealtimeResponseStatusReason.ClientCancelled, done.Response.StatusDetails.Reason);
        Assert.Equal("response_cancel_not_active", error.Code);
        Assert.Equal("invalid_request_error", error.Kind);
    }

    [Fact]
    public async Task Items_AreInsertedTruncatedRetrievedAndDeleted()
    {
        await using var server = await TestServer.StartAsync();
        await using var peer = await OfficialPeer.ConnectAsync(server);
        await AskAsync(peer, "Hello");
        var delta = await peer.UntilAsync<RealtimeServerUpdateResponseOutputAudioDelta>();
        await peer.UntilAsync<RealtimeServerUpdateResponseDone>();

        await peer.Session.AddItemAsync(RealtimeItem.CreateSystemMessageItem("It is night."), "root", Cancellation);
        var added = await peer.UntilAsync<RealtimeServerUpdateConversationItemAdded>();
        await peer.Session.AddItemAsync(RealtimeItem.CreateAssistantMessageItem("I see."), delta.ItemId, Cancellation);
        var second = await peer.UntilAsync<RealtimeServerUpdateConversationItemAdded>();
        await peer.Session.TruncateItemAsync(delta.ItemId, 0, TimeSpan.FromMilliseconds(250), Cancellation);
        await peer.UntilAsync<RealtimeServerUpdateConversationItemTruncated>();
        await peer.Session.RequestItemRetrievalAsync(delta.ItemId, Cancellation);
        var retrieved = await peer.UntilAsync<RealtimeServerUpdateConversationItemRetrieved>();
        await peer.Session.DeleteItemAsync(delta.ItemId, Cancellation);
        var deleted = await peer.UntilAsync<RealtimeServerUpdateConversationItemDeleted>();

        Assert.Null(added.PreviousItemId);
        Assert.Equal(delta.ItemId, second.PreviousItemId);
        var part = Assert.Single(Assert.IsType<RealtimeMessageItem>(retrieved.Item).Content);
        Assert.Equal(250 * 48, Assert.IsType<RealtimeOutputAudioMessageContentPart>(part).AudioBytes.ToArray().Length);
        Assert.Equal(delta.ItemId, deleted.ItemId);
    }

    [Fact]
    public async Task Refusals_AreErrorEventsAndTheSessionGoesOn()
    {
        await using var server = await TestServer.StartAsync();
        await using var peer = await OfficialPeer.ConnectAsync(server);

        await peer.Session.CommitPendingAudioAsync(Cancellation);
        var empty = (await peer.UntilErrorAsync()).OfType<RealtimeServerUpdateError>().Single().Error;
        await peer.Session.TruncateItemAsync("item_nowhere", 0, TimeSpan.Zero, Cancellation);
        var unknown = (await peer.UntilErrorAsync()).OfType<RealtimeServerUpdateError>().Single().Error;
        await peer.Session.SendCommandAsync(
            new RealtimeClientCommandResponseCancel { EventId = "mine", ResponseId = "resp_nowhere" },
            Cancellation
        );
        var attributed = (await peer.UntilErrorAsync()).OfType<RealtimeServerUpdateError>().Single().Error;

        Assert.Equal("input_audio_buffer_commit_empty", empty.Code);
        Assert.Equal("item_truncate_invalid_item_id", unknown.Code);
        Assert.Equal("mine", attributed.EventId);
        await AskAsync(peer, "Hello");
        await peer.UntilAsync<RealtimeServerUpdateResponseDone>();
    }

    [Fact]
    public async Task ResponseOptions_OverrideTheSessionForOneResponse()
    {
        await using var server = await TestServer.StartAsync();
        await using var peer = await OfficialPeer.ConnectAsync(server);
        var options = new RealtimeResponseOptions
        {
            Instructions = "Say exactly: The lamp is lit.",
            MaxOutputTokenCount = new RealtimeMaxOutputTokenCount(200),
            ToolChoice = new RealtimeToolChoice(RealtimeDefaultToolChoice.None),
        };
        options.OutputModalities.Add(RealtimeOutputModality.Text);

        await peer.Session.StartResponseAsync(options, Cancellation);
        var updates = await peer.UntilAsync(update => update is RealtimeServerUpdateResponseDone);

        Assert.Equal(
            "The lamp is lit.",
            Assert.Single(updates.OfType<RealtimeServerUpdateResponseOutputTextDone>()).Text
        );
    }

    [Fact]
    public async Task OutOfBand_AnswersItsOwnInputAndLeavesTheConversationAlone()
    {
        await using var server = await TestServer.StartAsync();
        await using var peer = await OfficialPeer.ConnectAsync(server);
        var options = new RealtimeResponseOptions
        {
            DefaultConversationConfiguration = RealtimeResponseDefaultConversationConfiguration.None,
            Metadata = new Dictionary<string, BinaryData>(StringComparer.Ordinal)
            {
                ["topic"] = BinaryData.FromString("\"weather\""),
            },
        };
        options.OutputModalities.Add(RealtimeOutputModality.Text);
        options.InputItems.Add(RealtimeItem.CreateUserMessageItem("What is the weather like?"));

        await peer.Session.StartResponseAsync(options, Cancellation);
        var updates = await peer.UntilAsync(update => update is RealtimeServerUpdateResponseDone);

        Assert.Equal(
            "The wind is from the west. It will be clear by midnight.",
            Assert.Single(updates.OfType<RealtimeServerUpdateResponseOutputTextDone>()).Text
        );
        Assert.DoesNotContain(updates, update => update is RealtimeServerUpdateConversationItemAdded);
        var response = updates.OfType<RealtimeServerUpdateResponseDone>().Single().Response;
        Assert.Null(response.ConversationId);
        Assert.Equal("\"weather\"", response.Metadata["topic"].ToString());
    }

    [Fact]
    public async Task SeveralToolsAndACommentary_ComeInOneResponse()
    {
        var script = SimulatorScript.Parse(
            """{"turns":[{"when":{"turn":1},"text":"Let me see.","calls":[{"name":"look"},{"name":"listen"}]},{"when":{"toolResult":"*"},"text":"Heard: {result}"}]}"""
        );
        await using var server = await TestServer.StartAsync(TestServer.Options with { Script = script });
        await using var peer = await OfficialPeer.ConnectAsync(server);
        var options = new RealtimeConversationSessionOptions
        {
            ToolChoice = new RealtimeToolChoice(RealtimeDefaultToolChoice.Auto),
        };
        options.OutputModalities.Add(RealtimeOutputModality.Text);
        options.Tools.Add(new RealtimeFunctionTool("look"));
        options.Tools.Add(new RealtimeFunctionTool("listen"));
        await peer.ConfigureAsync(options);

        await AskAsync(peer, "Hello");
        var first = await peer.UntilAsync(update => update is RealtimeServerUpdateResponseDone);
        var items = first.OfType<RealtimeServerUpdateResponseDone>().Single().Response.OutputItems;
        Assert.IsType<RealtimeMessageItem>(items[0]);
        foreach (var call in items.OfType<RealtimeFunctionCallItem>())
        {
            await peer.Session.AddItemAsync(
                RealtimeItem.CreateFunctionCallOutputItem(call.CallId, call.FunctionName + " done"),
                Cancellation
            );
        }

        await peer.Session.StartResponseAsync(Cancellation);
        var second = await peer.UntilAsync(update => update is RealtimeServerUpdateResponseDone);

        Assert.Equal(["look", "listen"], items.OfType<RealtimeFunctionCallItem>().Select(call => call.FunctionName));
        Assert.Equal(
            "Heard: listen done",
            Assert.Single(second.OfType<RealtimeServerUpdateResponseOutputTextDone>()).Text
        );
    }

    [Fact]
    public async Task McpServer_IsListedWithTheToolsItIsAllowed()
    {
        await using var server = await TestServer.StartAsync();
        await using var peer = await OfficialPeer.ConnectAsync(server);
        var tool = new RealtimeMcpTool("docs", new Uri("https://docs.invalid/mcp"))
        {
            ToolCallApprovalPolicy = new(RealtimeDefaultMcpToolCallApprovalPolicy.NeverRequireApproval),
            AllowedTools = new RealtimeMcpToolFilter(),
        };
        tool.AllowedTools.ToolNames.Add("search");
        var options = new RealtimeConversationSessionOptions();
        options.Tools.Add(tool);

        await peer.ConfigureAsync(options);
        var updates = await peer.UntilAsync(update => update is RealtimeServerUpdateMcpListToolsCompleted);

        Assert.Single(updates.OfType<RealtimeServerUpdateMcpListToolsInProgress>());
        var list = Assert.IsType<RealtimeMcpToolDefinitionListItem>(
            updates.OfType<RealtimeServerUpdateConversationItemDone>().Single().Item
        );
        Assert.Equal(("docs", "search"), (list.ServerLabel, Assert.Single(list.ToolDefinitions).Name));
    }

    [Fact]
    public async Task Image_IsTakenAndGivenBack()
    {
        await using var server = await TestServer.StartAsync();
        await using var peer = await OfficialPeer.ConnectAsync(server);
        var image = new RealtimeInputImageMessageContentPart(new Uri("data:image/png;base64,iVBORw0KGgo="))
        {
            Detail = RealtimeImageDetailLevel.Low,
        };

        await peer.Session.AddItemAsync(
            RealtimeItem.CreateUserMessageItem([new RealtimeInputTextMessageContentPart("What is this?"), image]),
            Cancellation
        );
        var added = await peer.UntilAsync<RealtimeServerUpdateConversationItemAdded>();
        await peer.Session.StartResponseAsync(Cancellation);
        await peer.UntilAsync<RealtimeServerUpdateResponseDone>();

        var content = Assert.IsType<RealtimeMessageItem>(added.Item).Content;
        Assert.Equal(image.ImageUri, Assert.IsType<RealtimeInputImageMessageContentPart>(content[1]).ImageUri);
    }

    [Theory]
    [InlineData("audio/pcmu")]
    [InlineData("audio/pcma")]
    public async Task G711_IsHeardAndSpoken(string type)
    {
        await using var server = await TestServer.StartAsync();
        await using var peer = await OfficialPeer.ConnectAsync(server);
        RealtimeAudioFormat format =
            type == "audio/pcmu" ? new RealtimePcmuAudioFormat() : new RealtimePcmaAudioFormat();
        var options = Heard(new RealtimeServerVadTurnDetection { SilenceDuration = TimeSpan.FromMilliseconds(500) });
        options.AudioOptions.InputAudioOptions.AudioFormat = format;
        options.AudioOptions.OutputAudioOptions = new() { AudioFormat = format, Voice = RealtimeVoice.Cedar };
        await peer.ConfigureAsync(options);

        var coded = AudioFormat.From(new() { ["type"] = type }).Encode(await Speech.TurnAsync());
        await peer.Session.SendInputAudioAsync(BinaryData.FromBytes(coded), Cancellation);
        var updates = await peer.UntilAsync(update => update is RealtimeServerUpdateResponseDone);

        var bytes = updates.OfType<RealtimeServerUpdateResponseOutputAudioDelta>().Sum(d => d.Delta.ToArray().Length);
        Assert.InRange(bytes / 8, 4000, 6000);
    }

    [Fact]
    public async Task WholeSession_IsEchoed()
    {
        await using var server = await TestServer.StartAsync();
        await using var peer = await OfficialPeer.ConnectAsync(server);
        var options = Heard(
            new RealtimeServerVadTurnDetection { CreateResponseEnabled = false, InterruptResponseEnabled = false }
        );
        options.Instructions = "Be brief.";
        options.MaxOutputTokenCount = new RealtimeMaxOutputTokenCount(500);
        options.Tracing = new RealtimeTracing(RealtimeDefaultTracing.Auto);
        options.Truncation = new RealtimeTruncation(RealtimeDefaultTruncation.Disabled);
        options.AudioOptions.InputAudioOptions.NoiseReduction = new(RealtimeNoiseReductionKind.NearField);
        options.AudioOptions.OutputAudioOptions = new() { Voice = RealtimeVoice.Ash, Speed = 1.25f };

        var session = Assert.IsType<RealtimeConversationSession>((await peer.ConfigureAsync(options)).Session);

        Assert.Equal("Be brief.", session.Instructions);
        Assert.Equal(500, session.MaxOutputTokenCount.CustomMaxOutputTokenCount);
        Assert.Equal(RealtimeVoice.Ash, session.AudioOptions.OutputAudioOptions.Voice);
        Assert.Equal(RealtimeNoiseReductionKind.NearField, session.AudioOptions.InputAudioOptions.NoiseReduction.Kind);
    }

    [Fact]
    public async Task TranscriptionSession_HearsAndWritesDown()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options with { Script = SimulatorScript.Demo });
        await using var peer = await OfficialPeer.ConnectToTranscribeAsync(server);
        await peer.Session.ConfigureTranscriptionSessionAsync(
            new()
            {
                AudioOptions = new()
                {
                    InputAudioOptions = new()
                    {
                        AudioFormat = new RealtimePcmAudioFormat(),
                        AudioTranscriptionOptions = new() { Model = "whisper-1", Language = "en" },
                        TurnDetection = new RealtimeServerVadTurnDetection(),
                    },
                },
            },
            Cancellation
        );
        await peer.UntilAsync<RealtimeServerUpdateSessionUpdated>();

        await SpeakAsync(peer, await Speech.TurnAsync());
        var completed = await peer.UntilAsync<RealtimeServerUpdateConversationItemInputAudioTranscriptionCompleted>();

        Assert.Equal("Hello! Who are you?", completed.Transcript);
    }

    private static RealtimeConversationSessionOptions Heard(RealtimeTurnDetection? detection) =>
        new()
        {
            AudioOptions = new()
            {
                InputAudioOptions = new()
                {
                    AudioFormat = new RealtimePcmAudioFormat(),
                    AudioTranscriptionOptions = new() { Model = "gpt-4o-mini-transcribe" },
                    TurnDetection = detection,
                },
            },
        };

    private static async Task AskAsync(OfficialPeer peer, string text)
    {
        await peer.Session.AddItemAsync(RealtimeItem.CreateUserMessageItem(text), Cancellation);
        await peer.Session.StartResponseAsync(Cancellation);
    }

    private static Task SpeakAsync(OfficialPeer peer, short[] speech) =>
        peer.Session.SendInputAudioAsync(
            BinaryData.FromBytes(MemoryMarshal.AsBytes(speech.AsSpan()).ToArray()),
            Cancellation
        );
}
