namespace Sidecar.UePlugin.Tests.Source;

/// <summary>Takes one declaration apart.</summary>
internal static class DeclarationReader
{
    private static readonly string[] Leading =
    [
        "virtual",
        "static",
        "inline",
        "explicit",
        "constexpr",
        "mutable",
        "friend",
        "FORCEINLINE",
    ];

    /// <param name="tokens">Up to the semicolon or the body, both excluded.</param>
    public static Declaration Read(IReadOnlyList<Token> tokens)
    {
        IReadOnlyList<Token> all = [.. WithoutLeading(tokens)];
        int angles = 0;
        for (int i = 0; i < all.Count; i++)
        {
            angles += TokenList.AngleDepth(all[i]);
            if (angles == 0 && all[i].Is("=") && !all.Take(i).Any(t => t.Is("operator")))
            {
                break;
            }

            bool isCall = angles == 0 && all[i].Is("(") && all.At(i - 1)?.Kind == TokenKind.Identifier;
            if (isCall)
            {
                int close = TokenList.Closing(all, i);
                IReadOnlyList<Token> parameters = [.. all.Skip(i + 1).Take(close - i - 1)];
                return new Declaration(
                    [.. all.Take(i - 1)],
                    all[i - 1].Text,
                    [.. TokenList.SplitAtCommas(parameters).Where(p => p.Count > 0).Select(ReadVariable)]
                );
            }
        }

        return ReadVariable(all);
    }

    private static Declaration ReadVariable(IReadOnlyList<Token> tokens)
    {
        IReadOnlyList<Token> all = [.. WithoutLeading(tokens)];
        int angles = 0;
        int end = 0;
        while (end < all.Count)
        {
            angles += TokenList.AngleDepth(all[end]);
            if (angles == 0 && all[end].Text is "=" or "{" or "[" or ":" && all[end].Kind == TokenKind.Punctuator)
            {
                break;
            }

            end++;
        }

        bool hasName = end > 1 && all[end - 1].Kind == TokenKind.Identifier;
        return hasName
            ? new Declaration([.. all.Take(end - 1)], all[end - 1].Text)
            : new Declaration([.. all.Take(end)], "");
    }

    private static IEnumerable<Token> WithoutLeading(IReadOnlyList<Token> tokens)
    {
        int i = 0;
        while (i < tokens.Count)
        {
            if (tokens[i].Is("UPARAM") || tokens[i].Is("alignas"))
            {
                i = TokenList.Closing(tokens, i + 1) + 1;
            }
            else if (tokens.AreAt(i, "[", "["))
            {
                i = TokenList.Closing(tokens, i) + 1;
            }
            else if (
                Array.Exists(Leading, tokens[i].Is)
                || (tokens[i].Kind == TokenKind.Identifier && tokens[i].Text.EndsWith("_API", StringComparison.Ordinal))
            )
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return tokens.Skip(i);
    }
}
