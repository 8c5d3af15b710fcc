using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Language;

/// <summary>
/// Epic's standard allows <c>auto</c> for a lambda, an iterator and in templates, and structured bindings never.
/// </summary>
internal sealed class AutoRule : IRule
{
    private static readonly HashSet<string> MakesIterators = new(StringComparer.Ordinal)
    {
        "CreateConstIterator",
        "CreateIterator",
        "begin",
        "cbegin",
        "cend",
        "end",
        "equal_range",
        "find",
        "find_if",
        "lower_bound",
        "prev",
        "next",
        "rbegin",
        "upper_bound",
    };

    public IEnumerable<Finding> Check(PluginTree tree)
    {
        foreach (SourceFile file in tree.Code)
        {
            for (int i = 0; i < file.Tokens.Count; i++)
            {
                if (file.Tokens[i].Is("auto") && Message(file.Tokens, i) is { } message)
                {
                    yield return new Finding(file.Path, file.Tokens[i].Line, message);
                }
            }
        }
    }

    private static string? Message(IReadOnlyList<Token> tokens, int at)
    {
        int next = at + 1;
        while (tokens.IsAt(next, "&") || tokens.IsAt(next, "*") || tokens.IsAt(next, "const"))
        {
            next++;
        }

        if (tokens.IsAt(next, "["))
        {
            return "a structured binding";
        }

        bool isInTemplateOrResult =
            tokens.IsAt(at - 1, "<") || tokens.IsAt(at - 1, "(") && tokens.IsAt(at - 2, "decltype");
        bool isAllowed =
            isInTemplateOrResult
            || IsLambda(tokens, next)
            || IsParameterOfALambda(tokens, at)
            || IsIterator(tokens, next)
            || HasWrittenResult(tokens, next);
        return isAllowed ? null : "auto hides a type";
    }

    private static bool IsLambda(IReadOnlyList<Token> tokens, int name) => tokens.AreAt(name + 1, "=", "[");

    private static bool IsParameterOfALambda(IReadOnlyList<Token> tokens, int at)
    {
        int depth = 0;
        int open = at - 1;
        while (open > 0 && (depth != 0 || !tokens[open].Is("(")) && !tokens[open].Is(";"))
        {
            depth -= TokenList.Depth(tokens[open]);
            open--;
        }

        return tokens.IsAt(open - 1, "]");
    }

    private static bool IsIterator(IReadOnlyList<Token> tokens, int name)
    {
        if (!tokens.IsAt(name + 1, "=") && !tokens.IsAt(name + 1, "{"))
        {
            return false;
        }

        for (int i = name + 2; i < tokens.Count && !tokens[i].Is(";"); i++)
        {
            if (MakesIterators.Contains(tokens[i].Text) && tokens.IsAt(i + 1, "("))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWrittenResult(IReadOnlyList<Token> tokens, int name) =>
        tokens.IsAt(name + 1, "(") && tokens.IsAt(TokenList.Closing(tokens, name + 1) + 1, "->");
}
