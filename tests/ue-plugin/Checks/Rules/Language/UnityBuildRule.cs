using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Language;

/// <summary>
/// Unity builds merge a module's .cpp files: no name is defined twice among them, neither file-local ones nor macros.
/// An anonymous namespace gives no protection there, so its names count with the namespace around it.
/// </summary>
internal sealed class UnityBuildRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree) =>
        tree
            .Code.Where(f => f.IsCpp)
            .SelectMany(f => Names(f).Select(name => (File: f, Name: name)))
            .GroupBy(d => (d.File.Module, d.Name.Key))
            .Where(g => g.Select(d => d.File.Path).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .SelectMany(g =>
                g.Skip(1)
                    .Select(d => new Finding(
                        d.File.Path,
                        d.Name.Line,
                        $"{d.Name.Name} is also defined in {g.First().File.Path}"
                    ))
            );

    private static IEnumerable<DefinedName> Names(SourceFile file)
    {
        var undefined = file
            .Directives.Where(d => d.Name == "undef")
            .Select(d => d.Argument)
            .ToHashSet(StringComparer.Ordinal);
        IEnumerable<DefinedName> macros = file
            .Directives.Where(d => d.Name == "define")
            .Select(d => (Name: d.Argument.Split(' ', '(')[0], d.Line))
            .Where(d => !undefined.Contains(d.Name))
            .Select(d => new DefinedName($"#{d.Name}", d.Name, d.Line));
        return NamespaceNames.DefinedIn(file).Concat(macros);
    }
}
