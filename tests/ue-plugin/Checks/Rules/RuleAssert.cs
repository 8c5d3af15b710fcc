using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules;

/// <summary>Judges snippets by one rule.</summary>
internal static class RuleAssert<TRule>
    where TRule : IRule, new()
{
    private const string Header = "Source/Sidecar/Public/Thing.h";

    /// <summary>The rule has nothing to say about a public header with this text.</summary>
    public static void Accepts(string header) => Accepts((Header, header));

    public static void Accepts(params (string Path, string Text)[] files) =>
        Assert.Empty(new TRule().Check(PluginTree.Of(files)));

    /// <summary>The rule finds exactly one fault in a public header, and its message holds these words.</summary>
    public static void Refuses(string header, string words) => Refuses(words, (Header, header));

    public static void Refuses(string words, params (string Path, string Text)[] files)
    {
        Finding finding = Assert.Single(new TRule().Check(PluginTree.Of(files)));
        Assert.Contains(words, finding.ToString(), StringComparison.Ordinal);
    }
}
