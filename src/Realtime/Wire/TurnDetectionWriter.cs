using System.Text.Json;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Dialects;

namespace Sidecar.Realtime.Wire;

/// <summary>Turn detection, always whole: defaults differ between models.</summary>
internal static class TurnDetectionWriter
{
    public static void Write(Utf8JsonWriter json, TurnDetection? turnDetection, SessionShape shape)
    {
        switch (turnDetection)
        {
            case TurnDetection.NoTurnDetection when shape == SessionShape.Mixed:
                json.WriteStartObject("turn_detection"u8);
                json.WriteNull("type"u8);
                json.WriteEndObject();
                break;
            case TurnDetection.NoTurnDetection:
                json.WriteNull("turn_detection"u8);
                break;
            case ServerVad vad:
                json.WriteStartObject("turn_detection"u8);
                json.WriteString("type"u8, "server_vad"u8);
                json.WriteNumber("threshold"u8, vad.Threshold);
                json.WriteNumber("prefix_padding_ms"u8, vad.PrefixPaddingMs);
                json.WriteNumber("silence_duration_ms"u8, vad.SilenceDurationMs);
                if (vad.IdleTimeoutMs is { } idleTimeoutMs)
                {
                    json.WriteNumber("idle_timeout_ms"u8, idleTimeoutMs);
                }
                else if (shape == SessionShape.Nested)
                {
                    json.WriteNull("idle_timeout_ms"u8);
                }

                json.WriteBoolean("create_response"u8, vad.CreateResponse);
                json.WriteBoolean("interrupt_response"u8, vad.InterruptResponse);
                json.WriteEndObject();
                break;
            case SemanticVad vad:
                json.WriteStartObject("turn_detection"u8);
                json.WriteString("type"u8, "semantic_vad"u8);
                json.WriteString(
                    "eagerness"u8,
                    vad.Eagerness switch
                    {
                        VadEagerness.Low => "low"u8,
                        VadEagerness.Medium => "medium"u8,
                        VadEagerness.High => "high"u8,
                        _ => "auto"u8,
                    }
                );
                json.WriteBoolean("create_response"u8, vad.CreateResponse);
                json.WriteBoolean("interrupt_response"u8, vad.InterruptResponse);
                json.WriteEndObject();
                break;
        }
    }
}
