using System.Text.RegularExpressions;
using Sidecar.Simulator.Conversation;

namespace Sidecar.Simulator.Scripts;

/// <summary>What a response answers: the user's last turn, a tool's result, or nothing new.</summary>
internal sealed record Situation
{
    private const int MaxResultLength = 200;

    /// <summary>The number of the unanswered user turn; 0 when nobody has spoken yet; null when there's nothing new.</summary>
    public int? Turn { get; private init; }

    public string? UserText { get; private init; }

    public string? ToolName { get; private init; }

    public string? ToolResult { get; private init; }

    public static Situation Of(IReadOnlyList<ConversationItem> context)
    {
        for (var i = context.Count - 1; i >= 0; i--)
        {
            var item = context[i];
            if (item.Kind == ItemKind.FunctionCallOutput)
            {
                return new()
                {
                    ToolResult = item.Output ?? "",
                    ToolName = context
                        .LastOrDefault(other => other.Kind == ItemKind.FunctionCall && other.CallId == item.CallId)
                        ?.Name,
                };
            }

            if (item.IsUserMessage)
            {
                // A message of an out-of-band input is no turn of the session.
                return new() { Turn = item.UserTurn > 0 ? item.UserTurn : null, UserText = item.Words };
            }

            if (item.Role == "assistant" || item.Kind == ItemKind.FunctionCall)
            {
                return new();
            }
        }

        return new() { Turn = 0 };
    }

    public bool Meets(ScriptCondition condition) =>
        condition switch
        {
            TurnCondition { Turn: var turn } => Turn == turn,
            TextCondition { Pattern: var pattern } => UserText is not null && Matches(pattern, UserText),
            ToolResultCondition { ToolName: var name } => ToolResult is not null && (name is null || name == ToolName),
            _ => false,
        };

    /// <summary>Puts the tool's output where a line says {result}.</summary>
    public string Fill(string line) =>
        ToolResult is null
            ? line
            : line.Replace(
                "{result}",
                ToolResult.Length > MaxResultLength ? ToolResult[..MaxResultLength] + "…" : ToolResult,
                StringComparison.Ordinal
            );

    private static bool Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
