using System.Globalization;
using System.Text;
using System.Text.Json;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Tests.Wire;

public sealed class ServerEventParserTests
{
    [Fact]
    public void EveryKnownMessage_BecomesATypedEventWithItsId()
    {
        foreach (var message in ServerEventData.Messages)
        {
            var parsed = ServerEventData.Parse(message);

            Assert.IsNotType<UnknownServerEvent>(parsed);
            Assert.IsNotType<MalformedMessage>(parsed);
            using var json = JsonDocument.Parse(message);
            if (parsed is not OutputAudioDelta && json.RootElement.TryGetProperty("event_id", out var id))
            {
                Assert.Equal(id.GetString(), parsed.EventId);
            }
        }
    }

    [Fact]
    public void EveryKind_IsCoveredByTheData()
    {
        var types = ServerEventData.Messages.Select(m => ServerEventData.Parse(m).GetType()).ToHashSet();
        var concrete = typeof(ServerEvent)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(ServerEvent)) && !t.IsAbstract);

        Assert.Equal(
            [
                // Only other dialects have these two; see DialectReaderTests.
                nameof(InputTranscriptionUpdated),
                nameof(MalformedMessage),
                nameof(ResponseStartTimedOut),
                nameof(ServerPing),
                nameof(SessionEnded),
                nameof(UnknownServerEvent),
            ],
            concrete.Where(t => !types.Contains(t)).Select(t => t.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void ResponseScopedEvents_SayWhereTheyBelong()
    {
        foreach (var parsed in ServerEventData.Messages.Select(ServerEventData.Parse).OfType<ResponseEvent>())
        {
            Assert.Equal("resp_A", parsed.ResponseId);
            if (parsed is ResponseItemEvent item)
            {
                Assert.NotEqual("", item.ItemId);
                Assert.Equal(1, item.OutputIndex);
            }

            if (parsed is ResponseContentEvent content)
            {
                Assert.Equal(2, content.ContentIndex);
            }
        }
    }

    [Fact]
    public void Error_HasItsFields()
    {
        var error = ServerEventData.Event<ServerError>("error").Error;

        Assert.Equal(
            new ErrorInfo
            {
                Type = "invalid_request_error",
                Code = "invalid_value",
                Message = "Invalid value: 'foo'.",
                Param = "type",
                EventId = "c1",
            },
            error
        );
    }

    [Fact]
    public void Session_HasItsFieldsAndTheWholeJson()
    {
        var session = ServerEventData.Event<SessionCreated>("session.created").Session;

        Assert.Equal("sess_1", session.Id);
        Assert.Equal("gpt-realtime-2.1", session.Model);
        Assert.Equal("marin", session.Voice);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1785218000), session.ExpiresAt);
        Assert.Equal("Be kind.", session.Json.GetProperty("instructions").GetString());
        Assert.Equal("voice_7", ServerEventData.Event<SessionUpdated>("session.updated").Session.Voice);
    }

    [Fact]
    public void SpeechEvents_CountMillisecondsOfAudio()
    {
        var started = ServerEventData.Event<SpeechStarted>("input_audio_buffer.speech_started");
        var stopped = ServerEventData.Event<SpeechStopped>("input_audio_buffer.speech_stopped");
        var timeout = ServerEventData.Event<InputTimeoutTriggered>("input_audio_buffer.timeout_triggered");

        Assert.Equal((1460, "item_U"), (started.AudioStartMs, started.ItemId));
        Assert.Equal((4256, "item_U"), (stopped.AudioEndMs, stopped.ItemId));
        Assert.Equal((13216, 19232, "item_T"), (timeout.AudioStartMs, timeout.AudioEndMs, timeout.ItemId));
    }

    [Fact]
    public void Items_HaveKindRoleStatusAndText()
    {
        var done = ServerEventData.Event<ItemDone>("conversation.item.done");

        Assert.Equal("item_U", done.PreviousItemId);
        Assert.Equal(ItemKind.Message, done.Item.Kind);
        Assert.Equal(ItemRole.Assistant, done.Item.Role);
        Assert.Equal(ItemStatus.Incomplete, done.Item.Status);
        Assert.Equal("commentary", done.Item.Phase);
        Assert.Equal("Well, hello.", done.Item.Text);
        Assert.Null(ServerEventData.Event<ItemAdded>("conversation.item.added").Item.Content[0].Transcript);
        Assert.Equal(
            "AAA=",
            ServerEventData.Event<ItemRetrieved>("conversation.item.retrieved").Item.Content[0].AudioBase64
        );

        var output = ServerEventData.Event<ItemCreated>("conversation.item.created").Item;
        Assert.Equal((ItemKind.FunctionCallOutput, "call_1", "done"), (output.Kind, output.CallId, output.Output));
        Assert.Equal(ItemStatus.Unknown, output.Status);
    }

    [Fact]
    public void FunctionCalls_HaveNameAndArguments()
    {
        var done = ServerEventData.Event<FunctionCallArgumentsDone>("response.function_call_arguments.done");
        var item = ServerEventData.Event<OutputItemDone>("response.output_item.done").Item;

        Assert.Equal(("call_1", "set_light", "{\"on\":true}"), (done.CallId, done.Name, done.Arguments));
        Assert.Equal(ItemKind.FunctionCall, item.Kind);
        Assert.Equal(("call_1", "set_light", "{\"on\":true}"), (item.CallId, item.Name, item.Arguments));
    }

    [Fact]
    public void ContentParts_AreNamedAlikeWhereverTheyComeFrom()
    {
        Assert.Equal(
            ContentKind.OutputAudio,
            ServerEventData.Event<ContentPartDone>("response.content_part.done").Part.Kind
        );
        Assert.Equal(
            ContentKind.OutputAudio,
            ServerEventData.Event<ResponseDone>("response.done").Response.Output[0].Content[0].Kind
        );
    }

    [Fact]
    public void ResponseDone_HasStatusUsageAndOutput()
    {
        var response = ServerEventData.Event<ResponseDone>("response.done").Response;

        Assert.Equal(ResponseStatus.Completed, response.Status);
        Assert.Null(response.StatusDetails);
        Assert.Equal("conv_1", response.ConversationId);
        Assert.Empty(response.Metadata);
        Assert.Equal("Hello!", response.Output[0].Text);
        var usage = response.Usage!;
        Assert.Equal((205, 41, 164), (usage.TotalTokens, usage.InputTokens, usage.OutputTokens));
        Assert.Equal(
            (14, 27, 5),
            (usage.InputDetails!.TextTokens, usage.InputDetails.AudioTokens, usage.InputDetails.CachedTokens)
        );
        Assert.Equal((2, 3), (usage.CachedDetails!.TextTokens, usage.CachedDetails.AudioTokens));
        Assert.Equal(
            (28, 136, 9),
            (usage.OutputDetails!.TextTokens, usage.OutputDetails.AudioTokens, usage.OutputDetails.ReasoningTokens)
        );
    }

    [Theory]
    [InlineData("cancelled", ResponseStatus.Cancelled)]
    [InlineData("failed", ResponseStatus.Failed)]
    [InlineData("incomplete", ResponseStatus.Incomplete)]
    [InlineData("in_progress", ResponseStatus.InProgress)]
    [InlineData("paused", ResponseStatus.Unknown)]
    public void ResponseStatus_OfAnyName_IsRead(string wire, ResponseStatus status)
    {
        var done = ServerEventData.Parse<ResponseDone>(
            """{"type":"response.done","response":{"id":"r","status":"WIRE","status_details":{"type":"failed","reason":"why","error":{"type":"t","code":"insufficient_quota","message":"m"}}}}""".Replace(
                "WIRE",
                wire,
                StringComparison.Ordinal
            )
        );

        Assert.Equal(status, done.Response.Status);
        Assert.Equal("why", done.Response.StatusDetails!.Reason);
        Assert.Equal("insufficient_quota", done.Response.StatusDetails.Error!.Code);
        Assert.Null(done.Response.Usage);
    }

    [Fact]
    public void StatusDetails_SentAsText_AreKept()
    {
        var done = ServerEventData.Parse<ResponseDone>(
            """{"type":"response.done","response":{"id":"r","status":"cancelled","status_details":"turn_detected"}}"""
        );

        Assert.Equal("turn_detected", done.Response.StatusDetails!.Reason);
    }

    [Fact]
    public void Transcription_HasTextAndUsage()
    {
        var completed = ServerEventData.Event<InputTranscriptionCompleted>(
            "conversation.item.input_audio_transcription.completed"
        );

        Assert.Equal(("item_U", "Hello, my name is Ann."), (completed.ItemId, completed.Transcript));
        Assert.Equal(3, completed.Usage!.Seconds);
        Assert.Equal(
            "audio_unintelligible",
            ServerEventData
                .Event<InputTranscriptionFailed>("conversation.item.input_audio_transcription.failed")
                .Error.Code
        );
    }

    [Fact]
    public void Transcription_CountedInTokens_HasThemByKind()
    {
        var completed = ServerEventData.Parse<InputTranscriptionCompleted>(
            """
            {"type":"conversation.item.input_audio_transcription.completed","item_id":"i","transcript":"Hi","usage":
            {"type":"tokens","total_tokens":22,"input_tokens":17,"output_tokens":5,
            "input_token_details":{"text_tokens":3,"audio_tokens":14}}}
            """
        );

        var usage = completed.Usage!;
        Assert.Equal((null, 22, 17, 5), (usage.Seconds, usage.TotalTokens, usage.InputTokens, usage.OutputTokens));
        Assert.Equal((3, 14), (usage.InputDetails!.TextTokens, usage.InputDetails.AudioTokens));
    }

    [Fact]
    public void RateLimits_And_Dtmf_HaveTheirNumbers()
    {
        var limit = Assert.Single(ServerEventData.Event<RateLimitsUpdated>("rate_limits.updated").RateLimits);
        var dtmf = ServerEventData.Event<DtmfReceived>("input_audio_buffer.dtmf_event_received");

        Assert.Equal(
            ("tokens", 15000000, 14998954, 0.004),
            (limit.Name, limit.Limit, limit.Remaining, limit.ResetSeconds)
        );
        Assert.Equal(("5", 1763605109), (dtmf.Key, dtmf.ReceivedAt.ToUnixTimeSeconds()));
    }

    [Fact]
    public void McpEvents_TellProgress()
    {
        Assert.Equal(McpProgress.Failed, ServerEventData.Event<McpListToolsChanged>("mcp_list_tools.failed").Progress);
        Assert.Equal(
            McpProgress.Completed,
            ServerEventData.Event<McpCallChanged>("response.mcp_call.completed").Progress
        );
    }

    [Fact]
    public void UnknownType_IsReportedByName()
    {
        var unknown = ServerEventData.Parse<UnknownServerEvent>(
            """{"type":"ping","event_id":"event_9","since":[1,2]}"""
        );

        Assert.Equal(("ping", "event_9"), (unknown.Type, unknown.EventId));
    }

    [Fact]
    public void Type_AtTheEndOrEscaped_IsFound()
    {
        ServerEventData.Parse<InputAudioCleared>(
            """{"event_id":"e","nested":{"type":"error","deep":[{"type":"x"}]},"type":"input_audio_buffer.cleared"}"""
        );
        ServerEventData.Parse<InputAudioCleared>("""{"type":"input_audio_buffer\u002ecleared"}""");
    }

    [Fact]
    public void Fields_OfTheWrongTypeOrMissing_AreEmpty()
    {
        var started = ServerEventData.Parse<SpeechStarted>(
            """{"type":"input_audio_buffer.speech_started","event_id":null,"audio_start_ms":"soon","item_id":7}"""
        );
        var truncated = ServerEventData.Parse<ItemTruncated>(
            """{"type":"conversation.item.truncated","audio_end_ms":1480.9,"content_index":99999999999}"""
        );
        var done = ServerEventData.Parse<ResponseDone>("""{"type":"response.done","response":[1]}""");

        Assert.Equal((0, "", (string?)null), (started.AudioStartMs, started.ItemId, started.EventId));
        Assert.Equal((1480, int.MaxValue), (truncated.AudioEndMs, truncated.ContentIndex));
        Assert.Equal(("", ResponseStatus.Unknown), (done.Response.Id, done.Response.Status));
    }

    [Fact]
    public void AzuresDuplicateKey_IsTolerated()
    {
        var part = ServerEventData.Parse<ContentPartAdded>(
            """{"type":"response.content_part.added","response_id":"r","item_id":"i","part":{"type":"text","text":"a","text":"b"}}"""
        );

        Assert.Equal("b", part.Part.Text);
    }

    [Theory]
    [InlineData("", "no valid JSON", 0L)]
    [InlineData("hello", "no valid JSON", 0L)]
    [InlineData("[1,2]", "no JSON object", null)]
    [InlineData("42", "no JSON object", null)]
    [InlineData("{}", "no 'type'", null)]
    [InlineData("{\"type\":null}", "'type' is no text", null)]
    [InlineData("{\"type\":\"error\",\"error\":{", "no valid JSON", 25L)]
    [InlineData("{\"type\":\"error\"} trailing", "no valid JSON", 17L)]
    [InlineData("{\"a\":1,\n\"b\":2,\n!}", "no valid JSON", 15L)]
    [InlineData("{\"type\":\"error\",\"error\":{\"message\":\"\\ud800\"}}", "a text that is no valid Unicode", null)]
    public void Nonsense_IsMalformedWithReasonAndPlace(string message, string reason, long? position)
    {
        var malformed = ServerEventData.Parse<MalformedMessage>(message);

        Assert.Equal(reason, malformed.Reason);
        Assert.Equal(position, malformed.BytePosition);
        Assert.Equal(message.Length, malformed.MessageBytes);
    }

    [Fact]
    public void DepthBomb_IsMalformed()
    {
        var bomb = "{\"type\":\"session.updated\",\"session\":" + new string('[', 1_000_000);

        Assert.Equal("JSON nested deeper than 64", ServerEventData.Parse<MalformedMessage>(bomb).Reason);
    }

    [Fact]
    public void InvalidUtf8_IsMalformed()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"type":"response.output_text.delta","delta":"??"}""");
        bytes[Array.LastIndexOf(bytes, (byte)'?')] = 0xff;

        Assert.IsType<MalformedMessage>(ServerEventData.Parse(bytes));
    }

    [Fact]
    public void KeysQuotedInErrors_AreTakenOut()
    {
        var error = ServerEventData.Parse<ServerError>(
            """{"type":"error","error":{"type":"invalid_request_error","message":"Incorrect API key provided: sk-proj-ab******cd. You can find yours online."}}"""
        );

        Assert.Equal("Incorrect API key provided: <key> You can find yours online.", error.Error.Message);
    }

    [Fact]
    public void HugeNumbers_DoNotOverflow()
    {
        var started = ServerEventData.Parse<SpeechStarted>(
            """{"type":"input_audio_buffer.speech_started","audio_start_ms":1e300}"""
        );

        Assert.Equal(
            long.MaxValue.ToString(CultureInfo.InvariantCulture),
            started.AudioStartMs.ToString(CultureInfo.InvariantCulture)
        );
    }
}
