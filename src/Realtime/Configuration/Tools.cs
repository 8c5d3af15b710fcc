using System.Text.Json;

namespace Sidecar.Realtime.Configuration;

/// <summary>Something the model may call.</summary>
public abstract record Tool
{
    private protected Tool() { }
}

/// <summary>A function that this side runs.</summary>
/// <param name="Name">Letters, digits, <c>_</c> and <c>-</c>.</param>
/// <param name="Description">What it does and when to call it.</param>
/// <param name="Parameters">A JSON Schema of an object; null for none.</param>
public sealed record FunctionTool(string Name, string? Description = null, JsonElement? Parameters = null) : Tool;

/// <summary>The tools of an MCP server, which the provider calls itself. One of <see cref="ServerUrl"/>,
/// <see cref="ConnectorId"/> and <see cref="TunnelId"/> says where it is.</summary>
/// <param name="ServerLabel">Its name in events.</param>
public sealed record McpTool(string ServerLabel) : Tool
{
    /// <summary>Where it listens.</summary>
    public string? ServerUrl { get; init; }

    /// <summary>A connector of the provider.</summary>
    public string? ConnectorId { get; init; }

    /// <summary>A tunnel of the provider.</summary>
    public string? TunnelId { get; init; }

    /// <summary>An access token for it: a secret.</summary>
    public string? Authorization { get; init; }

    /// <summary>Headers to send to it: may hold secrets.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The tools that may be called; null for all.</summary>
    public IReadOnlyList<string>? AllowedTools { get; init; }

    /// <summary><c>always</c> or <c>never</c>; null for the provider's default.</summary>
    public string? RequireApproval { get; init; }

    /// <summary>Its label and place; no secret.</summary>
    public override string ToString() => $"McpTool {ServerLabel} {ServerUrl ?? ConnectorId ?? TunnelId}";
}

/// <summary>Whether the model must call something.</summary>
public abstract record ToolChoice
{
    private protected ToolChoice() { }

    /// <summary>As it sees fit.</summary>
    public static ToolChoice Auto { get; } = new NamedToolChoice("auto");

    /// <summary>It may not.</summary>
    public static ToolChoice None { get; } = new NamedToolChoice("none");

    /// <summary>It must call one.</summary>
    public static ToolChoice Required { get; } = new NamedToolChoice("required");

    internal sealed record NamedToolChoice(string Name) : ToolChoice;
}

/// <summary>It must call this function.</summary>
public sealed record FunctionToolChoice(string Name) : ToolChoice;

/// <summary>It must call this tool of this MCP server; a null name leaves it the choice among the server's tools.
/// </summary>
public sealed record McpToolChoice(string ServerLabel, string? Name = null) : ToolChoice;
