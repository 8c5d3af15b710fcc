using System.Text.Json.Nodes;

namespace Sidecar.Simulator.Conversation;

internal enum ItemKind
{
    Message,
    FunctionCall,
    FunctionCallOutput,
    McpApprovalResponse,
    McpListTools,
}

internal enum ItemStatus
{
    InProgress,
    Completed,
    Incomplete,
}

/// <summary>One item of a conversation.</summary>
internal sealed class ConversationItem(string id, ItemKind kind)
{
    public string Id { get; } = id;

    public ItemKind Kind { get; } = kind;

    public ItemStatus Status { get; set; } = ItemStatus.Completed;

    /// <summary>Messages only: system, user or assistant.</summary>
    public string? Role { get; init; }

    public List<ContentPart> Content { get; init; } = [];

    /// <summary>Messages of reasoning models: commentary or final_answer.</summary>
    public string? Phase { get; init; }

    /// <summary>Function calls and their outputs.</summary>
    public string? CallId { get; init; }

    public string? Name { get; init; }

    public string Arguments { get; set; } = "";

    public string? Output { get; init; }

    /// <summary>Members of kinds that the simulator only stores.</summary>
    public JsonObject? Rest { get; init; }

    /// <summary>1 for the first user message of the session, 0 for items that are no user message.</summary>
    public int UserTurn { get; set; }

    public bool IsUserMessage => Kind == ItemKind.Message && Role == "user";

    /// <summary>The words of a message, where they are really known: a placeholder transcript is none.</summary>
    public string? Words
    {
        get
        {
            var words = string.Join(
                ' ',
                Content.Select(part => part.Text ?? part.Heard).Where(text => text?.Length > 0)
            );
            return words.Length == 0 ? null : words;
        }
    }

    /// <summary>The item as events carry it; audio bytes only when encoded for conversation.item.retrieved.</summary>
    public JsonObject ToJson(bool strictSpec, Func<ContentPart, string>? encodeAudio = null)
    {
        var json = new JsonObject { ["id"] = Id, ["type"] = TypeName };
        if (strictSpec && Kind is not (ItemKind.McpApprovalResponse or ItemKind.McpListTools))
        {
            json["object"] = "realtime.item";
        }

        // The live service gives outputs of functions no status, whatever the schema says.
        if (Kind is ItemKind.Message or ItemKind.FunctionCall || (strictSpec && Kind == ItemKind.FunctionCallOutput))
        {
            json["status"] = StatusName;
        }

        switch (Kind)
        {
            case ItemKind.Message:
                json["role"] = Role;
                if (Phase is not null && !strictSpec)
                {
                    json["phase"] = Phase;
                }

                json["content"] = new JsonArray([.. Content.Select(part => part.ToJson(encodeAudio))]);
                break;
            case ItemKind.FunctionCall:
                json["name"] = Name;
                json["call_id"] = CallId;
                json["arguments"] = Arguments;
                break;
            case ItemKind.FunctionCallOutput:
                json["call_id"] = CallId;
                json["output"] = Output;
                break;
            default:
                foreach (var (name, value) in Rest!)
                {
                    json[name] = value?.DeepClone();
                }

                break;
        }

        return json;
    }

    private string TypeName =>
        Kind switch
        {
            ItemKind.Message => "message",
            ItemKind.FunctionCall => "function_call",
            ItemKind.FunctionCallOutput => "function_call_output",
            ItemKind.McpListTools => "mcp_list_tools",
            _ => "mcp_approval_response",
        };

    private string StatusName =>
        Status switch
        {
            ItemStatus.InProgress => "in_progress",
            ItemStatus.Completed => "completed",
            _ => "incomplete",
        };
}
