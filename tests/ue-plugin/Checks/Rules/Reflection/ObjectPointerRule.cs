using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>A member that points to a UObject is a UPROPERTY with TObjectPtr, or weak: else it outlives its object.</summary>
internal sealed class ObjectPointerRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree) =>
        from typed in tree.Types
        from member in typed.Type.Members
        where member.Declaration.Parameters is null && member.Declaration.Name.Length > 0
        let message = Message(member)
        where message is not null
        select new Finding(typed.File.Path, member.Line, $"{member.Declaration.Name}: {message}");

    private static string? Message(Member member)
    {
        IReadOnlyList<Token> type = member.Declaration.Type;
        bool isRaw = Enumerable
            .Range(0, type.Count)
            .Any(i => KnownTypes.IsObjectName(type[i].Text) && type.IsAt(i + 1, "*"));
        bool isCounted = type.Any(t => t.Is("TObjectPtr"));
        return (isRaw, isCounted, member.IsProperty) switch
        {
            (true, _, true) => "a UPROPERTY to an object is a TObjectPtr",
            (true, _, false) or (_, true, false) =>
                "a member that points to an object is a UPROPERTY, or a TWeakObjectPtr",
            _ => null,
        };
    }
}
