using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Language;

/// <summary>
/// A lambda names what it captures; one that runs later, on a task, a ticker or a delegate, holds no bare this.
/// </summary>
internal sealed class LambdaCaptureRule : IRule
{
    private static readonly HashSet<string> RunLater = new(StringComparer.Ordinal)
    {
        "AddLambda",
        "Async",
        "AsyncTask",
        "AsyncThread",
        "BindLambda",
        "CreateLambda",
    };

    public IEnumerable<Finding> Check(PluginTree tree)
    {
        foreach (SourceFile file in tree.Code)
        {
            var later = new Stack<int>();
            for (int i = 0; i < file.Tokens.Count; i++)
            {
                while (later.TryPeek(out int end) && end < i)
                {
                    later.Pop();
                }

                if (RunLater.Contains(file.Tokens[i].Text) && file.Tokens.IsAt(i + 1, "("))
                {
                    later.Push(TokenList.Closing(file.Tokens, i + 1));
                }
                else if (Message(file.Tokens, i, later.Count > 0) is { } message)
                {
                    yield return new Finding(file.Path, file.Tokens[i].Line, message);
                }
            }
        }
    }

    private static string? Message(IReadOnlyList<Token> tokens, int at, bool runsLater)
    {
        if (!tokens[at].Is("[") || !IsLambda(tokens, at))
        {
            return null;
        }

        int close = TokenList.Closing(tokens, at);
        bool isImplicit =
            (tokens.IsAt(at + 1, "&") || tokens.IsAt(at + 1, "="))
            && (tokens.IsAt(at + 2, "]") || tokens.IsAt(at + 2, ","));
        if (isImplicit)
        {
            return "a lambda names what it captures";
        }

        bool holdsThis = Enumerable
            .Range(at, close - at)
            .Any(i => tokens[i].Is("this") && !tokens.IsAt(i - 1, "*") && !tokens.IsAt(i - 1, "("));
        return runsLater && holdsThis ? "a lambda that runs later holds this: capture a weak pointer" : null;
    }

    // An index or an array's size follows a value; a lambda follows an operator, a bracket or return.
    private static bool IsLambda(IReadOnlyList<Token> tokens, int at)
    {
        Token? before = tokens.At(at - 1);
        bool followsValue =
            before is not null
            && !before.Is("return")
            && (before.Kind != TokenKind.Punctuator || before.Text is ")" or "]" or ">");
        return !followsValue;
    }
}
