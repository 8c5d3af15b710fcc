namespace Sidecar.UePlugin.Tests.Source;

/// <summary>What a .cpp defines at namespace scope.</summary>
/// <param name="Key">The name with its namespaces; of a function with its parameters' types.</param>
internal sealed record DefinedName(string Key, string Name, int Line);

internal static class NamespaceNames
{
    private static readonly string[] NoDefinition =
    [
        "extern",
        "friend",
        "static_assert",
        "template",
        "typedef",
        "using",
    ];

    public static IEnumerable<DefinedName> DefinedIn(SourceFile file)
    {
        IReadOnlyList<Token> tokens = file.Tokens;
        var scopes = new NamespaceScopes(tokens);
        var statement = new List<Token>();
        int depth = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            bool wasOutside = scopes.IsAtNamespaceScope;
            scopes.Step(i);
            depth +=
                tokens[i].Is("(") ? 1
                : tokens[i].Is(")") ? -1
                : 0;
            if (!wasOutside || depth > 0 || tokens[i].Is("}"))
            {
                if (wasOutside && !tokens[i].Is("}"))
                {
                    statement.Add(tokens[i]);
                }

                continue;
            }

            bool opensNamespace = tokens[i].Is("{") && scopes.IsAtNamespaceScope;
            if (opensNamespace)
            {
                statement.Clear();
            }
            else if (tokens[i].Is(";") || tokens[i].Is("{"))
            {
                if (Define(statement, tokens[i].Is("{"), scopes.Path) is { } name)
                {
                    yield return name;
                }

                statement.Clear();
            }
            else
            {
                statement.Add(tokens[i]);
            }
        }
    }

    private static DefinedName? Define(List<Token> statement, bool hasBody, string path)
    {
        if (statement.Count < 2 || Array.Exists(NoDefinition, statement[0].Is))
        {
            return null;
        }

        int line = statement[0].Line;
        if (statement[0].Text is "class" or "struct" or "enum" or "union")
        {
            Token? name = statement
                .TakeWhile(t => !t.Is(":"))
                .LastOrDefault(t => t.Kind == TokenKind.Identifier && !t.Is("final"));
            return hasBody && name is not null ? new DefinedName($"{path}::{name.Text}", name.Text, line) : null;
        }

        Declaration declaration = DeclarationReader.Read(statement);
        bool isMember = declaration.Type is [.., { Text: "::" }];
        // A call of a macro has no type; a function without a body only declares.
        bool isNothing = declaration.Name.Length == 0 || declaration.Type.Count == 0;
        if (isMember || isNothing || (declaration.Parameters is not null && !hasBody))
        {
            return null;
        }

        string parameters = declaration.Parameters is null
            ? ""
            : $"({string.Join(',', declaration.Parameters.Select(p => p.TypeText))})";
        return new DefinedName($"{path}::{declaration.Name}{parameters}", declaration.Name, line);
    }
}
