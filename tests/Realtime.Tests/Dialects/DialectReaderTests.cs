using System.Text;
using Sidecar.Realtime.Dialects;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Tests.Dialects;

public sealed class DialectReaderTests
{
    [Theory]
    [InlineData("response.audio.done", typeof(OutputAudioDone))]
    [InlineData("response.audio_transcript.delta", typeof(OutputAudioTranscriptDelta))]
    [InlineData("response.audio_transcript.done", typeof(OutputAudioTranscriptDone))]
    [InlineData("response.text.delta", typeof(OutputTextDelta))]
    [InlineData("response.text.done", typeof(OutputTextDone))]
    [InlineData("response.output_audio.done", typeof(OutputAudioDone))]
    [InlineData("conversation.item.created", typeof(ItemAdded))]
    [InlineData("ping", typeof(ServerPing))]
    public void Beta_OldNamesMeanTheSame_AndTheNewOnesStay(string name, Type meaning)
    {
        Assert.IsType(meaning, Read(RealtimeDialect.Beta, $$$"""{"type":"{{{name}}}","item":{"id":"i"}}"""));
        Assert.IsType(meaning, Read(RealtimeDialect.Compatible, $$$"""{"type":"{{{name}}}","item":{"id":"i"}}"""));
    }

    [Fact]
    public void Beta_AudioDelta_IsDecoded()
    {
        var delta = Assert.IsType<OutputAudioDelta>(
            Read(
                RealtimeDialect.Beta,
                """{"type":"response.audio.delta","response_id":"r","item_id":"i","delta":"AQID"}"""
            )
        );

        Assert.Equal([1, 2], delta.Pcm.ToArray());
        Assert.Equal(("r", "i"), (delta.ResponseId, delta.ItemId));
    }

    [Fact]
    public void OpenAI_DoesNotKnowTheOldNames() =>
        Assert.IsType<UnknownServerEvent>(Read(RealtimeDialect.OpenAI, """{"type":"response.audio.done"}"""));

    [Fact]
    public void XAi_TranscriptSoFar_IsNotATextToAdd()
    {
        var updated = Assert.IsType<InputTranscriptionUpdated>(
            Read(
                RealtimeDialect.XAi,
                """{"type":"conversation.item.input_audio_transcription.updated","item_id":"i","transcript":"Hello, who","previous_item_id":null}"""
            )
        );

        Assert.Equal(("i", "Hello, who"), (updated.ItemId, updated.Transcript));
    }

    [Fact]
    public void XAi_EarlyCompletion_IsNotTheLastWord()
    {
        const string Completed =
            """{"type":"conversation.item.input_audio_transcription.completed","item_id":"i","transcript":"Hello","status":"STATUS"}""";

        var early = Read(RealtimeDialect.XAi, Completed.Replace("STATUS", "in_progress", StringComparison.Ordinal));
        var last = Read(RealtimeDialect.XAi, Completed.Replace("STATUS", "completed", StringComparison.Ordinal));

        Assert.Equal("Hello", Assert.IsType<InputTranscriptionUpdated>(early).Transcript);
        Assert.Equal("Hello", Assert.IsType<InputTranscriptionCompleted>(last).Transcript);
    }

    [Fact]
    public void XAi_ResponseDone_HasItsReasonAsText_AndItsUsageBeside()
    {
        var done = Assert.IsType<ResponseDone>(
            Read(
                RealtimeDialect.XAi,
                """{"type":"response.done","response":{"id":"r","status":"cancelled","status_details":"turn_detected","usage":{}},"usage":{"total_tokens":7,"input_tokens":4,"output_tokens":3}}"""
            )
        );

        Assert.Equal("turn_detected", done.Response.StatusDetails!.Reason);
        Assert.Equal(7, done.Response.Usage!.TotalTokens);
        Assert.Null(done.Response.Usage.InputDetails);
    }

    [Fact]
    public void UsageThatSaysNothing_IsNone() =>
        Assert.Null(
            Assert
                .IsType<ResponseDone>(
                    Read(RealtimeDialect.XAi, """{"type":"response.done","response":{"id":"r","usage":{}}}""")
                )
                .Response.Usage
        );

    [Fact]
    public void AliasThatMeansNothing_IsAFaultOfTheDialect() =>
        Assert.Throws<ArgumentException>(() =>
            EventNameMap.With(new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "response.sing" })
        );

    private static ServerEvent Read(RealtimeDialect dialect, string json) =>
        new ServerEventParser(EventNameMap.With(dialect.EventAliases), new OutputAudioDeltaPool()).Parse(
            Encoding.UTF8.GetBytes(json),
            0
        );
}
