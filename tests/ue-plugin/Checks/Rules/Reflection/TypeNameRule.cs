using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>Reflected types carry the prefix of their kind, stand in no namespace, and enums for Blueprint are a byte.</summary>
internal sealed class TypeNameRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree) =>
        tree.Types.SelectMany(t => Messages(t.Type).Select(m => new Finding(t.File.Path, t.Type.Line, m)));

    private static IEnumerable<string> Messages(ReflectedType type)
    {
        string[] prefixes = type.Macro switch
        {
            "UCLASS" => ["U", "A"],
            "USTRUCT" => ["F"],
            "UENUM" => ["E"],
            _ => ["U"],
        };
        bool isPrefixed = Array.Exists(prefixes, p => type.Name.StartsWith(p, StringComparison.Ordinal));
        if (!isPrefixed || type.Name.Length < 2 || !char.IsUpper(type.Name[1]))
        {
            yield return $"{type.Name}: the name of a {type.Macro} begins with {string.Join(" or ", prefixes)}";
        }

        if (type.NamespaceDepth > 0)
        {
            yield return $"{type.Name}: a reflected type stands in no namespace";
        }

        string keyword = type.Macro switch
        {
            "USTRUCT" => "struct",
            "UENUM" => "enum class",
            _ => "class",
        };
        if (type.Keyword != keyword)
        {
            yield return $"{type.Name}: behind {type.Macro} comes {keyword}, not {type.Keyword}";
        }
        else if (type.Macro == "UENUM" && type.IsBlueprintType && type.Bases != "uint8")
        {
            yield return $"{type.Name}: an enum for Blueprint is an enum class : uint8";
        }
    }
}
