using Microsoft.AspNetCore.Http;

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

    public static Handshake Read(HttpContext http, SimulatorOptions options)
    {
        var key = KeyOf(http);
        var offered = http.WebSockets.WebSocketRequestedProtocols;
        var (model, fault) = Route(http.Request.Query);
        return new()
        {
            Model = model,
            Key = key,
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

    private static (string? Model, HandshakeFault? Fault) Route(IQueryCollection query)
    {
        string? model = query["model"];
        string? callId = query["call_id"];
        string? intent = query["intent"];
        var given = new[] { model, callId, intent }.Count(value => !string.IsNullOrEmpty(value));
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

    private static string? KeyOf(HttpContext http)
    {
        var authorization = http.Request.Headers.Authorization.ToString();
        var bearer = authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization[7..] : "";
        var subprotocol = http.WebSockets.WebSocketRequestedProtocols.FirstOrDefault(protocol =>
            protocol.StartsWith(KeySubprotocol, StringComparison.Ordinal)
        );
        return new[] { bearer, http.Request.Headers["api-key"].ToString(), subprotocol?[KeySubprotocol.Length..] }
            .Select(key => key?.Trim())
            .FirstOrDefault(key => !string.IsNullOrEmpty(key));
    }
}

/// <summary>An HTTP refusal in the form of the OpenAI API.</summary>
internal sealed record HandshakeFault(int StatusCode, string Message, string? Param, string? Code);
