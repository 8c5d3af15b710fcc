using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>A header with a U-macro includes its own generated header, last; no other file includes one.</summary>
internal sealed class GeneratedHeaderRule : IRule
{
    private const string Ending = ".generated.h";

    public IEnumerable<Finding> Check(PluginTree tree) => tree.Code.SelectMany(Check);

    private static IEnumerable<Finding> Check(SourceFile file)
    {
        string expected = file.Stem + Ending;
        Include[] generated = [.. file.Includes.Where(i => i.Path.EndsWith(Ending, StringComparison.Ordinal))];
        int? macro = ReflectionMacros.In(file).Select(t => (int?)t.Line).FirstOrDefault();
        if (macro is null || !file.IsHeader)
        {
            foreach (Include include in generated)
            {
                yield return new Finding(
                    file.Path,
                    include.Line,
                    $"{include.Path} belongs only into a header with a U-macro"
                );
            }

            if (macro is not null)
            {
                yield return new Finding(
                    file.Path,
                    macro.Value,
                    "the header tool reads no .cpp: move the U-macro to a header"
                );
            }
        }
        else if (generated.Length == 0)
        {
            yield return new Finding(file.Path, macro.Value, $"a header with a U-macro includes \"{expected}\"");
        }
        else if (generated.Length > 1 || generated[0].Path != expected)
        {
            yield return new Finding(
                file.Path,
                generated[0].Line,
                $"exactly one generated header, and it is \"{expected}\""
            );
        }
        else if (file.Includes[^1] != generated[0])
        {
            yield return new Finding(file.Path, file.Includes[^1].Line, $"\"{expected}\" is the last include");
        }
    }
}
