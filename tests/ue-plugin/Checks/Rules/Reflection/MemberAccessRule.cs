using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>The header tool refuses a private member that Blueprint may read or write, unless the member says it may.</summary>
internal sealed class MemberAccessRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree) =>
        from typed in tree.Types
        from member in typed.Type.Members
        where member.IsProperty && member.Access == "private"
        where member.Specifiers.Has("BlueprintReadWrite") || member.Specifiers.Has("BlueprintReadOnly")
        where !member.Specifiers.Has("AllowPrivateAccess")
        select new Finding(
            typed.File.Path,
            member.Line,
            $"{member.Declaration.Name} is private and open to Blueprint without AllowPrivateAccess"
        );
}
