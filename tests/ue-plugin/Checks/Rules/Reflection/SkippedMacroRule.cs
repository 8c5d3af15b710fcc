using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>
/// No U-macro stands in a preprocessor block: the header tool of 5.7 flags those it would skip. Editor-only data is the
/// exception, and only by WITH_EDITORONLY_DATA for properties, which are there in a cooking process without WITH_EDITOR.
/// </summary>
internal sealed class SkippedMacroRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree)
    {
        foreach (SourceFile file in tree.Headers)
        {
            foreach (Token token in ReflectionMacros.In(file))
            {
                foreach (string condition in token.Conditions.Where(c => !IsAllowed(token, c)))
                {
                    yield return new Finding(file.Path, token.Line, $"{token.Text} inside #if {condition}");
                }
            }
        }
    }

    private static bool IsAllowed(Token token, string condition) =>
        condition == "WITH_EDITORONLY_DATA" || (condition == "WITH_EDITOR" && token.Text != "UPROPERTY");
}
