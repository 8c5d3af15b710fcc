using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Language;

/// <summary>The plugin logs to LogSidecar, and formats are literals in TEXT().</summary>
internal sealed class LogRule : IRule
{
    private static readonly HashSet<string> Verbosities = new(StringComparer.Ordinal)
    {
        "Display",
        "Error",
        "Log",
        "Verbose",
        "VeryVerbose",
        "Warning",
    };

    public IEnumerable<Finding> Check(PluginTree tree)
    {
        foreach (SourceFile file in tree.UnrealCode)
        {
            foreach (MacroCall call in MacroCall.In(file, name => name is "UE_LOG" or "UE_CLOG"))
            {
                int first = call.Name == "UE_CLOG" ? 1 : 0;
                foreach (string message in Messages([.. call.Arguments.Skip(first)]))
                {
                    yield return new Finding(file.Path, call.Line, message);
                }
            }

            foreach (MacroCall call in MacroCall.In(file, name => name == "Printf").Where(c => !IsText(c.Arguments, 0)))
            {
                yield return new Finding(file.Path, call.Line, "the format of Printf is a TEXT() literal");
            }
        }
    }

    private static IEnumerable<string> Messages(IReadOnlyList<IReadOnlyList<Token>> arguments)
    {
        if (arguments is not [[{ Text: "LogSidecar" }], ..])
        {
            yield return "the plugin logs to LogSidecar";
        }

        if (arguments is not [_, [var verbosity], ..] || !Verbosities.Contains(verbosity.Text))
        {
            yield return "the second argument is a verbosity that does not end the game";
        }

        if (!IsText(arguments, 2))
        {
            yield return "the format is a TEXT() literal";
        }
    }

    private static bool IsText(IReadOnlyList<IReadOnlyList<Token>> arguments, int index) =>
        arguments.Count > index
        && arguments[index] is [{ Text: "TEXT" }, { Text: "(" }, { Kind: TokenKind.String }, ..];
}
