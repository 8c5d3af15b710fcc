using Microsoft.Extensions.Logging.Abstractions;
using Sidecar.Simulator.Scripts;
using Sidecar.Simulator.Voices;

namespace Sidecar.Simulator.Tests.Scripts;

public sealed class EmbeddedScriptTests
{
    [Fact]
    public async Task EveryLine_HasARecording()
    {
        var voice = new BundledVoice(NullLogger.Instance);
        foreach (var script in new[] { SimulatorScript.Default, SimulatorScript.Demo })
        {
            foreach (var line in script.Rules.Select(rule => rule.Say!).Concat(script.Replies))
            {
                if (!line.Contains("{result}", StringComparison.Ordinal))
                {
                    Assert.Equal(line, (await voice.SpeakAsync(line, "", 1, CancellationToken.None)).Text);
                }
            }
        }
    }

    [Fact]
    public void Demo_IsTheDefaultWithTheWordsOfTheRecordings()
    {
        Assert.Equal<IEnumerable<string>>(
            SimulatorScript.Default.Rules.Select(rule => rule.Say!),
            SimulatorScript.Demo.Rules.Where(rule => rule.Heard is not "Mm-hm.").Select(rule => rule.Say!)
        );
        Assert.Equal<IEnumerable<string>>(SimulatorScript.Default.Replies, SimulatorScript.Demo.Replies);
        Assert.All(SimulatorScript.Default.Rules, rule => Assert.Null(rule.Heard));
        Assert.Equal(4, SimulatorScript.Demo.Rules.Count(rule => rule.Heard is not null));
    }
}
