namespace Sidecar.UePlugin.Tests.Source;

/// <summary>Finds what Unreal's header tool would find in a header, as far as the rules ask.</summary>
internal sealed class ReflectionReader
{
    private static readonly string[] TypeMacros = ["UCLASS", "USTRUCT", "UENUM", "UINTERFACE"];
    private static readonly string[] Bodies = ["GENERATED_BODY", "GENERATED_UCLASS_BODY", "GENERATED_USTRUCT_BODY"];

    private readonly IReadOnlyList<Token> _tokens;

    private ReflectionReader(IReadOnlyList<Token> tokens) => _tokens = tokens;

    public static IReadOnlyList<ReflectedType> Read(SourceFile file) => [.. new ReflectionReader(file.Tokens).Types()];

    private IEnumerable<ReflectedType> Types()
    {
        var namespaces = new Stack<int>();
        int depth = 0;
        for (int i = 0; i < _tokens.Count; i++)
        {
            depth += TokenList.Depth(_tokens[i]);
            if (TokenList.OpensNamespace(_tokens, i))
            {
                namespaces.Push(depth);
            }
            else if (_tokens[i].Is("}") && namespaces.TryPeek(out int at) && at == depth)
            {
                namespaces.Pop();
            }
            else if (Array.Exists(TypeMacros, _tokens[i].Is) && _tokens.IsAt(i + 1, "("))
            {
                yield return ReadType(i, namespaces.Count);
            }
        }
    }

    private ReflectedType ReadType(int macro, int namespaceDepth)
    {
        int close = TokenList.Closing(_tokens, macro + 1);
        Token start = _tokens[macro];
        var type = new ReflectedType(start.Text, Between(macro + 1, close), start.Line, start.Conditions)
        {
            NamespaceDepth = namespaceDepth,
        };
        int open = close + 1;
        while (open < _tokens.Count && !_tokens[open].Is("{") && !_tokens[open].Is(";"))
        {
            open++;
        }

        IReadOnlyList<Token> head = [.. _tokens.Skip(close + 1).Take(open - close - 1)];
        int colon = Enumerable.Range(0, head.Count).FirstOrDefault(i => head[i].Is(":"), head.Count);
        IEnumerable<Token> names = head.Take(colon)
            .Where(t => t.Kind == TokenKind.Identifier && !t.Is("final"))
            .Where(t => !t.Text.EndsWith("_API", StringComparison.Ordinal));
        bool isScoped = head.AreAt(0, "enum", "class") || head.AreAt(0, "enum", "struct");
        type = type with
        {
            Name = names.LastOrDefault()?.Text ?? "",
            Keyword = isScoped ? "enum class" : head.At(0)?.Text ?? "",
            Bases = string.Join(' ', head.Skip(colon + 1).Select(t => t.Text)),
        };
        return type.Macro == "UENUM" ? type : ReadBody(type, open);
    }

    private ReflectedType ReadBody(ReflectedType type, int open)
    {
        int end = TokenList.Closing(_tokens, open);
        string access = type.Keyword == "class" ? "private" : "public";
        bool hasGeneratedBody = false;
        var members = new List<Member>();
        int i = open + 1;
        while (i < end)
        {
            bool isMacro = _tokens.IsAt(i + 1, "(");
            if (_tokens[i].Text is "public" or "protected" or "private" && _tokens.IsAt(i + 1, ":"))
            {
                access = _tokens[i].Text;
                i += 2;
            }
            else if (isMacro && Array.Exists(Bodies, _tokens[i].Is))
            {
                hasGeneratedBody = true;
                // The old spellings leave the access as it was, the new one makes it private.
                access = _tokens[i].Is("GENERATED_BODY") && type.Keyword == "class" ? "private" : access;
                i = TokenList.Closing(_tokens, i + 1) + 1;
            }
            else if (_tokens[i].Is(";"))
            {
                i++;
            }
            else
            {
                (Member member, i) = ReadMember(i, end, access);
                members.Add(member);
            }
        }

        return type with
        {
            HasGeneratedBody = hasGeneratedBody,
            Members = members,
        };
    }

    private (Member Member, int Next) ReadMember(int start, int end, string access)
    {
        string macro = "";
        var specifiers = new Specifiers([]);
        int first = start;
        bool hasMacro =
            _tokens[start].Text is "UPROPERTY" or "UFUNCTION" or "UDELEGATE" && _tokens.IsAt(start + 1, "(");
        if (hasMacro)
        {
            macro = _tokens[start].Text;
            int close = TokenList.Closing(_tokens, start + 1);
            specifiers = Between(start + 1, close);
            first = close + 1;
        }

        int stop = first;
        while (stop < end && !_tokens[stop].Is(";") && !_tokens[stop].Is("{"))
        {
            stop = TokenList.Depth(_tokens[stop]) > 0 ? TokenList.Closing(_tokens, stop) + 1 : stop + 1;
        }

        Declaration declaration = DeclarationReader.Read([.. _tokens.Skip(first).Take(stop - first)]);
        int next = _tokens.IsAt(stop, "{") ? TokenList.Closing(_tokens, stop) + 1 : stop + 1;
        return (new Member(macro, specifiers, access, declaration, _tokens[Math.Min(first, end)].Line), next);
    }

    private Specifiers Between(int open, int close) => new([.. _tokens.Skip(open + 1).Take(close - open - 1)]);
}
