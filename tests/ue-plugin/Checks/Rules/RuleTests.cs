using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules;

/// <summary>Every rule over the plugin as it is.</summary>
public class RuleTests
{
    private static readonly IReadOnlyDictionary<string, Type> Rules = typeof(IRule)
        .Assembly.GetTypes()
        .Where(t => t.IsClass && typeof(IRule).IsAssignableFrom(t))
        .ToDictionary(t => t.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Rules.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ThePlugin_Follows(string rule)
    {
        var instance = (IRule)Activator.CreateInstance(Rules[rule])!;
        string[] findings = [.. instance.Check(PluginTree.Real).Select(f => f.ToString())];
        Assert.True(findings.Length == 0, string.Join(Environment.NewLine, findings));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ARule_HasTestsThatShowThatItCanFail(string rule)
    {
        Type? tests = typeof(RuleTests).Assembly.GetType($"{Rules[rule].Namespace}.{rule}Tests");
        Assert.True(tests is not null, $"There is no {rule}Tests beside {rule}.");
    }

    [Fact]
    public void TheTree_HasTheDescriptorAndTheCore()
    {
        Assert.Contains(PluginTree.Real.Files, f => f.Path == "Sidecar.uplugin");
        Assert.NotEmpty(PluginTree.Real.CoreCode);
    }
}
