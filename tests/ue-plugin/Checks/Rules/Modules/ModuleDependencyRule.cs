using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Modules;

/// <summary>
/// A module's Build.cs names the modules whose headers it includes, and no others; what its public headers include is
/// named as public, for whoever includes those.
/// </summary>
internal sealed class ModuleDependencyRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree) => tree.BuildScripts.SelectMany(script => Check(tree, script));

    private static IEnumerable<Finding> Check(PluginTree tree, SourceFile script)
    {
        BuildScript named = BuildScript.Read(script);
        var all = named.All.Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        var forAll = named.Public.Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        // Every module needs Core, and reflected types need CoreUObject, whatever the include that brought them.
        var used = new HashSet<string>(StringComparer.Ordinal) { "Core" };
        foreach (SourceFile file in tree.Code.Where(f => f.Module == script.Module))
        {
            if (file.Types.Count > 0)
            {
                used.Add("CoreUObject");
            }

            foreach (Include include in file.Includes)
            {
                (string? module, string? message) = Place(tree, file, include);
                if (message is not null)
                {
                    yield return new Finding(file.Path, include.Line, message);
                }
                else if (module is not null && used.Add(module) && !all.Contains(module))
                {
                    yield return new Finding(
                        file.Path,
                        include.Line,
                        $"{include.Path} is of module {module}, which {script.Name} does not name"
                    );
                }
                else if (module is not null && file.IsPublic && all.Contains(module) && !forAll.Contains(module))
                {
                    yield return new Finding(
                        file.Path,
                        include.Line,
                        $"a public header includes {include.Path}, so {module} is a public dependency"
                    );
                }
            }
        }

        foreach (Token unused in named.All.Where(t => !used.Contains(t.Text)))
        {
            yield return new Finding(script.Path, unused.Line, $"no include needs module {unused.Text}");
        }

        foreach (
            IGrouping<string, Token> twice in named
                .All.GroupBy(t => t.Text, StringComparer.Ordinal)
                .Where(g => g.Skip(1).Any())
        )
        {
            yield return new Finding(script.Path, twice.Last().Line, $"module {twice.Key} is named twice");
        }
    }

    private static (string? Module, string? Message) Place(PluginTree tree, SourceFile file, Include include)
    {
        if (StandardHeaders.Contains(include) || include.Path.EndsWith(".generated.h", StringComparison.Ordinal))
        {
            return (null, null);
        }

        SourceFile? own = IncludePaths.Find(tree, file, include);
        if (own is not null)
        {
            return (own.Module == file.Module ? null : own.Module, null);
        }

        return ModuleTable.ModuleOf(include.Path) is { } module
            ? (module, null)
            : (null, $"{include.Path} is neither here nor in a module the rule knows");
    }
}
