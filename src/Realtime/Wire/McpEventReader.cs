using System.Text.Json;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Wire;

/// <summary>Events about tools of MCP servers.</summary>
internal static class McpEventReader
{
    public static ServerEvent? Read(ServerEventKind kind, JsonElement json, string? eventId) =>
        kind switch
        {
            ServerEventKind.McpListToolsInProgress => ListTools(json, eventId, McpProgress.InProgress),
            ServerEventKind.McpListToolsCompleted => ListTools(json, eventId, McpProgress.Completed),
            ServerEventKind.McpListToolsFailed => ListTools(json, eventId, McpProgress.Failed),
            ServerEventKind.McpCallInProgress => Call(json, eventId, McpProgress.InProgress),
            ServerEventKind.McpCallCompleted => Call(json, eventId, McpProgress.Completed),
            ServerEventKind.McpCallFailed => Call(json, eventId, McpProgress.Failed),
            ServerEventKind.McpCallArgumentsDelta => new McpCallArgumentsDelta
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
                ItemId = json.Text("item_id"),
                OutputIndex = json.Int("output_index"),
                Delta = json.Text("delta"),
            },
            ServerEventKind.McpCallArgumentsDone => new McpCallArgumentsDone
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
                ItemId = json.Text("item_id"),
                OutputIndex = json.Int("output_index"),
                Arguments = json.Text("arguments"),
            },
            _ => null,
        };

    private static McpListToolsChanged ListTools(JsonElement json, string? eventId, McpProgress progress) =>
        new()
        {
            EventId = eventId,
            ItemId = json.Text("item_id"),
            Progress = progress,
        };

    private static McpCallChanged Call(JsonElement json, string? eventId, McpProgress progress) =>
        new()
        {
            EventId = eventId,
            ItemId = json.Text("item_id"),
            OutputIndex = json.Int("output_index"),
            Progress = progress,
        };
}
