using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Files;

/// <summary>The first line of every source file is the copyright.</summary>
internal sealed class CopyrightRule : IRule
{
    private const string Line = "// Copyright (c) 2026 The Sidecar authors. MIT licence.";

    public IEnumerable<Finding> Check(PluginTree tree) =>
        tree
            .Code.Concat(tree.BuildScripts)
            .Where(f => f.Lines[0] != Line)
            .Select(f => new Finding(f.Path, 1, $"the first line is \"{Line}\""));
}
