using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Files;

/// <summary>A file that does one thing has less than 500 lines.</summary>
internal sealed class FileLengthRule : IRule
{
    private const int Longest = 500;

    public IEnumerable<Finding> Check(PluginTree tree) =>
        tree
            .Code.Where(f => f.Lines.Count - 1 > Longest)
            .Select(f => new Finding(f.Path, Longest + 1, $"{f.Lines.Count - 1} lines; at most {Longest}"));
}
