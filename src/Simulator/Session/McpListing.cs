using System.Text.Json.Nodes;
using Sidecar.Simulator.Conversation;

namespace Sidecar.Simulator.Session;

/// <summary>
/// Says which tools an MCP server has, as the live service does when a session names the server first. No server is
/// asked: the list is what <c>allowed_tools</c> allows by name.
/// </summary>
internal sealed class McpListing(SessionContext session)
{
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);

    public void List(JsonArray tools)
    {
        foreach (var tool in tools.OfType<JsonObject>())
        {
            if ((string?)tool["type"] == "mcp" && (string?)tool["server_label"] is { } label && _listed.Add(label))
            {
                List(label, tool["allowed_tools"]);
            }
        }
    }

    private void List(string label, JsonNode? allowed)
    {
        var names = allowed as JsonArray ?? allowed?["tool_names"] as JsonArray ?? [];
        var item = new ConversationItem(session.Ids.McpList(), ItemKind.McpListTools)
        {
            Rest = new JsonObject
            {
                ["server_label"] = label,
                ["tools"] = new JsonArray([.. names.OfType<JsonValue>().Select(name => Described(name.ToString()))]),
            },
        };
        session.Events.Emit("mcp_list_tools.in_progress", ("item_id", item.Id));
        session.Conversation.TryInsert(item, previousItemId: null);
        session.Events.ItemAdded(item, session.Conversation.PreviousOf(item));
        session.Events.ItemDone(item, session.Conversation.PreviousOf(item));
        session.Events.Emit("mcp_list_tools.completed", ("item_id", item.Id));
    }

    private static JsonObject Described(string name) =>
        new()
        {
            ["name"] = name,
            ["input_schema"] = new JsonObject { ["type"] = "object" },
        };
}
