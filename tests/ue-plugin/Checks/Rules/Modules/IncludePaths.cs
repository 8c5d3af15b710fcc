using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Modules;

/// <summary>Where the build tool looks for an include: beside the file, in its module's folders, in others' Public.</summary>
internal static class IncludePaths
{
    public static SourceFile? Find(PluginTree tree, SourceFile from, Include include)
    {
        string beside = from.Path[..(from.Path.LastIndexOf('/') + 1)];
        IEnumerable<string> folders =
        [
            beside,
            $"Source/{from.Module}/Private/",
            $"Source/{from.Module}/Public/",
            .. tree.Modules.Select(m => $"Source/{m}/Public/"),
        ];
        return folders
            .Select(f => tree.Files.FirstOrDefault(h => h.Path == f + include.Path))
            .FirstOrDefault(found => found is not null);
    }
}
