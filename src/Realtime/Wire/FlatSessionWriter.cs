using System.Text.Json;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Dialects;

namespace Sidecar.Realtime.Wire;

/// <summary>The session object where it is flat, or flat in part: whatever is set.</summary>
internal static class FlatSessionWriter
{
    public static void Write(Utf8JsonWriter json, SessionConfiguration session, SessionShape shape)
    {
        json.WriteStartObject();
        json.WriteOptional("instructions"u8, session.Instructions);
        SharedWriter.WriteFlatModalities(json, session.OutputModality);
        json.WriteOptional("voice"u8, session.Voice);
        SharedWriter.WriteTools(json, session.Tools);
        SharedWriter.WriteToolChoice(json, session.ToolChoice);
        json.WriteOptional("parallel_tool_calls"u8, session.ParallelToolCalls);
        SharedWriter.WriteReasoning(json, session.ReasoningEffort);
        SharedWriter.WriteTokenLimit(json, "max_response_output_tokens"u8, session.MaxOutputTokens);
        SessionConfigurationWriter.WriteTruncation(json, session.Truncation);
        json.WriteOptional("include"u8, session.Include);
        SessionConfigurationWriter.WriteTracing(json, session.Tracing);
        SharedWriter.WritePrompt(json, session.Prompt);
        TurnDetectionWriter.Write(json, session.TurnDetection, shape);
        if (shape == SessionShape.Mixed)
        {
            WriteAudio(json, session);
        }
        else
        {
            WriteFlatAudio(json, session);
        }

        json.WriteEndObject();
    }

    private static void WriteFlatAudio(Utf8JsonWriter json, SessionConfiguration session)
    {
        SharedWriter.WriteFlatFormat(json, "input_audio_format"u8, session.InputFormat);
        SharedWriter.WriteFlatFormat(json, "output_audio_format"u8, session.OutputFormat);
        SessionConfigurationWriter.WriteTranscription(json, "input_audio_transcription"u8, session.Transcription);
        SessionConfigurationWriter.WriteNoiseReduction(json, "input_audio_noise_reduction"u8, session.NoiseReduction);
        if (session.Speed is { } speed)
        {
            json.WriteNumber("speed"u8, speed);
        }
    }

    private static void WriteAudio(Utf8JsonWriter json, SessionConfiguration session)
    {
        var hasInput =
            session.InputFormat is not null || session.Transcription is not null || session.NoiseReduction is not null;
        var hasOutput = session.OutputFormat is not null || session.Speed is not null;
        if (!hasInput && !hasOutput)
        {
            return;
        }

        json.WriteStartObject("audio"u8);
        if (hasInput)
        {
            json.WriteStartObject("input"u8);
            SharedWriter.WriteFormat(json, session.InputFormat);
            SessionConfigurationWriter.WriteTranscription(json, "transcription"u8, session.Transcription);
            SessionConfigurationWriter.WriteNoiseReduction(json, "noise_reduction"u8, session.NoiseReduction);
            json.WriteEndObject();
        }

        if (hasOutput)
        {
            json.WriteStartObject("output"u8);
            SharedWriter.WriteFormat(json, session.OutputFormat);
            if (session.Speed is { } speed)
            {
                json.WriteNumber("speed"u8, speed);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
