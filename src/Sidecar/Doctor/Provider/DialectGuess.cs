using System.Text.Json;
using Sidecar.Configuration;
using Sidecar.Realtime.Dialects;

namespace Sidecar.Doctor.Provider;

/// <summary>Which dialect a server speaks, by the shape of its own session.</summary>
internal static class DialectGuess
{
    /// <summary>Null when the shape says nothing.</summary>
    public static RealtimeDialect? Of(JsonElement session)
    {
        if (session.ValueKind != JsonValueKind.Object)
        {
            return null;
        }
        return session.TryGetProperty("input_audio_format", out _)
            || session.TryGetProperty("max_response_output_tokens", out _)
                ? RealtimeDialect.Beta
            : session.TryGetProperty("output_modalities", out _) || HasVoiceInAudio(session)
                ? RealtimeDialect.Compatible
            : session.TryGetProperty("turn_detection", out _) || session.TryGetProperty("modalities", out _)
                ? RealtimeDialect.XAi
            : null;
    }

    /// <summary>Whether two dialects lay out their sessions alike.</summary>
    public static bool IsSame(RealtimeDialect one, RealtimeDialect other) => one.SessionShape == other.SessionShape;

    /// <summary>The configuration that makes the sidecar speak a dialect.</summary>
    public static string ToSet(RealtimeDialect dialect, ProviderKind kind)
    {
        string name =
            dialect == RealtimeDialect.Beta ? "beta"
            : dialect == RealtimeDialect.XAi ? "xai"
            : "ga";
        return kind == ProviderKind.Compatible
            ? $"Provider:Dialect: {name}"
            : $"Provider:Kind: compatible, Provider:Dialect: {name}";
    }

    /// <summary>For people.</summary>
    public static string NameOf(RealtimeDialect dialect) =>
        dialect.SessionShape switch
        {
            SessionShape.Flat => "beta (flat session)",
            SessionShape.Mixed => "xai (mixed session)",
            _ => "ga (nested session)",
        };

    private static bool HasVoiceInAudio(JsonElement session) =>
        session.TryGetProperty("audio", out JsonElement audio)
        && audio.ValueKind == JsonValueKind.Object
        && audio.TryGetProperty("output", out _)
        && !session.TryGetProperty("voice", out _);
}
