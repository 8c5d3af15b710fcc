using System.Globalization;
using System.Text.Json;

namespace Sidecar.TokenMint.Tokens;

/// <summary>Writes refusals as problem details (RFC 9457).</summary>
internal static class ProblemWriter
{
    private const string MediaType = "application/problem+json";

    public static async Task WriteAsync(HttpContext context, Refusal refusal)
    {
        HttpResponse response = context.Response;
        response.StatusCode = refusal.Status;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        if (refusal.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }
        if (refusal.RetryAfter is { } wait)
        {
            double seconds = Math.Max(1, Math.Ceiling(wait.TotalSeconds));
            response.Headers.RetryAfter = seconds.ToString("0", CultureInfo.InvariantCulture);
        }
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }
        await using Utf8JsonWriter writer = new(response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteString("type", $"urn:sidecar:token-mint:{refusal.Code}");
        writer.WriteString("title", refusal.Title);
        writer.WriteNumber("status", refusal.Status);
        writer.WriteString("detail", refusal.Detail);
        if (refusal.Field is not null)
        {
            writer.WriteString("field", refusal.Field);
        }
        writer.WriteEndObject();
    }

    /// <summary>For answers that the framework gives without a body, such as 404 and 405.</summary>
    public static Task WriteStatusAsync(HttpContext context)
    {
        int status = context.Response.StatusCode;
        string title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
        Refusal refusal = status switch
        {
            StatusCodes.Status404NotFound => new("not-found", status, title, "Secrets are at /token."),
            StatusCodes.Status405MethodNotAllowed => new("method", status, title, "Use POST or GET."),
            StatusCodes.Status500InternalServerError => new(
                "internal",
                status,
                title,
                "The mint failed; its log says why."
            ),
            _ => new("refused", status, title, title),
        };
        return WriteAsync(context, refusal);
    }
}
