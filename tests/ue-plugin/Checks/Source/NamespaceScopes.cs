namespace Sidecar.UePlugin.Tests.Source;

/// <summary>Follows the braces of a file and tells which namespaces are open around a token.</summary>
internal sealed class NamespaceScopes(IReadOnlyList<Token> tokens)
{
    private readonly Stack<string?> _open = new();

    /// <summary>Whether no brace but those of namespaces and <c>extern "C"</c> is open.</summary>
    public bool IsAtNamespaceScope => _open.All(o => o is not null);

    public bool IsInAnonymousNamespace => _open.Contains("");

    /// <summary>The named namespaces around, joined: <c>UE::Sidecar</c>.</summary>
    public string Path => string.Join("::", _open.Reverse().Where(o => !string.IsNullOrEmpty(o)));

    /// <summary>Goes on to the token with this index; each is given once, in order.</summary>
    public void Step(int index)
    {
        if (tokens[index].Is("{"))
        {
            _open.Push(NameBefore(index));
        }
        else if (tokens[index].Is("}"))
        {
            _open.TryPop(out _);
        }
    }

    /// <returns>Null where the brace opens something else than a namespace.</returns>
    private string? NameBefore(int brace)
    {
        if (tokens.At(brace - 1) is { Kind: TokenKind.String } && tokens.IsAt(brace - 2, "extern"))
        {
            return "";
        }

        int first = brace;
        while (first > 0 && (tokens[first - 1].Is("::") || tokens[first - 1].Kind == TokenKind.Identifier))
        {
            first--;
            if (tokens[first].Is("namespace"))
            {
                return string.Concat(tokens.Skip(first + 1).Take(brace - first - 1).Select(t => t.Text));
            }
        }

        return null;
    }
}
