using System.Text.Json;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Dialects;

namespace Sidecar.Realtime.Wire;

/// <summary>The response object as a client sends it: whatever is set.</summary>
internal static class ResponseConfigurationWriter
{
    public static void Write(Utf8JsonWriter json, ResponseConfiguration response, RealtimeDialect dialect)
    {
        var isNested = dialect.SessionShape == SessionShape.Nested;
        json.WriteStartObject();
        json.WriteOptional("instructions"u8, response.Instructions);
        if (isNested)
        {
            SharedWriter.WriteModality(json, response.OutputModality);
            SharedWriter.WriteTokenLimit(json, "max_output_tokens"u8, response.MaxOutputTokens);
            WriteAudio(json, response);
        }
        else
        {
            SharedWriter.WriteFlatModalities(json, response.OutputModality);
            SharedWriter.WriteTokenLimit(json, "max_response_output_tokens"u8, response.MaxOutputTokens);
            json.WriteOptional("voice"u8, response.Voice);
            SharedWriter.WriteFlatFormat(json, "output_audio_format"u8, response.OutputFormat);
        }

        SharedWriter.WriteTools(json, response.Tools);
        SharedWriter.WriteToolChoice(json, response.ToolChoice);
        json.WriteOptional("parallel_tool_calls"u8, response.ParallelToolCalls);
        SharedWriter.WriteReasoning(json, response.ReasoningEffort);
        if (response.OutOfBand)
        {
            json.WriteString("conversation"u8, "none"u8);
        }

        json.WriteOptional("metadata"u8, response.Metadata);
        SharedWriter.WritePrompt(json, response.Prompt);
        if (response.Input is { } input)
        {
            json.WriteStartArray("input"u8);
            foreach (var item in input)
            {
                ItemWriter.Write(json, item, dialect.AssistantTextType);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteAudio(Utf8JsonWriter json, ResponseConfiguration response)
    {
        if (response.Voice is null && response.OutputFormat is null)
        {
            return;
        }

        json.WriteStartObject("audio"u8);
        json.WriteStartObject("output"u8);
        SharedWriter.WriteFormat(json, response.OutputFormat);
        SharedWriter.WriteVoice(json, response.Voice);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
