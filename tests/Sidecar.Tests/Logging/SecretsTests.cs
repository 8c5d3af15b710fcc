using Grpc.Core;
using Microsoft.Extensions.Logging;
using Sidecar.Configuration;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Bridge;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Logging;

public sealed class SecretsTests
{
    private const string Key = "sk-proj-SecretSecretSecretSecretSecretSecret";
    private const string WrongToken = "a-token-that-somebody-mistyped";
    private const string Asked = "the quixotic marmalade of Zanzibar";
    private const string Answered = "An ultramarine umbrella, naturally.";

    [Theory]
    [InlineData(LogLevel.Information)]
    [InlineData(LogLevel.Debug)]
    [InlineData(LogLevel.Trace)]
    public async Task KeyAndTokenAreNeverLogged_AndWhatWasSaidNotAtInformation(LogLevel level)
    {
        await using ForeignRealtimeServer server = await ForeignRealtimeServer.StartAsync(
            LeakAndCloseAsync,
            session =>
            {
                session.Transcript = Answered;
                return session.BehaveAsync();
            }
        );
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(o =>
            o with
            {
                Provider = new ProviderOptions
                {
                    Kind = ProviderKind.Compatible,
                    Endpoint = server.Endpoint,
                    Auth = ProviderAuth.DirectKey,
                    ApiKey = Key,
                    Model = "m",
                },
                Logging = o.Logging with { Level = level },
            }
        );
        await using GameClient game = await GameClient.JoinAsync(daemon);
        await Eventually.TrueAsync(
            () => server.Credentials.Count == 2 && daemon.Conversation()!.State == ConversationState.Listening,
            "the second session is there"
        );

        await game.TextTurnAsync(Asked);
        await game.SendTextAsync(new string('x', 16_001));
        await game.ExpectAsync(m => m.Notice, n => n.Code == "text_refused");
        await game.SendAsync(
            new ClientMessage
            {
                UpdateCharacter = new UpdateCharacter { Instructions = Asked, Voice = "" },
            }
        );
        await game.ExpectAsync(m => m.Notice, n => n.Code == "update_refused");
        await PresentWrongTokenAsync(daemon);

        Assert.Contains($"Bearer {Key}", server.Credentials);
        Assert.Contains(Answered, game.All(m => m.CaptionUpdate).Select(c => c.Text));
        Assert.NotEmpty(daemon.Log.Lines);
        AssertNowhere(Key, daemon);
        AssertNowhere(Key[8..], daemon);
        AssertNowhere(DaemonFixture.Token, daemon);
        AssertNowhere(WrongToken, daemon);
        if (level == LogLevel.Information)
        {
            AssertNowhere("marmalade", daemon);
            AssertNowhere("umbrella", daemon);
            AssertNowhere(ForeignSession.AudioBase64[..24], daemon);
        }
    }

    // Servers repeat keys in their errors, and whole requests in odd places.
    private static async Task LeakAndCloseAsync(ForeignSession session)
    {
        await session.ConfirmAsync();
        await session.SendAsync(
            $$$"""{"type":"error","error":{"type":"{{{Key}}}","message":"Bad key {{{Key}}}","param":"{{{Key}}}"}}"""
        );
        await session.SendAsync(
            $$"""{"type":"response.output_audio.delta","delta":"{{Key}}{{ForeignSession.AudioBase64}}"""
        );
        await session.SendAsync($$"""{"type":"{{Key}}","transcript":"{{Answered}}"}""");
        await session.CloseAsync(1011, $"the key was {Key}");
    }

    private static async Task PresentWrongTokenAsync(DaemonFixture daemon)
    {
        using AsyncDuplexStreamingCall<ClientMessage, ServerMessage> call = new Dialogue.DialogueClient(
            daemon.OpenChannel()
        ).Converse(new Metadata { { "authorization", $"Bearer {WrongToken}" } });
        Hello hello = GameClient.Hello();
        hello.Token = WrongToken;
        await call.RequestStream.WriteAsync(new ClientMessage { Hello = hello });
        await Assert.ThrowsAsync<RpcException>(async () =>
            await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)
        );
    }

    private static void AssertNowhere(string secret, DaemonFixture daemon) =>
        Assert.DoesNotContain(daemon.Log.Lines, l => l.Contains(secret, StringComparison.OrdinalIgnoreCase));
}
