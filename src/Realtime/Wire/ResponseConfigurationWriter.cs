using System.Text.Json;
using Sidecar.Realtime.Configuration;

namespace Sidecar.Realtime.Wire;

/// <summary>The response object as a client sends it: whatever is set.</summary>
internal static class ResponseConfigurationWriter
{
    public static void Write(Utf8JsonWriter json, ResponseConfiguration response)
    {
        json.WriteStartObject();
        json.WriteOptional("instructions"u8, response.Instructions);
        SharedWriter.WriteModality(json, response.OutputModality);
        SharedWriter.WriteTools(json, response.Tools);
        SharedWriter.WriteToolChoice(json, response.ToolChoice);
        json.WriteOptional("parallel_tool_calls"u8, response.ParallelToolCalls);
        SharedWriter.WriteReasoning(json, response.ReasoningEffort);
        SharedWriter.WriteTokenLimit(json, response.MaxOutputTokens);
        if (response.OutOfBand)
        {
            json.WriteString("conversation"u8, "none"u8);
        }

        json.WriteOptional("metadata"u8, response.Metadata);
        SharedWriter.WritePrompt(json, response.Prompt);
        if (response.Voice is not null || response.OutputFormat is not null)
        {
            json.WriteStartObject("audio"u8);
            json.WriteStartObject("output"u8);
            SharedWriter.WriteFormat(json, response.OutputFormat);
            SharedWriter.WriteVoice(json, response.Voice);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        if (response.Input is { } input)
        {
            json.WriteStartArray("input"u8);
            foreach (var item in input)
            {
                ItemWriter.Write(json, item);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
