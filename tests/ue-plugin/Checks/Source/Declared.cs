namespace Sidecar.UePlugin.Tests.Source;

/// <summary>The names that the plugin itself gives to types the header tool knows.</summary>
internal sealed class Declared
{
    public Declared(PluginTree tree)
    {
        ReflectedType[] types = [.. tree.Types.Select(t => t.Type)];
        Structs = Named(types.Where(t => t.Macro == "USTRUCT"));
        Enums = Named(types.Where(t => t.Macro == "UENUM"));
        BlueprintTypes = Named(types.Where(t => t.IsBlueprintType));
        Delegates = tree
            .Headers.SelectMany(MacroCall.DelegatesOf)
            .Where(d => d.Name.StartsWith("DECLARE_DYNAMIC_", StringComparison.Ordinal))
            .Select(d => d.DeclaredName)
            .ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlySet<string> Structs { get; }

    public IReadOnlySet<string> Enums { get; }

    public IReadOnlySet<string> BlueprintTypes { get; }

    public IReadOnlySet<string> Delegates { get; }

    private static HashSet<string> Named(IEnumerable<ReflectedType> types) =>
        types.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
}
