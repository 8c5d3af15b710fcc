using System.Text.Json.Nodes;
using Sidecar.Protocol.V1;
using Sidecar.Simulator;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Bridge;

/// <summary>The real daemon and the real simulator: sessions that end by age, and sessions that are torn away.</summary>
public sealed class SurvivalTests
{
    [Fact]
    public async Task SessionsThatLiveForSeconds_AConversationNeverNotices()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(simulator: s =>
            s with
            {
                SessionDuration = TimeSpan.FromSeconds(4),
            }
        );
        await using GameClient game = await GameClient.TalkAsync(daemon);
        int states = game.All(m => m.StateChanged).Count();

        // One update opens a session; the demo's script runs out long before.
        while (daemon.Wire.Events("session.update").Count < 4)
        {
            TurnReport turn = await game.TextTurnAsync();
            Assert.Equal(turn.ReceivedSamples, turn.PlayedSamples);
            Assert.True(turn.PlayedSamples > 0);
        }

        Assert.DoesNotContain(
            game.All(m => m.StateChanged).Skip(states),
            s => s.State is ConversationState.Reconnecting or ConversationState.Failed or ConversationState.Connecting
        );
        Assert.Empty(game.All(m => m.Notice));
    }

    [Fact]
    public async Task DroppedSession_NextOneHasTheSameConversation()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);
        await game.TextTurnAsync("Who are you?");
        await game.TextTurnAsync("Where do you live?");
        int before = daemon.Wire.Events("conversation.item.create").Count;
        int from = game.Messages.Count;

        await InjectAsync(daemon, """{ "fault": "eof", "session": "current" }""");
        await game.StateAsync(ConversationState.Reconnecting, from);
        await game.StateAsync(ConversationState.Listening, from);
        await game.TextTurnAsync("Are you still there?");

        string[] told =
        [
            .. daemon
                .Wire.Events("conversation.item.create")
                .Skip(before)
                .Select(e => $"{(string?)e["item"]!["role"]}: {Text(e["item"]!)}"),
        ];
        string[] said = [.. game.All(m => m.CaptionUpdate).Where(c => c.Final).Select(c => c.Text)];
        Assert.Equal(
            [
                "user: Who are you?",
                $"assistant: {said[0]}",
                "user: Where do you live?",
                $"assistant: {said[1]}",
                "user: Are you still there?",
            ],
            told
        );
    }

    private static async Task InjectAsync(DaemonFixture daemon, string fault)
    {
        using HttpClient http = new();
        UriBuilder address = new(daemon.Daemon.Provider.Endpoint) { Scheme = "http", Path = "/simulator/faults" };
        using StringContent body = new(fault, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await http.PostAsync(
            address.Uri,
            body,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
    }

    private static string Text(JsonNode item) => (string?)item["content"]![0]!["text"] ?? "";
}
