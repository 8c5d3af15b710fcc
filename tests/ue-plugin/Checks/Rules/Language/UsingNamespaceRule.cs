using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Language;

/// <summary>Unity builds merge .cpp files, so <c>using namespace</c> stays inside a function.</summary>
internal sealed class UsingNamespaceRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree) => tree.Code.SelectMany(Check);

    private static IEnumerable<Finding> Check(SourceFile file)
    {
        IReadOnlyList<Token> tokens = file.Tokens;
        var scopes = new NamespaceScopes(tokens);
        for (int i = 0; i < tokens.Count; i++)
        {
            scopes.Step(i);
            if (scopes.IsAtNamespaceScope && tokens.AreAt(i, "using", "namespace"))
            {
                yield return new Finding(file.Path, tokens[i].Line, "using namespace outside of a function");
            }
        }
    }
}
