namespace Sidecar.UePlugin.Tests.Source;

/// <summary>Walking over brackets.</summary>
internal static class TokenList
{
    /// <summary>The index of the bracket that closes the one at <paramref name="open"/>, or the last index.</summary>
    public static int Closing(IReadOnlyList<Token> tokens, int open)
    {
        int depth = 0;
        for (int i = open; i < tokens.Count; i++)
        {
            depth += Depth(tokens[i]);
            if (depth <= 0)
            {
                return i;
            }
        }

        return tokens.Count - 1;
    }

    /// <summary>Splits at the commas that stand in no bracket of any kind, angled ones included.</summary>
    public static IReadOnlyList<IReadOnlyList<Token>> SplitAtCommas(IReadOnlyList<Token> tokens)
    {
        var parts = new List<IReadOnlyList<Token>>();
        var part = new List<Token>();
        int depth = 0;
        foreach (Token token in tokens)
        {
            depth += Depth(token) + AngleDepth(token);
            if (depth == 0 && token.Is(","))
            {
                parts.Add(part);
                part = [];
            }
            else
            {
                part.Add(token);
            }
        }

        if (part.Count > 0 || parts.Count > 0)
        {
            parts.Add(part);
        }

        return parts;
    }

    public static int Depth(Token token) =>
        token.Kind != TokenKind.Punctuator
            ? 0
            : token.Text switch
            {
                "(" or "{" or "[" => 1,
                ")" or "}" or "]" => -1,
                _ => 0,
            };

    public static int AngleDepth(Token token) =>
        token.Is("<") ? 1
        : token.Is(">") ? -1
        : 0;

    /// <summary>Whether the word there begins a namespace's block: no alias, no <c>using namespace</c>.</summary>
    public static bool OpensNamespace(IReadOnlyList<Token> tokens, int index)
    {
        if (!tokens[index].Is("namespace"))
        {
            return false;
        }

        int i = index + 1;
        while (i < tokens.Count && (tokens[i].Kind == TokenKind.Identifier || tokens[i].Is("::")))
        {
            i++;
        }

        return tokens.IsAt(i, "{");
    }

    public static Token? At(this IReadOnlyList<Token> tokens, int index) =>
        index >= 0 && index < tokens.Count ? tokens[index] : null;

    public static bool IsAt(this IReadOnlyList<Token> tokens, int index, string text) =>
        tokens.At(index)?.Is(text) == true;

    /// <summary>Whether these words and operators stand at <paramref name="index"/>, one after the other.</summary>
    public static bool AreAt(this IReadOnlyList<Token> tokens, int index, params ReadOnlySpan<string> texts)
    {
        for (int i = 0; i < texts.Length; i++)
        {
            if (!tokens.IsAt(index + i, texts[i]))
            {
                return false;
            }
        }

        return true;
    }
}
