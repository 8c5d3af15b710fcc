using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Dialects;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Tests.Dialects;

public sealed class DialectWriterTests
{
    private static readonly SessionConfiguration Whole = new()
    {
        Instructions = "Be brief.",
        OutputModality = OutputModality.Audio,
        Voice = "nova",
        Speed = 1.1,
        InputFormat = AudioFormat.Pcmu,
        OutputFormat = AudioFormat.Pcm24Khz,
        TurnDetection = new ServerVad { SilenceDurationMs = 400 },
        Transcription = new Transcription("whisper-1", "en"),
        NoiseReduction = NoiseReduction.NearField,
        Tools = [new FunctionTool("light", "Sets it.")],
        ToolChoice = ToolChoice.Auto,
        MaxOutputTokens = new TokenLimit(400),
    };

    [Fact]
    public void Beta_SessionIsFlat() =>
        AssertJson(
            """
            {"type":"session.update","session":{"instructions":"Be brief.","modalities":["text","audio"],"voice":"nova",
             "tools":[{"type":"function","name":"light","description":"Sets it."}],"tool_choice":"auto","max_response_output_tokens":400,
             "turn_detection":{"type":"server_vad","threshold":0.5,"prefix_padding_ms":300,"silence_duration_ms":400,"create_response":true,"interrupt_response":true},
             "input_audio_format":"g711_ulaw","output_audio_format":"pcm16","input_audio_transcription":{"model":"whisper-1","language":"en"},
             "input_audio_noise_reduction":{"type":"near_field"},"speed":1.1}}
            """,
            new SessionUpdate(Whole),
            RealtimeDialect.Beta
        );

    [Fact]
    public void XAi_HasVoiceAndTurnsAtTheTop_AndFormatsUnderAudio() =>
        AssertJson(
            """
            {"type":"session.update","session":{"instructions":"Be brief.","modalities":["text","audio"],"voice":"nova",
             "tools":[{"type":"function","name":"light","description":"Sets it."}],"tool_choice":"auto","max_response_output_tokens":400,
             "turn_detection":{"type":"server_vad","threshold":0.5,"prefix_padding_ms":300,"silence_duration_ms":400,"create_response":true,"interrupt_response":true},
             "audio":{"input":{"format":{"type":"audio/pcmu"},"transcription":{"model":"whisper-1","language":"en"},"noise_reduction":{"type":"near_field"}},
                      "output":{"format":{"type":"audio/pcm","rate":24000},"speed":1.1}}}}
            """,
            new SessionUpdate(Whole),
            RealtimeDialect.XAi
        );

    [Fact]
    public void PushToTalk_IsNull_ExceptAtXAi()
    {
        var update = new SessionUpdate(new SessionConfiguration { TurnDetection = TurnDetection.None });

        AssertJson("""{"type":"session.update","session":{"turn_detection":null}}""", update, RealtimeDialect.Beta);
        AssertJson(
            """{"type":"session.update","session":{"turn_detection":{"type":null}}}""",
            update,
            RealtimeDialect.XAi
        );
    }

    [Fact]
    public void SwitchedOff_IsNullUnderTheFlatNames() =>
        AssertJson(
            """{"type":"session.update","session":{"modalities":["text"],"input_audio_format":"g711_alaw","input_audio_transcription":null,"input_audio_noise_reduction":null}}""",
            new SessionUpdate(
                new SessionConfiguration
                {
                    OutputModality = OutputModality.Text,
                    InputFormat = AudioFormat.Pcma,
                    Transcription = Transcription.Off,
                    NoiseReduction = NoiseReduction.Off,
                }
            ),
            RealtimeDialect.Beta
        );

    [Fact]
    public void Beta_ResponseIsFlat_AndTheAssistantsTextIsText() =>
        AssertJson(
            """
            {"type":"response.create","response":{"instructions":"i","modalities":["text"],"max_response_output_tokens":"inf","voice":"ash",
             "output_audio_format":"pcm16","input":[{"type":"message","role":"assistant","content":[{"type":"text","text":"Hi"}]}]}}
            """,
            new ResponseCreate(
                new ResponseConfiguration
                {
                    Instructions = "i",
                    OutputModality = OutputModality.Text,
                    MaxOutputTokens = TokenLimit.Infinite,
                    Voice = "ash",
                    OutputFormat = AudioFormat.Pcm24Khz,
                    Input = [ConversationItem.AssistantText("Hi")],
                }
            ),
            RealtimeDialect.Beta
        );

    [Theory]
    [InlineData("openai")]
    [InlineData("azure")]
    [InlineData("ga")]
    public void GaDialects_WriteTheGaSession(string name)
    {
        RealtimeDialect[] all = [RealtimeDialect.OpenAI, RealtimeDialect.Azure, RealtimeDialect.Compatible];
        var dialect = all.Single(each => each.ToString() == name);

        var session = Encode(new SessionUpdate(Whole), dialect)["session"]!;

        Assert.Equal("realtime", (string)session["type"]!);
        Assert.Equal("nova", (string)session["audio"]!["output"]!["voice"]!);
        Assert.Null(session["voice"]);
    }

    private static JsonNode Encode(ClientEvent clientEvent, RealtimeDialect dialect) =>
        JsonNode.Parse(ClientEventEncoder.Encode(clientEvent, dialect).Span)!;

    private static void AssertJson(string expected, ClientEvent clientEvent, RealtimeDialect dialect)
    {
        var actual = Encode(clientEvent, dialect);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(expected), actual),
            $"Expected {expected}, found {actual.ToJsonString(JsonSerializerOptions.Web)}"
        );
    }
}
