using Sidecar.Configuration;
using Sidecar.Realtime.Configuration;

namespace Sidecar.Tests.Configuration;

public sealed class ToolFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void FunctionsAndMcpServers_AreRead()
    {
        IReadOnlyList<Tool> tools = Read(
            """
            [
              // Comments and trailing commas are welcome.
              { "type": "function", "name": "set_light", "description": "On or off.",
                "parameters": { "type": "object", "properties": { "on": { "type": "boolean" } } } },
              { "type": "mcp", "server_label": "docs", "server_url": "https://example.com/mcp",
                "allowed_tools": ["search"], "require_approval": "always", "headers": { "x-team": "7" } },
            ]
            """
        );

        FunctionTool function = Assert.IsType<FunctionTool>(tools[0]);
        Assert.Equal("set_light", function.Name);
        McpTool mcp = Assert.IsType<McpTool>(tools[1]);
        Assert.Equal(("docs", "always", "7"), (mcp.ServerLabel, mcp.RequireApproval, mcp.Headers!["x-team"]));
    }

    [Theory]
    [InlineData("{}", "array")]
    [InlineData("[1]", "tool 1: must be an object")]
    [InlineData("[{\n\"type\": ]", "line 2")]
    [InlineData("""[{"name":"a"}]""", "tool 1: type is missing")]
    [InlineData("""[{"type":"web_search"}]""", "web_search")]
    [InlineData("""[{"type":"function","name":"two words"}]""", "two words")]
    [InlineData("""[{"type":"function","name":"a","parameters":1}]""", "parameters")]
    [InlineData("""[{"type":"function","name":"a","strict":true}]""", "strict")]
    [InlineData("""[{"type":"function","name":"a"},{"type":"function","name":"a"}]""", "tool 2: there are two")]
    [InlineData("""[{"type":"mcp","server_label":"d"}]""", "exactly one of")]
    [InlineData("""[{"type":"mcp","server_label":"d","server_url":"u","require_approval":"maybe"}]""", "always")]
    public void Fault_IsNamedWithItsPlace(string json, string named)
    {
        FormatException fault = Assert.Throws<FormatException>(() => Read(json));

        Assert.StartsWith(_path, fault.Message, StringComparison.Ordinal);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<Tool> Read(string json)
    {
        File.WriteAllText(_path, json);
        return ToolFile.Read(_path);
    }
}
