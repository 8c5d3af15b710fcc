using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Modules;

/// <summary>nghttp2 is known to one .cpp only, so that it can be replaced there.</summary>
internal sealed class Http2LibraryRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree)
    {
        (SourceFile File, Include Include)[] uses =
        [
            .. from file in tree.Code
            from include in file.Includes
            where include.Path.StartsWith("nghttp2/", StringComparison.Ordinal)
            select (file, include),
        ];
        foreach ((SourceFile file, Include include) in uses)
        {
            if (!file.IsCpp || uses.Any(u => u.File != file))
            {
                yield return new Finding(file.Path, include.Line, "nghttp2's header is included in exactly one .cpp");
            }
        }
    }
}
