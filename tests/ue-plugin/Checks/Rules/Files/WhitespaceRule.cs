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
            // The stars of a block comment stand one space further right.
            bool isCommentStar = line.TrimStart().StartsWith('*') && indent.TrimStart('\t') == " ";
            if (line.EndsWith('\r'))
            {
                yield return new Finding(file.Path, i + 1, "a carriage return");
            }
            else if (line.Length > 0 && char.IsWhiteSpace(line[^1]))
            {
                yield return new Finding(file.Path, i + 1, "white space at the end of the line");
            }
            else if (indent.Contains(' ', StringComparison.Ordinal) && !isCommentStar)
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
