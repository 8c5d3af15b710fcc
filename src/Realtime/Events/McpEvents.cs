namespace Sidecar.Realtime.Events;

/// <summary>How far a listing of tools or a call on an MCP server is.</summary>
public enum McpProgress
{
    /// <summary>Under way.</summary>
    InProgress,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Went wrong.</summary>
    Failed,
}

/// <summary><c>mcp_list_tools.in_progress</c>, <c>.completed</c>, <c>.failed</c>.</summary>
public sealed class McpListToolsChanged : ServerEvent
{
    /// <summary>The item of the listing.</summary>
    public string ItemId { get; init; } = "";

    /// <summary>How far it is.</summary>
    public required McpProgress Progress { get; init; }
}

/// <summary><c>response.mcp_call_arguments.delta</c>.</summary>
public sealed class McpCallArgumentsDelta : ResponseItemEvent
{
    /// <summary>JSON text to add.</summary>
    public string Delta { get; init; } = "";
}

/// <summary><c>response.mcp_call_arguments.done</c>.</summary>
public sealed class McpCallArgumentsDone : ResponseItemEvent
{
    /// <summary>The whole JSON text, not validated.</summary>
    public string Arguments { get; init; } = "";
}

/// <summary><c>response.mcp_call.in_progress</c>, <c>.completed</c>, <c>.failed</c>. They carry no response id.</summary>
public sealed class McpCallChanged : ServerEvent
{
    /// <summary>The item of the call.</summary>
    public string ItemId { get; init; } = "";

    /// <summary>The item's place in the output of its response, from 0.</summary>
    public int OutputIndex { get; init; }

    /// <summary>How far it is.</summary>
    public required McpProgress Progress { get; init; }
}
