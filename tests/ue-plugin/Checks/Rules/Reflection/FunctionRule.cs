using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>A UFUNCTION has a name of its own, compared without case as FName does, and stands in no USTRUCT.</summary>
internal sealed class FunctionRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree)
    {
        foreach ((SourceFile file, ReflectedType type) in tree.Types)
        {
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (Member function in type.Members.Where(m => m.IsFunction))
            {
                string name = function.Declaration.Name;
                if (type.Macro == "USTRUCT")
                {
                    yield return new Finding(file.Path, function.Line, $"{name}: a USTRUCT has no UFUNCTION");
                }
                else if (!names.Add(name))
                {
                    yield return new Finding(file.Path, function.Line, $"{name}: a UFUNCTION can't be overloaded");
                }
            }
        }
    }
}
