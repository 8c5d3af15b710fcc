using System.Net;
using System.Text.Json;

namespace Sidecar.Credentials;

/// <summary>Reads the answer of <c>POST /token</c>, which is the Realtime API's of <c>client_secrets</c>.</summary>
internal static class MintAnswer
{
    public const int MaxBytes = 256 * 1024;

    // The longest life that the Realtime API gives a secret.
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(7_200);

    /// <param name="serverNow">The server's clock when it answered; null where it did not say.</param>
    /// <param name="asked">When the request was sent, on this machine's clocks.</param>
    public static MintResult ReadSecret(
        ReadOnlyMemory<byte> body,
        DateTimeOffset? serverNow,
        MintedSecret.Moment asked,
        MintFailures failures
    )
    {
        using JsonDocument? document = Parse(body);
        if (document is null || document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return Bad(failures, "something that is not a JSON object");
        }
        JsonElement root = document.RootElement;
        if (Text(root, "value") is not { Length: > 0 and <= 8_192 } value || !CallerKey.IsOneWord(value))
        {
            return Bad(failures, "JSON that has no secret in 'value'");
        }
        if (
            !root.TryGetProperty("expires_at", out JsonElement expiry)
            || expiry.ValueKind != JsonValueKind.Number
            || !expiry.TryGetInt64(out long expiresAt)
            || expiresAt is <= 0 or > 253_402_300_799
        )
        {
            return Bad(failures, "JSON that has no Unix time in 'expires_at'");
        }
        string? model =
            root.TryGetProperty("session", out JsonElement session) && session.ValueKind == JsonValueKind.Object
                ? Text(session, "model")
                : null;
        // Both times are of the same side, so that this machine's clock may be wrong.
        TimeSpan lifetime = DateTimeOffset.FromUnixTimeSeconds(expiresAt) - (serverNow ?? asked.Utc);
        lifetime = TimeSpan.FromTicks(Math.Clamp(lifetime.Ticks, 0, LongestLife.Ticks));
        return MintResult.Of(
            new MintedSecret(new Credential(value, IsModel(model, value) ? model : null), lifetime, asked)
        );
    }

    public static MintResult ReadRefusal(
        ReadOnlyMemory<byte> body,
        HttpStatusCode status,
        TimeSpan? retryAfter,
        MintFailures failures
    )
    {
        using JsonDocument? document = Parse(body);
        string? type =
            document?.RootElement.ValueKind == JsonValueKind.Object ? Text(document.RootElement, "type") : null;
        bool retry =
            status >= HttpStatusCode.InternalServerError
            || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
        return MintResult.Failed(failures.Status(status, MintFailures.KnownCode(type)), retry, retryAfter);
    }

    // It goes into the URL and the log: a server that repeats the secret there must not have it logged.
    private static bool IsModel(string? model, string value) =>
        model is { Length: > 0 and <= 200 }
        && CallerKey.IsOneWord(model)
        && !model.Contains(value, StringComparison.Ordinal);

    private static MintResult Bad(MintFailures failures, string what) =>
        MintResult.Failed(failures.BadAnswer(what), retry: false);

    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement parent, string name)
    {
        try
        {
            return parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which JSON can write and text can't hold.
            return null;
        }
    }
}
