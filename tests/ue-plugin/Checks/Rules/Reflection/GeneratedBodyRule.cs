using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>Each reflected class and struct has its GENERATED_BODY, each UINTERFACE the I-class beside it.</summary>
internal sealed class GeneratedBodyRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree)
    {
        foreach ((SourceFile file, ReflectedType type) in tree.Types.Where(t => t.Type.Macro != "UENUM"))
        {
            if (!type.HasGeneratedBody)
            {
                yield return new Finding(file.Path, type.Line, $"{type.Name} has no GENERATED_BODY()");
            }

            if (type.Macro == "UINTERFACE" && !HasInterfaceClass(file, type))
            {
                yield return new Finding(
                    file.Path,
                    type.Line,
                    $"no class I{Rest(type)} with a GENERATED_BODY() beside {type.Name}"
                );
            }
        }
    }

    private static string Rest(ReflectedType type) => type.Name.Length > 0 ? type.Name[1..] : "";

    private static bool HasInterfaceClass(SourceFile file, ReflectedType type)
    {
        for (int i = 0; i < file.Tokens.Count; i++)
        {
            bool isHead = file.Tokens[i].Is($"I{Rest(type)}") && file.Tokens.IsAt(i + 1, "{");
            if (isHead && file.Tokens.AreAt(i + 2, "GENERATED_BODY", "("))
            {
                return true;
            }
        }

        return false;
    }
}
