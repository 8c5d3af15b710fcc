using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>What an editor or Blueprint shows has a Category.</summary>
internal sealed class CategoryRule : IRule
{
    private static readonly string[] Shown =
    [
        "BlueprintAssignable",
        "BlueprintAuthorityOnly",
        "BlueprintCallable",
        "BlueprintImplementableEvent",
        "BlueprintNativeEvent",
        "BlueprintPure",
        "BlueprintReadOnly",
        "BlueprintReadWrite",
        "CallInEditor",
        "EditAnywhere",
        "EditDefaultsOnly",
        "EditInstanceOnly",
        "VisibleAnywhere",
        "VisibleDefaultsOnly",
        "VisibleInstanceOnly",
    ];

    public IEnumerable<Finding> Check(PluginTree tree) =>
        from typed in tree.Types
        from member in typed.Type.Members
        where member.IsProperty || member.IsFunction
        where Array.Exists(Shown, member.Specifiers.Has) && !member.Specifiers.Has("BlueprintInternalUseOnly")
        where string.IsNullOrWhiteSpace(member.Specifiers["Category"])
        select new Finding(
            typed.File.Path,
            member.Line,
            $"{typed.Type.Name}::{member.Declaration.Name} is shown and has no Category"
        );
}
