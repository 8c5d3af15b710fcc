using System.Reflection;
using Sidecar.PublishedSchema;
using Sidecar.Simulator.Faults;
using Sidecar.Simulator.Scripts;

namespace Sidecar.Simulator.Tests.Scripts;

public sealed class DocumentationTests
{
    [Fact]
    public void WorkedExample_IsAScript()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "simulator.md"));
        var from = page.IndexOf("```jsonc\n", StringComparison.Ordinal) + 9;

        var script = SimulatorScript.Parse(page[from..page.IndexOf("```", from, StringComparison.Ordinal)], "docs");

        Assert.Equal(4, script.Rules.Count);
        Assert.Equal("""{"harbour":"north"}""", script.Rules[1].Calls.Single().Arguments);
        Assert.Equal(TimeSpan.FromMilliseconds(400), script.Rules[2].Delay);
        Assert.IsType<TextCondition>(script.Rules[3].When);
        Assert.Equal(2, script.Replies.Count);
        Assert.True(script.CallMentionedTools);
    }

    [Fact]
    public void FaultExamples_AreFaults_AndEveryKindHasOne()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "simulator.md"));
        var examples = page.Split("```json\n")
            .Skip(1)
            .Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)]);

        var kinds = examples.SelectMany(json => SimulatorFault.Parse(json, "docs")).Select(fault => fault.Kind);

        Assert.Equal(FaultReader.Kinds.Order(), kinds.Distinct().Order());
    }

    [Fact]
    public void EveryDifferenceFromThePublishedSchemas_IsInTheDocumentation()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "simulator.md"));

        Assert.All(
            Leniency.Recorded.Select(leniency => leniency.Path[(leniency.Path.LastIndexOf('.') + 1)..]),
            member => Assert.Contains($"{member}`", page, StringComparison.Ordinal)
        );
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Sidecar.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
