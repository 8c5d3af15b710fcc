using Microsoft.AspNetCore.Http;
using Sidecar.Simulator.Faults;
using Sidecar.Simulator.Secrets;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Hosting;

/// <summary>What a connecting client asked for, read from its HTTP request.</summary>
internal sealed record Handshake
{
    private const string KeySubprotocol = "openai-insecure-api-key.";
    private const string BetaSubprotocol = "openai-beta.realtime";
    private const string DefaultModel = "gpt-realtime-2.1";

    /// <summary>Null for a transcription session.</summary>
    public string? Model { get; private init; }

    public string? Key { get; private init; }

    /// <summary>The client still speaks the beta interface.</summary>
    public bool Beta { get; private init; }

    /// <summary>The subprotocol to answer with, if the client offered it.</summary>
    public string? Subprotocol { get; private init; }

    public HandshakeFault? Fault { get; private init; }

    /// <summary>The client secret that serves as key.</summary>
    public ClientSecret? Secret { get; private init; }

    /// <summary>A client secret that has expired, or never was one.</summary>
    public bool WrongSecret => Secret is null && Key?.StartsWith(SecretStore.Prefix, StringComparison.Ordinal) == true;

    public static Handshake Read(HttpContext http, SimulatorOptions options, SecretStore secrets)
    {
        var key = KeyOf(http, options.Dialect);
        var secret = key is null ? null : secrets.Find(key);
        var offered = http.WebSockets.WebSocketRequestedProtocols;
        var (model, fault) = Route(http.Request.Query, secret);
        return new()
        {
            Model = model,
            Key = key,
            Secret = secret,
            Beta =
                http.Request.Headers["OpenAI-Beta"].ToString().Contains("realtime", StringComparison.OrdinalIgnoreCase)
                || offered.Any(protocol => protocol.StartsWith(BetaSubprotocol, StringComparison.Ordinal)),
            Subprotocol = offered.Contains("realtime", StringComparer.Ordinal) ? "realtime" : null,
            Fault =
                (options.RequireKey || options.AcceptedKeys.Count > 0) && key is null
                    ? new(
                        StatusCodes.Status401Unauthorized,
                        "Missing bearer or basic authentication in header",
                        null,
                        null
                    )
                    : fault,
        };
    }

    private static (string? Model, HandshakeFault? Fault) Route(IQueryCollection query, ClientSecret? secret)
    {
        string? model = query["model"];
        string? callId = query["call_id"];
        string? intent = query["intent"];
        var given = new[] { model, callId, intent }.Count(value => !string.IsNullOrEmpty(value));
        if (given == 0 && secret is not null)
        {
            return (secret.Model, null);
        }

        if (given != 1)
        {
            var problem = given == 0 ? "Missing" : "Ambiguous";
            return (
                null,
                new(
                    StatusCodes.Status400BadRequest,
                    $"{problem} query parameter: exactly one of 'model', 'call_id' or 'intent' is required.",
                    "model",
                    given == 0 ? "missing_required_parameter" : "invalid_value"
                )
            );
        }

        return (callId, intent) switch
        {
            ({ Length: > 0 }, _) => (
                null,
                new(StatusCodes.Status404NotFound, $"Call '{callId}' not found.", "call_id", "call_id_not_found")
            ),
            (_, "transcription") => (null, null),
            (_, "realtime") => (DefaultModel, null),
            (_, { Length: > 0 }) => (
                null,
                new(
                    StatusCodes.Status400BadRequest,
                    $"Invalid value: '{intent}'. Supported values are: 'realtime', and 'transcription'.",
                    "intent",
                    "invalid_value"
                )
            ),
            _ => (model, null),
        };
    }

    /// <summary>Azure takes its keys in a header of their own; elsewhere all places are tried, with the beta dialect the
    /// query too.</summary>
    public static string? KeyOf(HttpContext http, SimulatorDialect dialect)
    {
        var authorization = http.Request.Headers.Authorization.ToString();
        var bearer = authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization[7..] : "";
        var subprotocol = http.WebSockets.WebSocketRequestedProtocols.FirstOrDefault(protocol =>
            protocol.StartsWith(KeySubprotocol, StringComparison.Ordinal)
        );
        var apiKey = http.Request.Headers["api-key"].ToString();
        string?[] places = dialect switch
        {
            SimulatorDialect.Azure => [apiKey, bearer],
            SimulatorDialect.Beta =>
            [
                bearer,
                apiKey,
                subprotocol?[KeySubprotocol.Length..],
                http.Request.Query["api_key"],
            ],
            _ => [bearer, apiKey, subprotocol?[KeySubprotocol.Length..]],
        };
        return places.Select(key => key?.Trim()).FirstOrDefault(key => !string.IsNullOrEmpty(key));
    }
}

/// <summary>An HTTP refusal in the form of the OpenAI API.</summary>
internal sealed record HandshakeFault(int StatusCode, string Message, string? Param, string? Code)
{
    public string Type { get; init; } = "invalid_request_error";

    public int? RetryAfterS { get; init; }

    public static HandshakeFault Of(RealtimeError error) => new(400, error.Message, error.Param, error.Code);

    /// <summary>A refusal by order of a fault.</summary>
    public static HandshakeFault Of(RefuseAction refusal)
    {
        var (type, code, message) = refusal.Status switch
        {
            401 => ("invalid_request_error", "invalid_api_key", "Incorrect API key provided."),
            403 => (
                "request_forbidden",
                "unsupported_country_region_territory",
                "Country, region, or territory not supported"
            ),
            429 => ("requests", "rate_limit_exceeded", "Rate limit reached for requests."),
            >= 500 => ("server_error", "server_error", "The server had an error while processing your request."),
            _ => ("invalid_request_error", "refused", "The handshake was refused."),
        };
        return new(refusal.Status, message, null, code) { Type = type, RetryAfterS = refusal.RetryAfterS };
    }
}
