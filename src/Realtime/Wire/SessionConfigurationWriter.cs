using System.Text.Json;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Dialects;

namespace Sidecar.Realtime.Wire;

/// <summary>The session object as a client of the GA interface sends it: <c>type</c>, and whatever is set.</summary>
internal static class SessionConfigurationWriter
{
    public static void Write(Utf8JsonWriter json, SessionConfiguration session)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "realtime"u8);
        json.WriteOptional("instructions"u8, session.Instructions);
        SharedWriter.WriteModality(json, session.OutputModality);
        SharedWriter.WriteTools(json, session.Tools);
        SharedWriter.WriteToolChoice(json, session.ToolChoice);
        json.WriteOptional("parallel_tool_calls"u8, session.ParallelToolCalls);
        SharedWriter.WriteReasoning(json, session.ReasoningEffort);
        SharedWriter.WriteTokenLimit(json, "max_output_tokens"u8, session.MaxOutputTokens);
        WriteTruncation(json, session.Truncation);
        json.WriteOptional("include"u8, session.Include);
        WriteTracing(json, session.Tracing);
        SharedWriter.WritePrompt(json, session.Prompt);
        WriteAudio(json, session);
        json.WriteEndObject();
    }

    private static void WriteAudio(Utf8JsonWriter json, SessionConfiguration session)
    {
        var hasInput =
            session.InputFormat is not null
            || session.TurnDetection is not null
            || session.Transcription is not null
            || session.NoiseReduction is not null;
        var hasOutput = session.OutputFormat is not null || session.Voice is not null || session.Speed is not null;
        if (!hasInput && !hasOutput)
        {
            return;
        }

        json.WriteStartObject("audio"u8);
        if (hasInput)
        {
            json.WriteStartObject("input"u8);
            SharedWriter.WriteFormat(json, session.InputFormat);
            WriteNoiseReduction(json, "noise_reduction"u8, session.NoiseReduction);
            WriteTranscription(json, "transcription"u8, session.Transcription);
            TurnDetectionWriter.Write(json, session.TurnDetection, SessionShape.Nested);
            json.WriteEndObject();
        }

        if (hasOutput)
        {
            json.WriteStartObject("output"u8);
            SharedWriter.WriteFormat(json, session.OutputFormat);
            SharedWriter.WriteVoice(json, session.Voice);
            if (session.Speed is { } speed)
            {
                json.WriteNumber("speed"u8, speed);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void WriteNoiseReduction(Utf8JsonWriter json, ReadOnlySpan<byte> name, NoiseReduction? noiseReduction)
    {
        switch (noiseReduction)
        {
            case NoiseReduction.Off:
                json.WriteNull(name);
                break;
            case { } kind:
                json.WriteStartObject(name);
                json.WriteString("type"u8, kind == NoiseReduction.NearField ? "near_field"u8 : "far_field"u8);
                json.WriteEndObject();
                break;
        }
    }

    public static void WriteTranscription(Utf8JsonWriter json, ReadOnlySpan<byte> name, Transcription? transcription)
    {
        switch (transcription)
        {
            case { IsOff: true }:
                json.WriteNull(name);
                break;
            case not null:
                json.WriteStartObject(name);
                json.WriteString("model"u8, transcription.Model);
                json.WriteOptional("language"u8, transcription.Language);
                json.WriteOptional("prompt"u8, transcription.Prompt);
                json.WriteEndObject();
                break;
        }
    }

    public static void WriteTruncation(Utf8JsonWriter json, Truncation? truncation)
    {
        switch (truncation)
        {
            case Truncation.AutoTruncation:
                json.WriteString("truncation"u8, "auto"u8);
                break;
            case Truncation.DisabledTruncation:
                json.WriteString("truncation"u8, "disabled"u8);
                break;
            case RetentionRatioTruncation ratio:
                json.WriteStartObject("truncation"u8);
                json.WriteString("type"u8, "retention_ratio"u8);
                json.WriteNumber("retention_ratio"u8, ratio.RetentionRatio);
                if (ratio.PostInstructionsTokens is { } tokens)
                {
                    json.WriteStartObject("token_limits"u8);
                    json.WriteNumber("post_instructions"u8, tokens);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
                break;
        }
    }

    public static void WriteTracing(Utf8JsonWriter json, Tracing? tracing)
    {
        switch (tracing)
        {
            case null:
                break;
            case { IsOff: true }:
                json.WriteNull("tracing"u8);
                break;
            case { WorkflowName: null, GroupId: null, Metadata: null }:
                json.WriteString("tracing"u8, "auto"u8);
                break;
            default:
                json.WriteStartObject("tracing"u8);
                json.WriteOptional("workflow_name"u8, tracing.WorkflowName);
                json.WriteOptional("group_id"u8, tracing.GroupId);
                json.WriteOptional("metadata"u8, tracing.Metadata);
                json.WriteEndObject();
                break;
        }
    }
}
