using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Session;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Tests.Session;

public sealed class SessionConfigTests
{
    [Theory]
    [InlineData("gpt-realtime", "alloy", 200, false)]
    [InlineData("gpt-realtime-2025-08-28", "alloy", 200, false)]
    [InlineData("gpt-realtime-mini", "alloy", 200, false)]
    [InlineData("gpt-realtime-2", "marin", 500, true)]
    [InlineData("gpt-realtime-2.1-mini", "marin", 500, true)]
    public void Defaults_FollowTheModel(string model, string voice, int silenceMs, bool reasons)
    {
        var session = New(model).ToJson();

        Assert.Equal(voice, (string)session["audio"]!["output"]!["voice"]!);
        Assert.Equal(silenceMs, (int)session["audio"]!["input"]!["turn_detection"]!["silence_duration_ms"]!);
        Assert.Equal(reasons, session.ContainsKey("reasoning"));
        Assert.Equal(reasons, session.ContainsKey("parallel_tool_calls"));
    }

    [Fact]
    public void Update_ChangesOnlyWhatIsPresent()
    {
        var config = New();
        var before = config.ToJson();

        Assert.Null(
            Update(
                config,
                """{"type":"realtime","instructions":"x","audio":{"input":{"turn_detection":{"type":"server_vad","silence_duration_ms":700}}}}"""
            )
        );

        before["instructions"] = "x";
        before["audio"]!["input"]!["turn_detection"]!["silence_duration_ms"] = 700;
        Assert.True(JsonNode.DeepEquals(Normal(before), Normal(config.ToJson())));
        Assert.Equal(700, config.Vad!.SilenceDurationMs);
    }

    [Fact]
    public void Update_ToNull_MeansPushToTalk()
    {
        var config = New();

        Assert.Null(Update(config, """{"type":"realtime","audio":{"input":{"turn_detection":null}}}"""));

        Assert.Null(config.Vad);
    }

    [Fact]
    public void Update_FillsInWhatTheServiceFillsIn()
    {
        var config = New();

        Assert.Null(
            Update(
                config,
                """{"type":"realtime","tools":[{"type":"function","name":"f"}],"audio":{"input":{"transcription":{"model":"whisper-1"}}}}"""
            )
        );

        var session = config.ToJson();
        var transcription = (JsonObject)session["audio"]!["input"]!["transcription"]!;
        Assert.True(transcription.ContainsKey("language") && transcription["language"] is null);
        Assert.True(transcription.ContainsKey("prompt") && transcription["prompt"] is null);
        Assert.True(((JsonObject)session["tools"]![0]!).ContainsKey("description"));
    }

    [Fact]
    public void Update_OfTheModel_IsIgnored()
    {
        var config = New();

        Assert.Null(Update(config, """{"type":"realtime","model":"gpt-other"}"""));

        Assert.Equal("gpt-realtime", (string)config.ToJson()["model"]!);
    }

    [Theory]
    [InlineData("""{"instructions":"x"}""", "missing_required_parameter", "session.type")]
    [InlineData("""{"type":"realtime","modalities":["text"]}""", "unknown_parameter", "session.modalities")]
    [InlineData("""{"type":"realtime","turn_detection":null}""", "unknown_parameter", "session.turn_detection")]
    [InlineData("""{"type":"realtime","temperature":0.8}""", "unknown_parameter", "session.temperature")]
    [InlineData(
        """{"type":"realtime","audio":{"input":{"turn_detection":{"type":"server_vad","silence_ms":1}}}}""",
        "unknown_parameter",
        "session.audio.input.turn_detection.silence_ms"
    )]
    [InlineData(
        """{"type":"realtime","output_modalities":["video"]}""",
        "invalid_value",
        "session.output_modalities[0]"
    )]
    [InlineData(
        """{"type":"realtime","output_modalities":["text","audio"]}""",
        "invalid_value",
        "session.output_modalities"
    )]
    [InlineData("""{"type":"realtime","instructions":7}""", "invalid_type", "session.instructions")]
    [InlineData(
        """{"type":"realtime","audio":{"output":{"voice":"bob"}}}""",
        "invalid_value",
        "session.audio.output.voice"
    )]
    [InlineData(
        """{"type":"realtime","audio":{"output":{"speed":2}}}""",
        "decimal_above_max_value",
        "session.audio.output.speed"
    )]
    [InlineData(
        """{"type":"realtime","max_output_tokens":0}""",
        "integer_below_min_value",
        "session.max_output_tokens"
    )]
    [InlineData(
        """{"type":"realtime","audio":{"input":{"format":{"type":"audio/pcm","rate":16000}}}}""",
        "integer_below_min_value",
        "session.audio.input.format.rate"
    )]
    [InlineData(
        """{"type":"realtime","audio":{"input":{"format":{"type":"audio/opus"}}}}""",
        "invalid_value",
        "session.audio.input.format.type"
    )]
    [InlineData(
        """{"type":"realtime","tools":[{"type":"function"}]}""",
        "missing_required_parameter",
        "session.tools[0].name"
    )]
    [InlineData("""{"type":"realtime","reasoning":{"effort":"low"}}""", null, "session.reasoning")]
    [InlineData("""{"type":"transcription"}""", null, null)]
    [InlineData("""[]""", "invalid_type", "session")]
    public void Update_WithAFault_IsRefusedWhole(string update, string? code, string? param)
    {
        var config = New();
        var before = config.ToJson();
        var both = update.StartsWith("{\"type\":\"realtime\"", StringComparison.Ordinal)
            ? update.Insert(1, "\"tool_choice\":\"none\",")
            : update;

        var fault = Update(config, both);

        Assert.NotNull(fault);
        Assert.Equal(code, fault.Code);
        Assert.Equal(param, fault.Param);
        Assert.True(JsonNode.DeepEquals(before, config.ToJson()));
    }

    [Fact]
    public void Voice_OnceTheAssistantHasSpoken_CanOnlyStayTheSame()
    {
        var config = New();

        Assert.Equal(
            "cannot_update_voice",
            Update(config, """{"type":"realtime","audio":{"output":{"voice":"cedar"}}}""", audioPresent: true)!.Code
        );
        Assert.Null(Update(config, """{"type":"realtime","audio":{"output":{"voice":"alloy"}}}""", audioPresent: true));
    }

    [Fact]
    public void Tracing_OnceEnabled_CannotChange()
    {
        var config = New();
        Assert.Null(Update(config, """{"type":"realtime","tracing":"auto"}"""));

        Assert.Equal("session.tracing", Update(config, """{"type":"realtime","tracing":null}""")!.Param);
        Assert.Null(Update(config, """{"type":"realtime","tracing":"auto"}"""));
    }

    [Theory]
    [InlineData("low", 1500)]
    [InlineData("auto", 800)]
    [InlineData("high", 400)]
    public void SemanticVad_EagernessChoosesTheSilence(string eagerness, int silenceMs)
    {
        var config = New();

        Assert.Null(
            Update(
                config,
                """{"type":"realtime","audio":{"input":{"turn_detection":{"type":"semantic_vad","eagerness":"EAGERNESS","create_response":false}}}}""".Replace(
                    "EAGERNESS",
                    eagerness,
                    StringComparison.Ordinal
                )
            )
        );

        Assert.Equal(silenceMs, config.Vad!.SilenceDurationMs);
        Assert.False(config.Vad.CreateResponse);
        Assert.True(config.Vad.InterruptResponse);
    }

    private static SessionConfig New(string model = "gpt-realtime") => new(model, "sess_1", 3600);

    private static RealtimeError? Update(SessionConfig config, string update, bool audioPresent = false)
    {
        using var json = JsonDocument.Parse(update);
        return config.TryUpdate(json.RootElement, audioPresent, responseActive: false);
    }

    private static JsonNode Normal(JsonNode node) => JsonNode.Parse(node.ToJsonString())!;
}
