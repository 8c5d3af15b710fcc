using System.Text.Json;
using Sidecar.Realtime.Configuration;

namespace Sidecar.Configuration;

/// <summary>
/// The tools of a character: a JSON array in the form of the Realtime API's <c>session.tools</c>, functions and MCP
/// servers. Comments and trailing commas are allowed.
/// </summary>
internal static class ToolFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <param name="path">Empty for no tools.</param>
    /// <exception cref="FormatException">The file can't be read, or something in it is wrong; the message says where.</exception>
    public static IReadOnlyList<Tool> Read(string path)
    {
        if (path.Length == 0)
        {
            return [];
        }
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                throw new FormatException($"{path}: must hold a JSON array of tools");
            }
            List<Tool> tools = [];
            HashSet<string> names = new(StringComparer.Ordinal);
            foreach (JsonElement json in document.RootElement.EnumerateArray())
            {
                string where = $"{path}: tool {tools.Count + 1}";
                Tool tool = ReadTool(json, where);
                string name = tool is FunctionTool function ? function.Name : ((McpTool)tool).ServerLabel;
                if (!names.Add(name))
                {
                    throw new FormatException($"{where}: there are two of the name '{name}'");
                }
                tools.Add(tool);
            }
            return tools;
        }
        catch (JsonException fault)
        {
            string at = $"line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1}";
            throw new FormatException($"{path}: is not valid JSON at {at}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{path}: can't be read: {fault.Message}", fault);
        }
    }

    private static Tool ReadTool(JsonElement json, string where)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{where}: must be an object");
        }
        return Text(json, "type", where) switch
        {
            "function" => ReadFunction(json, where),
            "mcp" => ReadMcp(json, where),
            string type => throw new FormatException($"{where}: type '{type}' is neither function nor mcp"),
            null => throw new FormatException($"{where}: type is missing; it is function or mcp"),
        };
    }

    private static FunctionTool ReadFunction(JsonElement json, string where)
    {
        Expect(json, where, "type", "name", "description", "parameters");
        string name = Text(json, "name", where) ?? "";
        if (name.Length is 0 or > 64 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-')))
        {
            throw new FormatException($"{where}: name '{name}' is not 1 to 64 letters, digits, _ or -");
        }
        JsonElement? parameters = null;
        if (json.TryGetProperty("parameters", out JsonElement schema))
        {
            parameters =
                schema.ValueKind == JsonValueKind.Object
                    ? schema.Clone()
                    : throw new FormatException($"{where}: parameters must be a JSON Schema, an object");
        }
        return new FunctionTool(name, Text(json, "description", where), parameters);
    }

    private static McpTool ReadMcp(JsonElement json, string where)
    {
        Expect(
            json,
            where,
            "type",
            "server_label",
            "server_url",
            "connector_id",
            "tunnel_id",
            "authorization",
            "headers",
            "allowed_tools",
            "require_approval"
        );
        McpTool tool = new(
            Text(json, "server_label", where) is { Length: > 0 } label
                ? label
                : throw new FormatException($"{where}: server_label is missing")
        )
        {
            ServerUrl = Text(json, "server_url", where),
            ConnectorId = Text(json, "connector_id", where),
            TunnelId = Text(json, "tunnel_id", where),
            Authorization = Text(json, "authorization", where),
            RequireApproval = Text(json, "require_approval", where),
            AllowedTools = json.TryGetProperty("allowed_tools", out JsonElement allowed)
                ? Texts(allowed, $"{where}: allowed_tools")
                : null,
            Headers = json.TryGetProperty("headers", out JsonElement headers)
                ? Pairs(headers, $"{where}: headers")
                : null,
        };
        if (new[] { tool.ServerUrl, tool.ConnectorId, tool.TunnelId }.Count(t => t is { Length: > 0 }) != 1)
        {
            throw new FormatException($"{where}: needs exactly one of server_url, connector_id and tunnel_id");
        }
        if (tool.RequireApproval is not (null or "always" or "never"))
        {
            throw new FormatException($"{where}: require_approval is neither always nor never");
        }
        return tool;
    }

    private static void Expect(JsonElement json, string where, params string[] known)
    {
        foreach (JsonProperty property in json.EnumerateObject())
        {
            if (!known.Contains(property.Name, StringComparer.Ordinal))
            {
                throw new FormatException(
                    $"{where}: there is no '{property.Name}'; known here: {string.Join(", ", known)}"
                );
            }
        }
    }

    private static string? Text(JsonElement json, string name, string where) =>
        !json.TryGetProperty(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new FormatException($"{where}: {name} must be text");

    private static List<string> Texts(JsonElement json, string where) =>
        json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String)
            ? [.. json.EnumerateArray().Select(e => e.GetString()!)]
            : throw new FormatException($"{where} must be an array of texts");

    private static Dictionary<string, string> Pairs(JsonElement json, string where) =>
        json.ValueKind == JsonValueKind.Object
        && json.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.String)
            ? json.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal)
            : throw new FormatException($"{where} must be an object of texts");
}
