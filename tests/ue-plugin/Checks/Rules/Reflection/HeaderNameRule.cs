using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>Generated headers lie in one folder per module, so two reflected headers can't have one name.</summary>
internal sealed class HeaderNameRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree) =>
        tree
            .Headers.Where(h => ReflectionMacros.In(h).Any())
            .GroupBy(h => h.Name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(same =>
                same.Skip(1).Select(h => new Finding(h.Path, 1, $"{same.First().Path} has that name too"))
            );
}
