using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Modules;

/// <summary>A Build.cs declares the class the build tool looks for, lies in the folder of its module, and closes its brackets.</summary>
internal sealed class BuildScriptRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree) =>
        tree.BuildScripts.SelectMany(script => Messages(script).Select(m => new Finding(script.Path, 1, m)));

    private static IEnumerable<string> Messages(SourceFile script)
    {
        string name = script.Name[..^".Build.cs".Length];
        IReadOnlyList<Token> tokens = script.Tokens;
        if (script.Path != $"Source/{name}/{name}.Build.cs")
        {
            yield return $"it lies at Source/{name}/{name}.Build.cs";
        }

        if (!Has(tokens, "class", name, ":", "ModuleRules", "{"))
        {
            yield return $"it declares class {name} : ModuleRules";
        }

        if (!Has(tokens, "public", name, "(", "ReadOnlyTargetRules", "Target", ")", ":", "base", "(", "Target", ")"))
        {
            yield return $"it has the constructor public {name}(ReadOnlyTargetRules Target) : base(Target)";
        }

        if (!Has(tokens, "PCHUsage", "=", "PCHUsageMode", ".", "UseExplicitOrSharedPCHs", ";"))
        {
            yield return "it sets PCHUsage to PCHUsageMode.UseExplicitOrSharedPCHs";
        }

        if (FirstUnclosed(tokens) is { } token)
        {
            yield return $"line {token.Line}: {token.Text} has no partner";
        }
    }

    private static bool Has(IReadOnlyList<Token> tokens, params string[] words) =>
        Enumerable.Range(0, tokens.Count).Any(i => tokens.AreAt(i, words));

    private static Token? FirstUnclosed(IReadOnlyList<Token> tokens)
    {
        var open = new Stack<Token>();
        foreach (Token token in tokens)
        {
            int depth = TokenList.Depth(token);
            if (depth > 0)
            {
                open.Push(token);
            }
            else if (depth < 0 && (!open.TryPop(out Token? partner) || !IsPair(partner.Text, token.Text)))
            {
                return token;
            }
        }

        return open.TryPeek(out Token? left) ? left : null;
    }

    private static bool IsPair(string open, string close) => (open, close) is ("(", ")") or ("{", "}") or ("[", "]");
}
