using System.Text;
using System.Text.Json;

namespace Sidecar.TokenMint.Upstream;

/// <summary>Reads answers of <c>POST /v1/realtime/client_secrets</c>, good ones and others.</summary>
internal static class UpstreamAnswer
{
    /// <summary>Only what a caller should get: <c>value</c>, <c>expires_at</c>, <c>session</c>. Null for anything else.</summary>
    /// <param name="key">The mint's own key: an answer that echoes it is not passed on.</param>
    public static byte[]? ReadSecret(ReadOnlyMemory<byte> body, string key)
    {
        if (body.Span.IndexOf(Encoding.UTF8.GetBytes(key)) >= 0)
        {
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            if (
                root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("value", out JsonElement value)
                || value.ValueKind != JsonValueKind.String
                || value.ValueEquals("")
                || !root.TryGetProperty("expires_at", out JsonElement expiresAt)
                || expiresAt.ValueKind != JsonValueKind.Number
                || !root.TryGetProperty("session", out JsonElement session)
                || session.ValueKind != JsonValueKind.Object
            )
            {
                return null;
            }
            using MemoryStream answer = new();
            using (Utf8JsonWriter writer = new(answer))
            {
                writer.WriteStartObject();
                writer.WritePropertyName("value");
                value.WriteTo(writer);
                writer.WritePropertyName("expires_at");
                expiresAt.WriteTo(writer);
                writer.WritePropertyName("session");
                session.WriteTo(writer);
                writer.WriteEndObject();
            }
            return answer.ToArray();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary><c>error.code</c> and <c>error.param</c> of an OpenAI error body; null where there is none.</summary>
    public static (string? Code, string? Param) ReadError(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error", out JsonElement error)
                && error.ValueKind == JsonValueKind.Object
                ? (Text(error, "code"), Text(error, "param"))
                : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>RFC 9110 §10.2.3, in seconds; a date is not sent by any server we know and counts as none.</summary>
    public static TimeSpan? RetryAfterOf(HttpResponseMessage answer) => answer.Headers.RetryAfter?.Delta;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
