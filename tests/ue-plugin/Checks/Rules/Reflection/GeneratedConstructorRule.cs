using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>
/// Unreal writes a constructor of its own for each class, in a file that sees the header alone, and gives its members
/// nothing: each must be able to begin, and to end, without knowing what the header only declares.
/// </summary>
internal sealed class GeneratedConstructorRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree) =>
        from typed in tree.Types
        where typed.Type.Macro == "UCLASS"
        from member in typed.Type.Members
        where member.Declaration.Parameters is null && member.Declaration.Name.Length > 0
        where !member.Declaration.Type.Any(t => t.Is("static"))
        let message = Message(member.Declaration)
        where message is not null
        select new Finding(typed.File.Path, member.Line, $"{member.Declaration.Name}: {message}");

    private static string? Message(Declaration member)
    {
        IReadOnlyList<Token> type = member.Type;
        if (type.Any(t => t.Is("TUniquePtr")))
        {
            return "a TUniquePtr has to know its type to end; a TSharedPtr or TPimplPtr has not";
        }

        bool isBare = type.Count > 0 && !type.Any(t => t.Is("<"));
        return type.Any(t => t.Is("TSharedRef")) || (isBare && type[^1].Is("&"))
            ? "it can't begin empty, as the constructor that Unreal writes wants it to"
            : null;
    }
}
