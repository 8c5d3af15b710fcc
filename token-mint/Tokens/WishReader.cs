using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Sidecar.TokenMint.Tokens;

/// <summary>Reads what a caller wishes: a JSON body, or <c>?seconds=</c> of a GET.</summary>
internal static class WishReader
{
    public const int MaxBodyBytes = 16 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Exactly one of the two is null. No body is no wish.</summary>
    public static async ValueTask<(JsonObject? Wishes, Refusal? Refusal)> ReadAsync(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
        {
            return ReadQuery(request.Query);
        }
        if (request.Query.Count > 0)
        {
            return (null, Refusal.Malformed("A POST takes its wishes in the body, not in the query."));
        }
        using MemoryStream body = new();
        try
        {
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException fault)
        {
            return (null, BodyFault(fault.StatusCode));
        }
        if (body.Length == 0)
        {
            return ([], null);
        }
        if (!request.HasJsonContentType())
        {
            const int Status = StatusCodes.Status415UnsupportedMediaType;
            return (null, new Refusal("content-type", Status, "Not JSON", "Send Content-Type: application/json."));
        }
        return Parse(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    private static (JsonObject? Wishes, Refusal? Refusal) Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonNode.Parse(body, documentOptions: Strict) is JsonObject wishes
                ? (wishes, null)
                : (null, Refusal.Malformed("The body must be a JSON object."));
        }
        catch (JsonException fault)
        {
            string where = $"line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}";
            return (null, Refusal.Malformed($"The body is not valid JSON, or too deep, at {where}."));
        }
    }

    private static (JsonObject? Wishes, Refusal? Refusal) ReadQuery(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(k => k != "seconds") is { } unknown)
        {
            return (null, Refusal.Malformed("A GET takes only ?seconds=; POST takes more.", unknown));
        }
        if (!query.TryGetValue("seconds", out StringValues text))
        {
            return ([], null);
        }
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            ? (new JsonObject { ["expires_after"] = new JsonObject { ["seconds"] = seconds } }, null)
            : (null, Refusal.Malformed("seconds must be a whole number.", "seconds"));
    }

    private static Refusal BodyFault(int status) =>
        status == StatusCodes.Status413PayloadTooLarge
            ? new Refusal("body-too-long", status, "The body is too long", $"At most {MaxBodyBytes} bytes are read.")
            : new Refusal("malformed-request", status, "The request can't be understood", "The body did not arrive.");
}
