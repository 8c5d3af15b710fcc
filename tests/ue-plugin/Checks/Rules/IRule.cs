using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules;

/// <summary>Something that only Unreal's tools, or a reviewer who knows Epic's coding standard, would find.</summary>
internal interface IRule
{
    IEnumerable<Finding> Check(PluginTree tree);
}

/// <param name="Path">Relative to ue-plugin.</param>
/// <param name="Line">Counted from 1.</param>
internal sealed record Finding(string Path, int Line, string Message)
{
    public override string ToString() => $"ue-plugin/{Path}({Line}): {Message}";
}
