using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Files;

/// <summary>Tabs indent; lines end with a bare newline and nothing before it, the last one too.</summary>
internal sealed class WhitespaceRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree) => tree.Code.Concat(tree.BuildScripts).SelectMany(Check);

    private static IEnumerable<Finding> Check(SourceFile file)
    {
        for (int i = 0; i < file.Lines.Count; i++)
        {
            string line = file.Lines[i];
            string indent = line[..(line.Length - line.TrimStart().Length)];
            // The formatter aligns a broken string, and the stars of a block comment, by less than a tab.
            bool isCommentStar = line.TrimStart().StartsWith('*');
            string aligned = indent.TrimStart('	');
            if (line.EndsWith('\r'))
            {
                yield return new Finding(file.Path, i + 1, "a carriage return");
            }
            else if (line.Length > 0 && char.IsWhiteSpace(line[^1]))
            {
                yield return new Finding(file.Path, i + 1, "white space at the end of the line");
            }
            else if (
                aligned.Length >= 4
                || (aligned.Length == indent.Length && aligned.Length > (isCommentStar ? 1 : 0))
            )
            {
                yield return new Finding(file.Path, i + 1, "tabs indent, not spaces");
            }
        }

        if (file.Lines[^1].Length > 0)
        {
            yield return new Finding(file.Path, file.Lines.Count, "the last line has no end");
        }
    }
}
