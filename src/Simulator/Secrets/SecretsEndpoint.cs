using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Sidecar.Simulator.Hosting;
using Sidecar.Simulator.Session;
using Sidecar.Simulator.Shapes;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Secrets;

/// <summary>Answers <c>POST /v1/realtime/client_secrets</c>.</summary>
internal sealed class SecretsEndpoint(SimulatorOptions options, SecretStore secrets)
{
    private const int MaxBodyBytes = 1024 * 1024;
    private const int DefaultSeconds = 600;
    private const string DefaultModel = "gpt-realtime-2.1";

    private static readonly JsonDocumentOptions JsonOptions = new() { AllowDuplicateProperties = false };

    private static readonly Shape Body = new ObjectShape(
        SessionShapes.Members(
            (
                "expires_after",
                new NullableShape(
                    SessionShapes.Closed(
                        ("anchor", new ChoiceShape("created_at")),
                        ("seconds", new NumberShape(10, 7200, integer: true))
                    )
                ),
                false
            ),
            ("session", new NullableShape(new ObjectShape(SessionShapes.Members(), open: true)), false)
        )
    );

    public async Task HandleAsync(HttpContext http)
    {
        if (http.Request.Method != HttpMethods.Post)
        {
            var fault = $"Not allowed to {http.Request.Method} on {http.Request.Path}.";
            await HttpFault.WriteAsync(http, new(405, fault, null, "method_not_supported"));
            return;
        }

        if (Unauthorized(http) is { } unauthorized)
        {
            await HttpFault.WriteAsync(http, unauthorized);
            return;
        }

        if (await LimitedBody.ReadAsync(http, MaxBodyBytes) is not { } utf8)
        {
            await HttpFault.WriteAsync(http, new(413, "The request body is too large.", null, null));
            return;
        }

        await HttpFault.WriteAsync(http, Issue(utf8, out var answer), answer);
    }

    private HandshakeFault? Unauthorized(HttpContext http)
    {
        var key = Handshake.KeyOf(http, options.Dialect);
        return key is null && (options.RequireKey || options.AcceptedKeys.Count > 0)
                ? new(401, "Missing bearer or basic authentication in header", null, null)
            : key is null
            || options.AcceptedKeys.Count == 0
            || options.AcceptedKeys.Contains(key, StringComparer.Ordinal)
                ? null
            : new(401, "Incorrect API key provided.", null, "invalid_api_key");
    }

    private HandshakeFault? Issue(byte[] utf8, out JsonObject? answer)
    {
        answer = null;
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8.Length == 0 ? "{}"u8.ToArray() : utf8, JsonOptions);
        }
        catch (JsonException)
        {
            return new(400, "We could not parse the JSON body of your request.", null, "invalid_json");
        }

        using (document)
        {
            return Body.Check(document.RootElement, "") is { } fault
                ? HandshakeFault.Of(fault)
                : Issue(document.RootElement, out answer);
        }
    }

    private HandshakeFault? Issue(JsonElement body, out JsonObject? answer)
    {
        answer = null;
        var seconds = DefaultSeconds;
        if (
            body.TryGetProperty("expires_after", out var expiry)
            && expiry.ValueKind == JsonValueKind.Object
            && expiry.TryGetProperty("seconds", out var wanted)
        )
        {
            seconds = wanted.GetInt32();
        }

        JsonElement? configuration =
            body.TryGetProperty("session", out var session) && session.ValueKind == JsonValueKind.Object
                ? session.Clone()
                : null;
        var model = ModelOf(configuration);
        var config = new SessionConfig(
            model,
            WireIds.Unseeded.Session(),
            0,
            options.Dialect != SimulatorDialect.OpenAI
        );
        if (configuration is { } update && config.TryUpdate(update, false, false) is { } refused)
        {
            return HandshakeFault.Of(refused);
        }

        if (secrets.Issue(TimeSpan.FromSeconds(seconds), model, configuration) is not { } secret)
        {
            return new(429, "Too many client secrets are valid already.", null, "rate_limit_exceeded");
        }

        answer = new()
        {
            ["value"] = secret.Value,
            ["expires_at"] = secret.ExpiresAt.ToUnixTimeSeconds(),
            ["session"] = config.ToJson(),
        };
        return null;
    }

    private static string? ModelOf(JsonElement? session)
    {
        if (session is not { } given)
        {
            return DefaultModel;
        }

        if (
            given.TryGetProperty("type", out var type)
            && type.ValueKind == JsonValueKind.String
            && type.ValueEquals("transcription")
        )
        {
            return null;
        }

        return given.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.String
            ? model.GetString()
            : DefaultModel;
    }
}
