using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Files;

/// <summary>The first directive of a header is <c>#pragma once</c>; a guard by #ifndef hides U-macros from the header tool.</summary>
internal sealed class HeaderGuardRule : IRule
{
    public IEnumerable<Finding> Check(PluginTree tree) =>
        tree
            .Headers.Where(h => h.Directives is not [{ Name: "pragma", Argument: "once" }, ..])
            .Select(h => new Finding(h.Path, 1, "begins with #pragma once"));
}
