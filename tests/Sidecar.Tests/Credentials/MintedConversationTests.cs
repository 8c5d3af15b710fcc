using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Sidecar.Configuration;
using Sidecar.Protocol.V1;
using Sidecar.Simulator;
using Sidecar.Tests.Bridge;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Credentials;

/// <summary>Conversations of the whole daemon on secrets of a mint.</summary>
public sealed class MintedConversationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SpokenTurn_NeedsOnlyAnEphemeralSecret_AndTheModelIsTheMints()
    {
        await using SimulatorServer simulator = await StartSimulatorAsync();
        await using RealMint mint = await RealMint.StartAsync(
            $"http://127.0.0.1:{simulator.Port}",
            ("Policy:Session", """{"type":"realtime","model":"gpt-realtime-mini"}""")
        );
        await using DaemonFixture daemon = await StartAsync(simulator.Endpoint.ToString(), mint.Url);
        await using GameClient game = await GameClient.TalkAsync(daemon);
        await using GameClient captain = await GameClient.TalkAsync(daemon, GameClient.Hello("Captain"));

        await RecordedVoice.SpeakAsync(game);
        TurnReport turn = await game.ExpectAsync(m => m.TurnReport);
        GetStatusResponse status = await daemon
            .OpenControl()
            .GetStatusAsync(new GetStatusRequest(), DaemonFixture.Authorization);

        Assert.Equal(TurnInput.Voice, turn.Input);
        Assert.NotEqual(0, turn.PlayedSamples);
        Assert.Equal($"token-mint at {mint.Url}", status.ProviderAuth);
        Assert.Single(mint.Log.Lines, l => l.Contains("a secret for \"studio\"", StringComparison.Ordinal));
        Assert.Contains(
            daemon.Log.Lines,
            l => l.Contains("gives model \"gpt-realtime-mini\"", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Model_IsTheMints()
    {
        await using ForeignRealtimeServer server = await ForeignRealtimeServer.StartAsync();
        await using ScriptedMint mint = await ScriptedMint.StartAsync();
        mint.Model = "pinned-model";
        await using DaemonFixture daemon = await StartAsync(server.Endpoint, mint.Url);
        await using GameClient game = await GameClient.TalkAsync(daemon);

        Assert.Equal("?model=pinned-model", Assert.Single(server.Queries));
    }

    [Fact]
    public async Task SecretThatExpiredBetweenSessions_IsReplaced_AndTheGameSeesOneReconnection()
    {
        await using ForeignRealtimeServer server = await ForeignRealtimeServer.StartAsync(
            DropAsync,
            s => s.RefuseCredentialAsync()
        );
        await using ScriptedMint mint = await ScriptedMint.StartAsync();
        await using DaemonFixture daemon = await StartAsync(server.Endpoint, mint.Url);
        await using GameClient game = await GameClient.TalkAsync(daemon);
        await game.SendTextAsync("Go away.");
        await game.StateAsync(ConversationState.Reconnecting);
        int lost = game.Messages.ToList().FindIndex(m => m.StateChanged?.State == ConversationState.Reconnecting);
        await game.StateAsync(ConversationState.Listening, from: lost);
        await game.TextTurnAsync();

        Assert.Equal(
            ["Bearer ek_scripted_1", "Bearer ek_scripted_1", "Bearer ek_scripted_2"],
            server.Credentials.ToArray()
        );
        Assert.Equal("session_lost", Assert.Single(game.All(m => m.Notice)).Code);
        Assert.Single(game.All(m => m.StateChanged), s => s.State == ConversationState.Reconnecting);
    }

    [Fact]
    public async Task HandshakeThatAnswers401_GetsANewSecretAtOnce()
    {
        await using SimulatorServer simulator = await StartSimulatorAsync(
            SimulatorFault.Parse("""[{ "fault": "refuse", "status": 401 }]""")
        );
        await using RealMint mint = await RealMint.StartAsync($"http://127.0.0.1:{simulator.Port}");
        await using DaemonFixture daemon = await StartAsync(simulator.Endpoint.ToString(), mint.Url);
        await using GameClient game = await GameClient.TalkAsync(daemon);

        Assert.NotEqual(0, (await game.TextTurnAsync()).PlayedSamples);
        Assert.Empty(game.All(m => m.Notice));
        Assert.Equal(2, mint.Log.Lines.Count(l => l.Contains("a secret for \"studio\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task FreshSecretRefusedToo_FailsTheConversation()
    {
        await using ForeignRealtimeServer server = await ForeignRealtimeServer.StartAsync(
            s => s.RefuseCredentialAsync(),
            s => s.RefuseCredentialAsync()
        );
        await using ScriptedMint mint = await ScriptedMint.StartAsync();
        await using DaemonFixture daemon = await StartAsync(server.Endpoint, mint.Url);
        await using GameClient game = await GameClient.JoinAsync(daemon);

        StateChanged failed = await game.ExpectAsync(m => m.StateChanged, s => s.State == ConversationState.Failed);

        Assert.Contains("the mint's own key", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(2, server.Credentials.Count);
        Assert.Single(game.All(m => m.Notice), n => n.Code == "session_refused");
    }

    [Fact]
    public async Task MintThatIsDown_IsNamed_AndTheConversationBeginsWhenItIsBack()
    {
        int port = FreePort();
        await using ForeignRealtimeServer server = await ForeignRealtimeServer.StartAsync();
        await using DaemonFixture daemon = await StartAsync(server.Endpoint, $"http://127.0.0.1:{port}/token");
        await using GameClient game = await GameClient.JoinAsync(daemon);
        StateChanged waiting = await game.ExpectAsync(
            m => m.StateChanged,
            s => s.State == ConversationState.Reconnecting
        );

        await using ScriptedMint mint = await ScriptedMint.StartAsync(port: port);
        await game.StateAsync(ConversationState.Listening);

        Assert.Contains($"http://127.0.0.1:{port}/token", waiting.Reason, StringComparison.Ordinal);
        Assert.Contains("TokenMint:Url", waiting.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "text/plain", "HTTP 500")]
    [InlineData(200, "text/html", "web page")]
    [InlineData(429, "application/problem+json", "limit")]
    public async Task MintThatFails_IsNamed_AndTheConversationBeginsWhenItRecovers(
        int status,
        string mediaType,
        string reason
    )
    {
        await using ForeignRealtimeServer server = await ForeignRealtimeServer.StartAsync();
        await using ScriptedMint mint = await ScriptedMint.StartAsync();
        mint.Answer = http =>
        {
            http.Response.Headers.RetryAfter = "0";
            return ScriptedMint.WriteAsync(http, status, mediaType, "{}");
        };
        await using DaemonFixture daemon = await StartAsync(server.Endpoint, mint.Url);
        await using GameClient game = await GameClient.JoinAsync(daemon);
        StateChanged waiting = await game.ExpectAsync(
            m => m.StateChanged,
            s => s.State == ConversationState.Reconnecting
        );
        mint.Answer = null;
        await game.StateAsync(ConversationState.Listening);

        Assert.Contains(reason, waiting.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallerTheMintDoesNotKnow_FailsWithTheKeyToSet_AndANewFileIsTakenWithoutARestart()
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "not-a-callers-key", Stop);
            await using SimulatorServer simulator = await StartSimulatorAsync();
            await using RealMint mint = await RealMint.StartAsync($"http://127.0.0.1:{simulator.Port}");
            await using DaemonFixture daemon = await StartAsync(
                simulator.Endpoint.ToString(),
                mint.Url,
                m => m with { ApiKey = "", ApiKeyFile = file }
            );
            await using (GameClient stranger = await GameClient.JoinAsync(daemon))
            {
                StateChanged failed = await stranger.ExpectAsync(
                    m => m.StateChanged,
                    s => s.State == ConversationState.Failed
                );
                Assert.Contains("TokenMint:ApiKey", failed.Reason, StringComparison.Ordinal);
                Assert.DoesNotContain("not-a-callers-key", failed.Reason, StringComparison.Ordinal);
            }

            await File.WriteAllTextAsync(file, RealMint.CallerKey, Stop);
            Hello hello = GameClient.Hello();
            hello.StartFresh = true;
            await using GameClient game = await GameClient.TalkAsync(daemon, hello);

            Assert.NotEqual(0, (await game.TextTurnAsync()).PlayedSamples);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task DirectKey_IsWarnedOf_AndNeverShown()
    {
        await using ForeignRealtimeServer server = await ForeignRealtimeServer.StartAsync();
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(o =>
            o with
            {
                Provider = new ProviderOptions
                {
                    Kind = ProviderKind.Compatible,
                    Endpoint = server.Endpoint,
                    Auth = ProviderAuth.DirectKey,
                    ApiKey = "the-key-itself-0123",
                },
            }
        );
        await using GameClient game = await GameClient.TalkAsync(daemon);
        GetStatusResponse status = await daemon
            .OpenControl()
            .GetStatusAsync(new GetStatusRequest(), DaemonFixture.Authorization);

        Assert.Equal("Bearer the-key-itself-0123", Assert.Single(server.Credentials));
        Assert.Equal("direct-key", status.ProviderAuth);
        Assert.Single(
            daemon.Log.Lines,
            l => l.StartsWith("Warning", StringComparison.Ordinal) && l.Contains("direct-key", StringComparison.Ordinal)
        );
    }

    private static async Task DropAsync(ForeignSession session)
    {
        await session.ConfirmAsync();
        await session.ExpectAsync("response.create");
        await session.CloseAsync(1001, "going away");
    }

    private static Task<SimulatorServer> StartSimulatorAsync(IReadOnlyList<SimulatorFault>? faults = null) =>
        SimulatorServer.StartAsync(
            DaemonFixture.InstantSimulator with
            {
                AcceptedKeys = [RealMint.UpstreamKey],
                Faults = faults ?? [],
            },
            TimeProvider.System,
            NullLoggerFactory.Instance,
            Stop
        );

    private static Task<DaemonFixture> StartAsync(
        string endpoint,
        string mintUrl,
        Func<TokenMintOptions, TokenMintOptions>? mint = null
    )
    {
        TokenMintOptions options = new() { Url = mintUrl, ApiKey = RealMint.CallerKey };
        return DaemonFixture.StartAsync(o =>
            o with
            {
                Provider = new ProviderOptions { Kind = ProviderKind.Compatible, Endpoint = endpoint },
                TokenMint = mint?.Invoke(options) ?? options,
            }
        );
    }

    private static int FreePort()
    {
        using TcpListener unused = new(IPAddress.Loopback, 0);
        unused.Start();
        return ((IPEndPoint)unused.LocalEndpoint).Port;
    }
}
