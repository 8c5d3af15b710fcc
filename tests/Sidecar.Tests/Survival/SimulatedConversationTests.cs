using Sidecar.Configuration;
using Sidecar.Simulator;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Survival;

public sealed class SimulatedConversationTests
{
    [Fact]
    public async Task ReadConversations_TellsWhatTheModelKnows()
    {
        await using SimulatorServer simulator = await SimulatorServer.StartAsync(
            DaemonFixture.InstantSimulator,
            TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance
        );
        Assert.Empty(await simulator.ReadConversationsAsync());

        await using DaemonFixture daemon = await DaemonFixture.StartAsync(o =>
            o with
            {
                Provider = new ProviderOptions
                {
                    Kind = ProviderKind.Compatible,
                    Endpoint = simulator.Endpoint.ToString(),
                },
            }
        );
        await using GameClient game = await GameClient.TalkAsync(daemon);
        await game.TextTurnAsync("Who are you?");

        SimulatedConversation conversation = Assert.Single(await simulator.ReadConversationsAsync());
        Assert.Equal(["user", "assistant"], conversation.Items.Select(i => i.Role));
        Assert.Equal("Who are you?", conversation.Items[0].Text);
        Assert.Null(conversation.Items[0].AudioMs);
        Assert.InRange(conversation.Items[1].AudioMs!.Value, 1_000, 20_000);
    }
}
