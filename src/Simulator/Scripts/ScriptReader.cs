using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sidecar.Simulator.Scripts;

/// <summary>Reads a conversation script and refuses whatever it doesn't understand, with its place.</summary>
internal static class ScriptReader
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    public static SimulatorScript Read(byte[] utf8, string name)
    {
        var root = LocatedJson.Parse(utf8, name);
        var members = Members(root, "turns", "replies", "callMentionedTools");
        var script = new SimulatorScript
        {
            Rules = members.TryGetValue("turns", out var turns) ? [.. List(turns).Select(ReadRule)] : [],
            Replies = members.TryGetValue("replies", out var replies) ? [.. List(replies).Select(Text)] : [],
            CallMentionedTools = members.TryGetValue("callMentionedTools", out var calls) && Flag(calls),
        };
        return script.Rules.Count + script.Replies.Count > 0
            ? script
            : throw root.Fault("expected at least one turn in 'turns' or one reply in 'replies'.");
    }

    private static ScriptRule ReadRule(LocatedJson json)
    {
        var members = Members(json, "when", "heard", "say", "text", "call", "calls", "delayMs", "voice");
        if (!members.TryGetValue("when", out var when))
        {
            throw json.Fault("expected 'when', which says when this turn applies.");
        }

        var condition = ReadCondition(when);
        if (members.TryGetValue("heard", out var heard) && condition is not TurnCondition)
        {
            throw heard.Fault("'heard' needs a 'when' with 'turn': only a turn's number is known before its words.");
        }

        var calls =
            members.TryGetValue("call", out var call) ? [ReadCall(call)]
            : members.TryGetValue("calls", out var several) ? List(several).Select(ReadCall).ToArray()
            : [];
        var rule = new ScriptRule(condition)
        {
            Heard = heard is null ? null : Text(heard),
            Say = members.TryGetValue("say", out var say) ? Text(say) : null,
            Text = members.TryGetValue("text", out var text) ? Text(text) : null,
            Calls = calls,
            Delay = members.TryGetValue("delayMs", out var delay)
                ? TimeSpan.FromMilliseconds(Whole(delay, 0, 600_000))
                : TimeSpan.Zero,
            Voice = members.TryGetValue("voice", out var voice) ? Text(voice) : null,
        };
        return rule.Say is null && rule.Text is null && rule.Calls.Count == 0
            ? throw json.Fault("expected one of 'say', 'text', 'call' or 'calls'.")
            : rule;
    }

    private static ScriptCondition ReadCondition(LocatedJson json)
    {
        var members = Members(json, "turn", "text", "toolResult");
        if (members.Count != 1)
        {
            throw json.Fault("expected exactly one of 'turn', 'text' or 'toolResult'.");
        }

        var (name, value) = members.Single();
        return name switch
        {
            "turn" => new TurnCondition(Whole(value, 0, int.MaxValue)),
            "text" => new TextCondition(Pattern(value)),
            _ => new ToolResultCondition(Text(value) is "*" ? null : value.Text),
        };
    }

    private static Regex Pattern(LocatedJson json)
    {
        var text = Text(json);
        var isExpression = text.Length > 2 && text.StartsWith('/') && text.EndsWith('/');
        try
        {
            return new Regex(
                isExpression ? text[1..^1] : Regex.Escape(text),
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
                MatchTimeout
            );
        }
        catch (ArgumentException fault)
        {
            throw json.Fault($"not a valid regular expression: {fault.Message}");
        }
    }

    private static ScriptCall ReadCall(LocatedJson json)
    {
        var members = Members(json, "name", "arguments");
        if (!members.TryGetValue("name", out var name))
        {
            throw json.Fault("expected 'name', the tool to call.");
        }

        if (!members.TryGetValue("arguments", out var arguments))
        {
            return new(Text(name), "{}");
        }

        // Written compactly, without the comments a script may have, as a model would.
        return arguments.Kind == JsonTokenType.StartObject
            ? new(Text(name), Compact(arguments.Raw))
            : throw arguments.Fault($"expected an object, found {Describe(arguments)}.");
    }

    private static string Compact(string json) =>
        JsonNode
            .Parse(
                json,
                documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            )!
            .ToJsonString();

    private static Dictionary<string, LocatedJson> Members(LocatedJson json, params string[] known)
    {
        if (json.Kind != JsonTokenType.StartObject)
        {
            throw json.Fault($"expected an object, found {Describe(json)}.");
        }

        var members = new Dictionary<string, LocatedJson>(StringComparer.Ordinal);
        foreach (var (name, value) in json.Members)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw value.Fault($"unknown key '{name}'; known here: {string.Join(", ", known)}.");
            }

            if (!members.TryAdd(name, value))
            {
                throw value.Fault($"'{name}' is given twice.");
            }
        }

        return members;
    }

    private static IReadOnlyList<LocatedJson> List(LocatedJson json) =>
        json.Kind == JsonTokenType.StartArray
            ? json.Elements
            : throw json.Fault($"expected an array, found {Describe(json)}.");

    private static string Text(LocatedJson json) =>
        json.Kind == JsonTokenType.String && json.Text.Trim().Length > 0
            ? json.Text
            : throw json.Fault($"expected a text, found {Describe(json)}.");

    private static bool Flag(LocatedJson json) =>
        json.Kind is JsonTokenType.True or JsonTokenType.False
            ? json.Kind == JsonTokenType.True
            : throw json.Fault($"expected true or false, found {Describe(json)}.");

    private static int Whole(LocatedJson json, int min, int max) =>
        json.Kind == JsonTokenType.Number && int.TryParse(json.Raw, out var number) && number >= min && number <= max
            ? number
            : throw json.Fault($"expected a whole number from {min} to {max}, found {Describe(json)}.");

    private static string Describe(LocatedJson json) =>
        json.Kind switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String when json.Text.Trim().Length == 0 => "an empty text",
            _ => json.Raw,
        };
}
