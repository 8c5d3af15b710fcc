using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Modules;

/// <summary>A public header brings neither the standard library nor anything private to those who include it.</summary>
internal sealed class PublicHeaderRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree)
    {
        foreach (SourceFile header in tree.Headers.Where(h => h.IsPublic))
        {
            foreach (Include include in header.Includes)
            {
                bool isPrivate =
                    include.Path.StartsWith("Core/", StringComparison.Ordinal)
                    || include.Path.Contains("Private/", StringComparison.Ordinal)
                    || IncludePaths.Find(tree, header, include) is { IsPublic: false };
                if (StandardHeaders.Contains(include))
                {
                    yield return new Finding(header.Path, include.Line, $"<{include.Path}> in a public header");
                }
                else if (isPrivate)
                {
                    yield return new Finding(header.Path, include.Line, $"{include.Path} is private");
                }
            }

            foreach (Token token in header.Tokens.Where(t => t.Is("std")).Take(1))
            {
                yield return new Finding(header.Path, token.Line, "std:: in a public header");
            }
        }
    }
}
