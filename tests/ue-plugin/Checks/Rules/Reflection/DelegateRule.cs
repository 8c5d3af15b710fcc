using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>The number in a delegate macro's name is the number of parameters that follow; its name begins with F.</summary>
internal sealed class DelegateRule : IRule
{
    private static readonly string[] Numbers =
    [
        "Zero",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
    ];

    public IEnumerable<Finding> Check(PluginTree tree) =>
        tree.UnrealCode.SelectMany(MacroCall.DelegatesOf, Check).OfType<Finding>();

    private static Finding? Check(SourceFile file, MacroCall call)
    {
        bool isDynamic = call.Name.StartsWith("DECLARE_DYNAMIC_", StringComparison.Ordinal);
        int result = call.ReturnsValue ? 1 : 0;
        int expected = result + 1 + (CountOf(call.Name) * (isDynamic ? 2 : 1));
        string name = call.DeclaredName;
        if (call.Arguments.Count != expected)
        {
            return new Finding(
                file.Path,
                call.Line,
                $"{call.Name} takes {expected} arguments, not {call.Arguments.Count}"
            );
        }

        return name.Length > 1 && name[0] == 'F' && char.IsUpper(name[1])
            ? null
            : new Finding(file.Path, call.Line, $"{name}: a delegate's name begins with F");
    }

    private static int CountOf(string macro) =>
        Math.Max(
            0,
            Array.FindIndex(
                Numbers,
                n =>
                    macro.EndsWith($"_{n}Param", StringComparison.Ordinal)
                    || macro.EndsWith($"_{n}Params", StringComparison.Ordinal)
            )
        );
}
