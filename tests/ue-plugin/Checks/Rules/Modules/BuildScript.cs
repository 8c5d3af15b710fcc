using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Modules;

/// <summary>The modules that a <c>*.Build.cs</c> names.</summary>
/// <param name="Public">Those its own public headers may include.</param>
/// <param name="Private">Those only its .cpp files and private headers may include.</param>
internal sealed record BuildScript(IReadOnlyList<Token> Public, IReadOnlyList<Token> Private)
{
    private const string ThirdParty = "AddEngineThirdPartyPrivateStaticDependencies";

    public IEnumerable<Token> All => Public.Concat(Private);

    public static BuildScript Read(SourceFile file) =>
        new(
            Named(file, "PublicDependencyModuleNames"),
            [.. Named(file, "PrivateDependencyModuleNames"), .. Named(file, ThirdParty)]
        );

    private static List<Token> Named(SourceFile file, string word)
    {
        IReadOnlyList<Token> tokens = file.Tokens;
        var names = new List<Token>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Is(word))
            {
                int open = i + 1;
                while (open < tokens.Count && !tokens[open].Is("(") && !tokens[open].Is(";"))
                {
                    open++;
                }

                int close = tokens.IsAt(open, "(") ? TokenList.Closing(tokens, open) : open;
                names.AddRange(tokens.Skip(open).Take(close - open).Where(t => t.Kind == TokenKind.String));
            }
        }

        return names;
    }
}
