using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Files;

/// <summary>
/// File names are the type's name without its prefix, in PascalCase. Equal names in one module share one object file
/// name, and long paths break packaging on Windows.
/// </summary>
internal sealed class FileNameRule : IRule
{
    private const int LongestPath = 120;

    public IEnumerable<Finding> Check(PluginTree tree)
    {
        foreach (SourceFile file in tree.Code)
        {
            bool isPascal =
                file.Stem.Length > 0 && char.IsUpper(file.Stem[0]) && file.Stem.All(char.IsAsciiLetterOrDigit);
            if (!isPascal)
            {
                yield return new Finding(file.Path, 1, "a file's name is in PascalCase");
            }

            if (file.Types.Any(t => t.Name == file.Stem))
            {
                yield return new Finding(file.Path, 1, "a file's name has no prefix");
            }

            if (file.Path.Length > LongestPath)
            {
                yield return new Finding(file.Path, 1, $"its path is longer than {LongestPath} characters");
            }
        }

        foreach (IGrouping<string, SourceFile> same in SameNames(tree))
        {
            yield return new Finding(same.Last().Path, 1, $"{same.First().Path} has that name too");
        }
    }

    private static IEnumerable<IGrouping<string, SourceFile>> SameNames(PluginTree tree) =>
        tree
            .Code.Where(f => f.IsCpp)
            .GroupBy(f => $"{f.Module}/{f.Name}", StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Skip(1).Any());
}
