using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sidecar.Simulator.Conversation;

namespace Sidecar.Simulator.Responses;

/// <summary>One response as asked for: the session's settings with the response's own on top.</summary>
internal sealed partial record ResponseRequest
{
    private const int MaxExactLength = 4000;

    public required string Instructions { get; init; }

    /// <summary>The instructions given with response.create itself.</summary>
    public string? OwnInstructions { get; init; }

    /// <summary>audio or text.</summary>
    public required string Modality { get; init; }

    public required JsonNode Voice { get; init; }

    public required double Speed { get; init; }

    /// <summary>As the session or response.create wrote it.</summary>
    public required JsonObject OutputFormat { get; init; }

    public required IReadOnlyList<Tool> Tools { get; init; }

    public required JsonNode ToolChoice { get; init; }

    public required JsonNode MaxOutputTokens { get; init; }

    public JsonObject? Metadata { get; init; }

    /// <summary>False for conversation "none": nothing of the response enters the conversation.</summary>
    public bool InConversation { get; init; } = true;

    public required IReadOnlyList<ConversationItem> Context { get; init; }

    public bool Audible => Modality == "audio";

    public int? MaxTokens => MaxOutputTokens is JsonValue value && value.TryGetValue(out int limit) ? limit : null;

    public bool ToolsAllowed =>
        !(ToolChoice is JsonValue value && value.TryGetValue(out string? choice) && choice == "none");

    /// <summary>Empty for a custom voice, which nobody here can imitate.</summary>
    public string VoiceName => Voice is JsonValue value ? (string)value! : "";

    /// <summary>The text of "Say exactly: …" instructions, as far as it can be spoken in a few minutes.</summary>
    public string? SayExactly =>
        OwnInstructions is not null && ExactWords().Match(OwnInstructions) is { Success: true } match
            ? Shorten(match.Groups["words"].Value.Trim().Trim('"', '“', '”'))
            : null;

    /// <summary>The tool that tool_choice insists on, unless it was just called.</summary>
    public Tool? RequiredTool =>
        Context is [.., { Kind: ItemKind.FunctionCallOutput }] ? null
        : ToolChoice is JsonObject named ? Tools.FirstOrDefault(tool => tool.Name == (string?)named["name"])
        : (string?)ToolChoice == "required" && Tools is [var first, ..] ? first
        : null;

    public Tool? MentionedTool(string text) =>
        ToolsAllowed ? Tools.FirstOrDefault(tool => tool.IsMentionedIn(text)) : null;

    private static string Shorten(string text) => text.Length <= MaxExactLength ? text : text[..MaxExactLength];

    [GeneratedRegex(
        @"\bsay\s+(?:exactly|verbatim|the following|this)\b[^:]{0,40}:\s*(?<words>\S.*)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex ExactWords();
}
