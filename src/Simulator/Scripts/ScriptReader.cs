using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sidecar.Simulator.Faults;

namespace Sidecar.Simulator.Scripts;

/// <summary>Reads a conversation script and refuses whatever it doesn't understand, with its place.</summary>
internal static class ScriptReader
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    public static SimulatorScript Read(byte[] utf8, string name)
    {
        var root = LocatedJson.Parse(utf8, name);
        var members = root.ReadObject("turns", "replies", "callMentionedTools", "faults");
        var script = new SimulatorScript
        {
            Rules = members.TryGetValue("turns", out var turns) ? [.. turns.ReadList().Select(ReadRule)] : [],
            Replies = members.TryGetValue("replies", out var replies)
                ? [.. replies.ReadList().Select(LocatedJsonReading.ReadText)]
                : [],
            CallMentionedTools = members.TryGetValue("callMentionedTools", out var calls) && calls.ReadFlag(),
            Faults = members.TryGetValue("faults", out var faults)
                ? [.. faults.ReadList().Select(FaultReader.Read)]
                : [],
        };
        return script.Rules.Count + script.Replies.Count > 0
            ? script
            : throw root.Fault("expected at least one turn in 'turns' or one reply in 'replies'.");
    }

    private static ScriptRule ReadRule(LocatedJson json)
    {
        var members = json.ReadObject("when", "heard", "say", "text", "call", "calls", "delayMs", "voice");
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
            : members.TryGetValue("calls", out var several) ? several.ReadList().Select(ReadCall).ToArray()
            : [];
        var rule = new ScriptRule(condition)
        {
            Heard = heard is null ? null : heard.ReadText(),
            Say = members.TryGetValue("say", out var say) ? say.ReadText() : null,
            Text = members.TryGetValue("text", out var text) ? text.ReadText() : null,
            Calls = calls,
            Delay = members.TryGetValue("delayMs", out var delay)
                ? TimeSpan.FromMilliseconds(delay.ReadWhole(0, 600_000))
                : TimeSpan.Zero,
            Voice = members.TryGetValue("voice", out var voice) ? voice.ReadText() : null,
        };
        return rule.Say is null && rule.Text is null && rule.Calls.Count == 0
            ? throw json.Fault("expected one of 'say', 'text', 'call' or 'calls'.")
            : rule;
    }

    private static ScriptCondition ReadCondition(LocatedJson json)
    {
        var members = json.ReadObject("turn", "text", "toolResult");
        if (members.Count != 1)
        {
            throw json.Fault("expected exactly one of 'turn', 'text' or 'toolResult'.");
        }

        var (name, value) = members.Single();
        return name switch
        {
            "turn" => new TurnCondition(value.ReadWhole(0, int.MaxValue)),
            "text" => new TextCondition(Pattern(value)),
            _ => new ToolResultCondition(value.ReadText() is "*" ? null : value.Text),
        };
    }

    private static Regex Pattern(LocatedJson json)
    {
        var text = json.ReadText();
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
        var members = json.ReadObject("name", "arguments");
        if (!members.TryGetValue("name", out var name))
        {
            throw json.Fault("expected 'name', the tool to call.");
        }

        if (!members.TryGetValue("arguments", out var arguments))
        {
            return new(name.ReadText(), "{}");
        }

        // Written compactly, without the comments a script may have, as a model would.
        return arguments.Kind == JsonTokenType.StartObject
            ? new(name.ReadText(), Compact(arguments.Raw))
            : throw arguments.Fault($"expected an object, found {LocatedJsonReading.Describe(arguments)}.");
    }

    private static string Compact(string json) =>
        JsonNode
            .Parse(
                json,
                documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            )!
            .ToJsonString();
}
