using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>Properties, function signatures and dynamic delegates are made only of types that the header tool takes.</summary>
internal sealed class BlueprintTypeRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree)
    {
        var judge = new TypeJudge(new Declared(tree));
        foreach ((SourceFile file, ReflectedType type) in tree.Types)
        {
            foreach (Member member in type.Members.Where(m => m.IsProperty || m.IsFunction))
            {
                foreach (string message in Messages(judge, type, member))
                {
                    yield return new Finding(file.Path, member.Line, $"{member.Declaration.Name}: {message}");
                }
            }
        }

        foreach (SourceFile file in tree.Headers)
        {
            foreach (MacroCall call in MacroCall.DelegatesOf(file).Where(IsDynamic))
            {
                foreach (
                    string message in ParameterTypes(call).Select(t => judge.WhyNot(t, TypeUse.Pin)).OfType<string>()
                )
                {
                    yield return new Finding(file.Path, call.Line, message);
                }
            }
        }
    }

    private static bool IsDynamic(MacroCall call) => call.Name.StartsWith("DECLARE_DYNAMIC_", StringComparison.Ordinal);

    private static IEnumerable<IReadOnlyList<Token>> ParameterTypes(MacroCall call)
    {
        int first = call.ReturnsValue ? 2 : 1;
        IEnumerable<IReadOnlyList<Token>> types = call.Arguments.Skip(first).Where((_, i) => i % 2 == 0);
        return call.ReturnsValue ? types.Prepend(call.Arguments[0]) : types;
    }

    private static IEnumerable<string> Messages(TypeJudge judge, ReflectedType type, Member member)
    {
        bool isForBlueprint =
            member.Specifiers.Names.Any(n => n.StartsWith("Blueprint", StringComparison.OrdinalIgnoreCase))
            || (member.IsProperty && type is { Macro: "USTRUCT", IsBlueprintType: true });
        Declaration declaration = member.Declaration;
        if (declaration.Parameters is null)
        {
            TypeUse use = isForBlueprint ? TypeUse.BlueprintProperty : TypeUse.Property;
            return new[] { judge.WhyNot(declaration.Type, use) }.OfType<string>();
        }

        TypeUse pin = isForBlueprint ? TypeUse.Pin : TypeUse.Parameter;
        IEnumerable<Declaration> all = declaration.Type is [{ Text: "void" }]
            ? declaration.Parameters
            : declaration.Parameters.Append(new Declaration(declaration.Type, "the result"));
        return all.Select(p => judge.WhyNot(p.Type, pin) is { } why ? $"{p.Name}: {why}" : null).OfType<string>();
    }
}
