using System.Text.Json;
using Sidecar.Realtime.Configuration;

namespace Sidecar.Realtime.Wire;

/// <summary>What sessions and responses write in the same way.</summary>
internal static class SharedWriter
{
    public static void WriteModality(Utf8JsonWriter json, OutputModality? modality)
    {
        if (modality is { } set)
        {
            json.WriteStartArray("output_modalities"u8);
            json.WriteStringValue(set == OutputModality.Text ? "text"u8 : "audio"u8);
            json.WriteEndArray();
        }
    }

    /// <summary>The beta's way: speech always comes with text.</summary>
    public static void WriteFlatModalities(Utf8JsonWriter json, OutputModality? modality)
    {
        if (modality is { } set)
        {
            json.WriteStartArray("modalities"u8);
            json.WriteStringValue("text"u8);
            if (set == OutputModality.Audio)
            {
                json.WriteStringValue("audio"u8);
            }

            json.WriteEndArray();
        }
    }

    /// <summary>The beta's way: a name that says nothing of the rate.</summary>
    public static void WriteFlatFormat(Utf8JsonWriter json, ReadOnlySpan<byte> name, AudioFormat? format)
    {
        if (format is not null)
        {
            json.WriteString(
                name,
                format.Type switch
                {
                    "audio/pcmu" => "g711_ulaw"u8,
                    "audio/pcma" => "g711_alaw"u8,
                    _ => "pcm16"u8,
                }
            );
        }
    }

    public static void WriteFormat(Utf8JsonWriter json, AudioFormat? format)
    {
        if (format is null)
        {
            return;
        }

        json.WriteStartObject("format"u8);
        json.WriteString("type"u8, format.Type);
        if (format.RateHz is { } rateHz)
        {
            json.WriteNumber("rate"u8, rateHz);
        }

        json.WriteEndObject();
    }

    public static void WriteVoice(Utf8JsonWriter json, string? voice)
    {
        if (voice is null)
        {
            return;
        }

        if (voice.StartsWith("voice_", StringComparison.Ordinal))
        {
            json.WriteStartObject("voice"u8);
            json.WriteString("id"u8, voice);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("voice"u8, voice);
        }
    }

    public static void WriteTools(Utf8JsonWriter json, IReadOnlyList<Tool>? tools)
    {
        if (tools is null)
        {
            return;
        }

        json.WriteStartArray("tools"u8);
        foreach (var tool in tools)
        {
            json.WriteStartObject();
            switch (tool)
            {
                case FunctionTool function:
                    json.WriteString("type"u8, "function"u8);
                    json.WriteString("name"u8, function.Name);
                    json.WriteOptional("description"u8, function.Description);
                    if (function.Parameters is { } parameters)
                    {
                        json.WritePropertyName("parameters"u8);
                        parameters.WriteTo(json);
                    }

                    break;
                case McpTool mcp:
                    json.WriteString("type"u8, "mcp"u8);
                    json.WriteString("server_label"u8, mcp.ServerLabel);
                    json.WriteOptional("server_url"u8, mcp.ServerUrl);
                    json.WriteOptional("connector_id"u8, mcp.ConnectorId);
                    json.WriteOptional("tunnel_id"u8, mcp.TunnelId);
                    json.WriteOptional("authorization"u8, mcp.Authorization);
                    json.WriteOptional("headers"u8, mcp.Headers);
                    json.WriteOptional("allowed_tools"u8, mcp.AllowedTools);
                    json.WriteOptional("require_approval"u8, mcp.RequireApproval);
                    break;
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteToolChoice(Utf8JsonWriter json, ToolChoice? choice)
    {
        switch (choice)
        {
            case ToolChoice.NamedToolChoice named:
                json.WriteString("tool_choice"u8, named.Name);
                break;
            case FunctionToolChoice function:
                json.WriteStartObject("tool_choice"u8);
                json.WriteString("type"u8, "function"u8);
                json.WriteString("name"u8, function.Name);
                json.WriteEndObject();
                break;
            case McpToolChoice mcp:
                json.WriteStartObject("tool_choice"u8);
                json.WriteString("type"u8, "mcp"u8);
                json.WriteString("server_label"u8, mcp.ServerLabel);
                json.WriteOptional("name"u8, mcp.Name);
                json.WriteEndObject();
                break;
        }
    }

    public static void WriteReasoning(Utf8JsonWriter json, ReasoningEffort? effort)
    {
        if (effort is not { } set)
        {
            return;
        }

        json.WriteStartObject("reasoning"u8);
        json.WriteString(
            "effort"u8,
            set switch
            {
                ReasoningEffort.Minimal => "minimal"u8,
                ReasoningEffort.Medium => "medium"u8,
                ReasoningEffort.High => "high"u8,
                ReasoningEffort.XHigh => "xhigh"u8,
                _ => "low"u8,
            }
        );
        json.WriteEndObject();
    }

    public static void WriteTokenLimit(Utf8JsonWriter json, ReadOnlySpan<byte> name, TokenLimit? limit)
    {
        switch (limit)
        {
            case { Tokens: { } tokens }:
                json.WriteNumber(name, tokens);
                break;
            case not null:
                json.WriteString(name, "inf"u8);
                break;
        }
    }

    public static void WritePrompt(Utf8JsonWriter json, StoredPrompt? prompt)
    {
        if (prompt is null)
        {
            return;
        }

        json.WriteStartObject("prompt"u8);
        json.WriteString("id"u8, prompt.Id);
        json.WriteOptional("version"u8, prompt.Version);
        json.WriteOptional("variables"u8, prompt.Variables);
        json.WriteEndObject();
    }
}
