namespace Sidecar.UePlugin.Tests.Source;

/// <summary>A use of a macro, its arguments split as the preprocessor splits them: commas in angle brackets count.</summary>
internal sealed record MacroCall(string Name, int Line, IReadOnlyList<IReadOnlyList<Token>> Arguments)
{
    public bool ReturnsValue => Name.Contains("_RetVal", StringComparison.Ordinal);

    /// <summary>The name a delegate macro declares; empty when it is missing.</summary>
    public string DeclaredName
    {
        get
        {
            IReadOnlyList<Token> argument = Arguments.ElementAtOrDefault(ReturnsValue ? 1 : 0) ?? [];
            return argument.Count > 0 ? argument[^1].Text : "";
        }
    }

    public static IEnumerable<MacroCall> DelegatesOf(SourceFile file) =>
        In(
            file,
            name =>
                name.StartsWith("DECLARE_", StringComparison.Ordinal)
                && name.Contains("DELEGATE", StringComparison.Ordinal)
        );

    public static IEnumerable<MacroCall> In(SourceFile file, Predicate<string> isWanted)
    {
        IReadOnlyList<Token> tokens = file.Tokens;
        for (int i = 0; i < tokens.Count - 1; i++)
        {
            if (tokens[i].Kind == TokenKind.Identifier && tokens[i + 1].Is("(") && isWanted(tokens[i].Text))
            {
                yield return new MacroCall(tokens[i].Text, tokens[i].Line, [.. Split(tokens, i + 1)]);
            }
        }
    }

    private static IEnumerable<IReadOnlyList<Token>> Split(IReadOnlyList<Token> tokens, int open)
    {
        int close = TokenList.Closing(tokens, open);
        var argument = new List<Token>();
        int depth = 0;
        for (int i = open + 1; i < close; i++)
        {
            // Only round brackets protect a comma from the preprocessor.
            depth +=
                tokens[i].Is("(") ? 1
                : tokens[i].Is(")") ? -1
                : 0;
            if (depth == 0 && tokens[i].Is(","))
            {
                yield return argument;
                argument = [];
            }
            else
            {
                argument.Add(tokens[i]);
            }
        }

        if (close > open + 1)
        {
            yield return argument;
        }
    }
}
