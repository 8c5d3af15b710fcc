using System.Text;
using Sidecar.Configuration;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Bridge;

public sealed class ForeignServerTests
{
    [Fact]
    public async Task ServerThatBehaves_HoldsAConversation()
    {
        await using ForeignRealtimeServer server = await ForeignRealtimeServer.StartAsync();
        await using DaemonFixture daemon = await StartAsync(server);
        await using GameClient game = await GameClient.TalkAsync(daemon);

        TurnReport turn = await game.TextTurnAsync();

        Assert.Equal((2_400L, 2_400L), (turn.ReceivedSamples, turn.PlayedSamples));
        Assert.Equal("Good day.", game.All(m => m.CaptionUpdate).Last(c => c.Final).Text);
        Assert.Equal("compatible", game.Welcome.Provider);
        Assert.Equal("Bearer sk-test-0123456789", Assert.Single(server.Credentials));
    }

    // Sent before each answer; the number of messages that are malformed is the number of notices.
    public static TheoryData<string, string[], int> Oddities =>
        new()
        {
            { "garbage", ["{\"type\":", "no json at all", "[]", "null", "\"response.done\"", "{}"], 6 },
            { "unknown events", ["""{"type":"response.hologram.delta","delta":{"x":1}}""", """{"type":""}"""], 0 },
            { "null ids", ["""{"type":"rate_limits.updated","event_id":null,"rate_limits":null}"""], 0 },
            {
                "items without object",
                ["""{"type":"conversation.item.added","item":null}""", """{"type":"conversation.item.done"}"""],
                0
            },
            { "wrong types", ["""{"type":42}""", """{"type":"response.created","response":"text"}"""], 2 },
            { "half a sample", [Delta("AAAA"), Delta("AA==")], 0 },
            { "invalid base64", [Delta("****"), Delta("AAA")], 2 },
            { "an error without a text", ["""{"type":"error","error":null}""", """{"type":"error"}"""], 0 },
        };

    [Theory]
    [MemberData(nameof(Oddities), DisableDiscoveryEnumeration = true)]
    public async Task OddMessages_AreLeftOut_AndTheConversationGoesOn(string what, string[] messages, int malformed)
    {
        await using ForeignRealtimeServer server = await ForeignRealtimeServer.StartAsync(async session =>
        {
            await session.ConfirmAsync();
            foreach (string message in messages)
            {
                await session.SendAsync(message);
            }
            await session.SendBinaryAsync([1, 2, 3]);
            await session.AnswerAsync();
        });
        await using DaemonFixture daemon = await StartAsync(server);
        await using GameClient game = await GameClient.TalkAsync(daemon);

        TurnReport turn = await game.TextTurnAsync();

        Assert.Equal("Good day.", game.All(m => m.CaptionUpdate).Last(c => c.Final).Text);
        Assert.NotEqual(0, turn.PlayedSamples);
        Assert.DoesNotContain(game.All(m => m.StateChanged), s => s.State == ConversationState.Reconnecting);
        int notices = game.All(m => m.Notice).Count(n => n.Code == "provider_malformed_message");
        Assert.True(notices >= malformed, $"{what}: {notices} notices, {malformed} expected");
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("half a message, then cut")]
    [InlineData("a message of 50 MB")]
    [InlineData("close 1000")]
    [InlineData("close 1001")]
    [InlineData("close 1008")]
    [InlineData("close 1011")]
    [InlineData("close 3000")]
    [InlineData("close 4000")]
    public async Task SessionThatEnds_IsReportedAndOpenedAgain(string how)
    {
        await using ForeignRealtimeServer server = await ForeignRealtimeServer.StartAsync(async session =>
        {
            await session.ConfirmAsync();
            await session.ExpectAsync("response.create");
            await EndAsync(session, how);
        });
        await using DaemonFixture daemon = await StartAsync(server);
        await using GameClient game = await GameClient.TalkAsync(daemon);
        int seen = game.Messages.Count;

        await game.SendTextAsync("hello");
        Notice notice = await game.ExpectAsync(m => m.Notice);
        await game.StateAsync(ConversationState.Reconnecting, seen);
        await game.StateAsync(ConversationState.Listening, IndexOfReconnecting(game));
        // The question that was lost with its session is asked again unbidden.
        TurnReport turn = await game.ExpectAsync(m => m.TurnReport);

        Assert.Equal(("session_lost", true), (notice.Code, notice.Transient));
        Assert.NotEqual(0, turn.PlayedSamples);
        Assert.Equal(2, server.Credentials.Count);
    }

    [Fact]
    public async Task ServerThatConfirmsAndClosesAtOnce_IsOpenedAgain()
    {
        static async Task ConfirmAndClose(ForeignSession session)
        {
            await session.ConfirmAsync();
            await session.CloseAsync(1011, "overloaded");
        }
        await using ForeignRealtimeServer server = await ForeignRealtimeServer.StartAsync(
            ConfirmAndClose,
            ConfirmAndClose,
            ConfirmAndClose
        );
        await using DaemonFixture daemon = await StartAsync(server);
        await using GameClient game = await GameClient.JoinAsync(daemon);

        await Eventually.TrueAsync(
            () => server.Credentials.Count == 4 && daemon.Conversation()!.State == ConversationState.Listening,
            "the fourth session stays"
        );

        Assert.NotEqual(0, (await game.TextTurnAsync()).PlayedSamples);
    }

    [Fact]
    public async Task RefusedKey_FailsTheConversation_AndSaysWhatToDo()
    {
        await using ForeignRealtimeServer server = await ForeignRealtimeServer.StartAsync(async session =>
        {
            await session.SendAsync(
                """
                {"type":"error","event_id":"e1","error":{"type":"invalid_request_error","code":"invalid_api_key",
                "message":"Incorrect API key provided.","param":null,"event_id":null}}
                """
            );
            await session.CloseAsync(3000, "invalid_request_error.invalid_api_key");
        });
        await using DaemonFixture daemon = await StartAsync(server);
        await using GameClient game = await GameClient.JoinAsync(daemon);

        await game.StateAsync(ConversationState.Failed);
        StateChanged failed = game.All(m => m.StateChanged).Last();
        await game.SendTextAsync("anybody there?");
        Notice refused = await game.ExpectAsync(m => m.Notice, n => n.Code == "text_refused");

        Assert.Contains("API key", failed.Reason, StringComparison.Ordinal);
        Assert.Contains("no session", refused.Text, StringComparison.Ordinal);
        Assert.Equal(failed.Reason, daemon.Conversation()!.StateReason);
        Assert.Single(server.Credentials);
    }

    private static async Task EndAsync(ForeignSession session, string how)
    {
        switch (how)
        {
            case "cut":
                session.Cut();
                break;
            case "half a message, then cut":
                await session.SendAsync(Encoding.UTF8.GetBytes("""{"type":"resp"""), endOfMessage: false);
                session.Cut();
                break;
            case "a message of 50 MB":
                await session.SendAsync(new byte[50 * 1024 * 1024], endOfMessage: true);
                break;
            default:
                await session.CloseAsync(int.Parse(how["close ".Length..]), "because");
                break;
        }
    }

    private static Task<DaemonFixture> StartAsync(ForeignRealtimeServer server) =>
        DaemonFixture.StartAsync(o =>
            o with
            {
                Provider = new ProviderOptions
                {
                    Kind = ProviderKind.Compatible,
                    Endpoint = server.Endpoint,
                    Auth = ProviderAuth.DirectKey,
                    ApiKey = "sk-test-0123456789",
                    Model = "m",
                },
            }
        );

    private static string Delta(string base64) =>
        $$"""
            {"type":"response.output_audio.delta","response_id":"resp_0","item_id":"item_0","output_index":0,
            "content_index":0,"delta":"{{base64}}"}
            """;

    private static int IndexOfReconnecting(GameClient game) =>
        game.Messages.ToList().FindIndex(m => m.StateChanged?.State == ConversationState.Reconnecting);
}
