using System.Text.Json.Nodes;

namespace Sidecar.Simulator.Wire;

/// <summary>A refusal, as it goes out in an <c>error</c> event.</summary>
internal sealed record RealtimeError(string Message)
{
    public string Type { get; init; } = "invalid_request_error";

    public string? Code { get; init; }

    public string? Param { get; init; }

    /// <summary>False where the live service doesn't say which client event it answers.</summary>
    public bool Attributed { get; init; } = true;

    public static RealtimeError UnknownParameter(string path) =>
        new($"Unknown parameter: '{path}'.") { Code = "unknown_parameter", Param = path };

    public static RealtimeError MissingParameter(string path) =>
        new($"Missing required parameter: '{path}'.") { Code = "missing_required_parameter", Param = path };

    public static RealtimeError InvalidType(string path, string expected, string got) =>
        new($"Invalid type for '{path}': expected {expected}, but got {got} instead.")
        {
            Code = "invalid_type",
            Param = path,
        };

    public static RealtimeError InvalidValue(string path, string message) =>
        new(message) { Code = "invalid_value", Param = path };

    public JsonObject ToJson(string? clientEventId) =>
        new()
        {
            ["type"] = Type,
            ["code"] = Code,
            ["message"] = Message,
            ["param"] = Param,
            ["event_id"] = Attributed ? clientEventId : null,
        };
}
