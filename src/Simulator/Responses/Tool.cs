using System.Text.Json.Nodes;

namespace Sidecar.Simulator.Responses;

/// <summary>A function the assistant may call.</summary>
internal sealed record Tool(string Name, JsonNode? Parameters)
{
    private const int MaxDepth = 8;

    public static IReadOnlyList<Tool> From(JsonArray tools) =>
        [
            .. tools
                .OfType<JsonObject>()
                .Where(tool => (string?)tool["type"] == "function")
                .Select(tool => new Tool((string)tool["name"]!, tool["parameters"]?.DeepClone())),
        ];

    public bool IsMentionedIn(string text) =>
        text.Contains(Name, StringComparison.OrdinalIgnoreCase)
        || text.Contains(Name.Replace('_', ' ').Replace('-', ' '), StringComparison.OrdinalIgnoreCase);

    /// <summary>Arguments that fit the tool's schema as far as its required members go.</summary>
    public string ExampleArguments() => (Example(Parameters, MaxDepth) as JsonObject ?? []).ToJsonString();

    private static JsonNode? Example(JsonNode? schema, int depth)
    {
        if (schema is not JsonObject described || depth == 0)
        {
            return null;
        }

        if ((described["const"] ?? described["default"]) is { } given)
        {
            return given.DeepClone();
        }

        if (described["enum"] is JsonArray { Count: > 0 } choices)
        {
            return choices[0]?.DeepClone();
        }

        var type = described["type"] is JsonArray { Count: > 0 } types ? types[0] : described["type"];
        return type is JsonValue name && name.TryGetValue(out string? text)
            ? text switch
            {
                "object" => ExampleObject(described, depth),
                "array" => new JsonArray(),
                "boolean" => true,
                "integer" => Number(described["minimum"]) is { } least ? (long)Math.Ceiling(least) : 1,
                "number" => Number(described["minimum"]) ?? 1.0,
                "string" => "example",
                _ => null,
            }
            : null;
    }

    private static JsonObject ExampleObject(JsonObject schema, int depth)
    {
        var example = new JsonObject();
        foreach (var required in schema["required"] as JsonArray ?? [])
        {
            if (required is JsonValue value && value.TryGetValue(out string? name))
            {
                example[name] = Example((schema["properties"] as JsonObject)?[name], depth - 1);
            }
        }

        return example;
    }

    private static double? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out double number) ? number : null;
}
