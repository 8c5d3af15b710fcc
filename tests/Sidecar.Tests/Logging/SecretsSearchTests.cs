using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Http;
using Sidecar.Bridge;
using Sidecar.Cli;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Bridge;
using Sidecar.Tests.Credentials;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Logging;

/// <summary>
/// The daemon, the mint and a client as processes of their own, at the lowest log level, with secrets that look like none,
/// and servers that repeat them wherever they can. Then every byte that came out is searched.
/// </summary>
public sealed class SecretsSearchTests : IDisposable
{
    private const string UpstreamKey = "UpstreamCanary7Qx2LmZ8vR4n";
    private const string SecretPrefix = "EphemeralCanary5Tz9KpW3";
    private const string JwtSecret = "JwtSharedCanary8Hc4NqY6bD1sF3gJ5kL7";
    private const string Salt = "SaltCanary2Vb6XeR9tY3uI7";
    private const string WrongToken = "WrongTokenCanary4Gd8JaS1";

    private static readonly string Jwt = SignedJwt();

    private readonly string _folder = Directory.CreateTempSubdirectory("sidecar-secrets-").FullName;
    private readonly Dictionary<string, string> _blobs = new(StringComparer.Ordinal);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string EndpointPath => Path.Combine(_folder, "endpoint.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task NoSecret_ComesOutOfAnyProcess_WhateverTheServersRepeat()
    {
        await using ScriptedMint upstream = await ScriptedMint.StartAsync();
        upstream.SecretPrefix = SecretPrefix;
        upstream.Model = "m";
        // Each secret serves once, so that each conversation needs the mint.
        upstream.LifetimeS = -5;
        await using ForeignRealtimeServer server = await ForeignRealtimeServer.StartAsync(
            RefuseAndRepeatAsync,
            RepeatEverywhereAsync
        );
        await using RunningProgram mint = StartMint(upstream);
        string mintUrl = await AddressOfAsync(mint) + "/token";
        await using RunningProgram sidecar = StartSidecar(server, mintUrl, "0");
        await Eventually.TrueAsync(() => File.Exists(EndpointPath), "the sidecar has started");
        EndpointDescription endpoint = EndpointFile.Read(EndpointPath);
        _blobs["endpoint file"] = (await File.ReadAllTextAsync(EndpointPath, Stop)).Replace(
            DaemonFixture.Token,
            "",
            StringComparison.Ordinal
        );
        using GrpcChannel channel = GrpcChannel.ForAddress(endpoint.Address);

        await TalkAsync(channel, upstream, server);
        await RefuseStrangersAsync(channel);
        await RunClientAsync(endpoint.Address);
        await RunSecondSidecarAsync(server, mintUrl, new Uri(endpoint.Address).Port);
        await CheckConfigurationsAsync(mintUrl);
        await new Control.ControlClient(channel).ShutDownAsync(new ShutDownRequest(), DaemonFixture.Authorization);
        Assert.Equal(ExitCodes.Success, await sidecar.ExitAsync());

        _blobs["sidecar's console"] = sidecar.Printed;
        _blobs["mint's console"] = mint.Printed;
        foreach (string file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            _blobs[file] = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Stop));
        }
        AssertWasExercised(upstream, server);
        AssertNothingFound();
    }

    private async Task TalkAsync(GrpcChannel channel, ScriptedMint upstream, ForeignRealtimeServer server)
    {
        await using GameClient game = await GameClient.JoinAsync(null!, GameClient.Hello("Ada"), channel: channel);
        await using GameClient observer = await GameClient.JoinAsync(
            null!,
            GameClient.Hello("Ada", Role.Observer),
            channel: channel
        );
        await Eventually.TrueAsync(() => server.Credentials.Count == 3, "the third session is there");
        int lost = game.Messages.ToList().FindLastIndex(m => m.StateChanged?.State == ConversationState.Reconnecting);
        await game.StateAsync(ConversationState.Listening, Math.Max(0, lost));
        await game.TextTurnAsync();

        upstream.Answer = http => RepeatAsync(http, 401, "application/json");
        await using GameClient captain = await GameClient.JoinAsync(
            null!,
            GameClient.Hello("Captain"),
            channel: channel
        );
        await captain.StateAsync(ConversationState.Reconnecting);
        upstream.Answer = http => RepeatAsync(http, 200, "text/html");
        await Eventually.TrueAsync(
            () => captain.All(m => m.StateChanged).Any() && upstream.Seen.Count > 5,
            "the mint is asked again"
        );
        upstream.Answer = null;
        await captain.StateAsync(ConversationState.Listening);

        GetStatusResponse status = await new Control.ControlClient(channel).GetStatusAsync(
            new GetStatusRequest(),
            DaemonFixture.Authorization
        );
        _blobs["status"] = status.ToString();
        foreach (
            (string name, GameClient client) in new[] { ("game", game), ("observer", observer), ("captain", captain) }
        )
        {
            _blobs[$"{name}'s messages"] = string.Join('\n', client.Messages);
            _blobs[$"{name}'s bytes"] = string.Concat(
                client.Messages.Select(m => Encoding.Latin1.GetString(m.ToByteArray()))
            );
            _blobs[$"{name}'s end"] = $"{await client.LeaveAsync()}";
        }
    }

    private async Task RefuseStrangersAsync(GrpcChannel channel)
    {
        Metadata wrong = new() { { "authorization", $"Bearer {WrongToken}" } };
        RpcException control = await Assert.ThrowsAsync<RpcException>(async () =>
            await new Control.ControlClient(channel).GetStatusAsync(new GetStatusRequest(), wrong)
        );
        using AsyncDuplexStreamingCall<ClientMessage, ServerMessage> call = new Dialogue.DialogueClient(
            channel
        ).Converse(wrong);
        RpcException dialogue = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await call.RequestStream.WriteAsync(new ClientMessage { Hello = GameClient.Hello() }, Stop);
            await call.ResponseStream.MoveNext(Stop);
        });
        _blobs["refusals"] = string.Join('\n', control, dialogue, TextOf(control.Trailers), TextOf(dialogue.Trailers));
    }

    private async Task RunClientAsync(string address)
    {
        await using RunningProgram client = RunningProgram.Start(
            "sidecar.dll",
            _folder,
            new Dictionary<string, string>(),
            "client",
            "--address",
            address,
            "--token",
            DaemonFixture.Token,
            "--character",
            "Captain",
            "--text",
            "hello",
            "--out",
            Path.Combine(_folder, "client-out")
        );
        int exitCode = await client.ExitAsync();
        _blobs["client's console"] = client.Printed;
        Assert.True(exitCode == ExitCodes.Success, client.Printed);
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(_folder, "client-out")));
    }

    private async Task RunSecondSidecarAsync(ForeignRealtimeServer server, string mintUrl, int takenPort)
    {
        await using RunningProgram second = StartSidecar(server, mintUrl, $"{takenPort}");
        Assert.Equal(ExitCodes.Failure, await second.ExitAsync());
        _blobs["second sidecar's console"] = second.Printed;
        Assert.Contains("is in use", second.Printed, StringComparison.Ordinal);
    }

    private async Task CheckConfigurationsAsync(string mintUrl)
    {
        await using RunningProgram good = RunningProgram.Start(
            "sidecar.dll",
            _folder,
            SidecarEnvironment(),
            ["config", "--token-mint", mintUrl]
        );
        Assert.Equal(ExitCodes.Success, await good.ExitAsync());
        Dictionary<string, string> careless = SidecarEnvironment();
        careless["OPENAI_API_KEY"] = UpstreamKey;
        careless["SIDECAR_PROVIDER__APIKEY"] = UpstreamKey;
        careless["SIDECAR_PROVIDER__MODLE"] = UpstreamKey;
        careless["SIDECAR_TOKENMINT__APIKEY"] = $"{Jwt} {Jwt}";
        careless["SIDECAR_TOKENMINT__URL"] = $"https://caller:{UpstreamKey}@mint.example";
        await using RunningProgram bad = RunningProgram.Start("sidecar.dll", _folder, careless, ["config"]);
        Assert.Equal(ExitCodes.Usage, await bad.ExitAsync());
        _blobs["configurations"] = good.Printed + bad.Printed;
        Assert.Contains("TokenMint:ApiKey", bad.Printed, StringComparison.Ordinal);
    }

    private static void AssertWasExercised(ScriptedMint upstream, ForeignRealtimeServer server)
    {
        Assert.All(upstream.Seen, s => Assert.Equal($"Bearer {UpstreamKey}", s.Authorization));
        Assert.All(server.Credentials, c => Assert.StartsWith($"Bearer {SecretPrefix}", c, StringComparison.Ordinal));
    }

    private void AssertNothingFound()
    {
        Assert.Contains("notice", _blobs["sidecar's console"], StringComparison.Ordinal);
        Assert.Contains(_blobs.Keys, k => k.EndsWith(".log", StringComparison.Ordinal));
        Assert.Contains("no secret for", _blobs["mint's console"], StringComparison.Ordinal);
        string[] parts = Jwt.Split('.');
        string[] secrets =
        [
            UpstreamKey,
            SecretPrefix,
            JwtSecret,
            Salt,
            WrongToken,
            DaemonFixture.Token,
            parts[1],
            parts[2],
        ];
        string[] found =
        [
            .. from blob in _blobs
            // The endpoint file and what the games send with it are where the token belongs.
            where blob.Key != EndpointPath
            from secret in secrets
            from form in new[] { secret, Base64(secret) }
            let at = blob.Value.IndexOf(form, StringComparison.OrdinalIgnoreCase)
            where at >= 0
            select $"{secret} in {blob.Key}: …{blob.Value[Math.Max(0, at - 120)..at]}",
        ];
        Assert.Empty(found);
    }

    private RunningProgram StartMint(ScriptedMint upstream) =>
        RunningProgram.Start(
            "token-mint.dll",
            _folder,
            new Dictionary<string, string>
            {
                ["MINT_UPSTREAM__ENDPOINT"] = new Uri(upstream.Url).GetLeftPart(UriPartial.Authority),
                ["MINT_UPSTREAM__APIKEY"] = UpstreamKey,
                ["MINT_UPSTREAM__RETRYDELAYMS"] = "1",
                ["MINT_UPSTREAM__BREAKAFTERTRIES"] = "1000",
                ["MINT_AUTHENTICATION__JWT__ISSUER"] = "studio",
                ["MINT_AUTHENTICATION__JWT__AUDIENCE"] = "mint",
                ["MINT_AUTHENTICATION__JWT__SECRET"] = JwtSecret,
                ["MINT_SAFETY__SALT"] = Salt,
                ["MINT_RATELIMITS__CALLERPERMINUTE"] = "60000",
                ["MINT_RATELIMITS__CALLERBURST"] = "60000",
                ["MINT_LISTEN__PORT"] = "0",
                ["MINT_LOGGING__LEVEL"] = "trace",
            }
        );

    private RunningProgram StartSidecar(ForeignRealtimeServer server, string mintUrl, string port) =>
        RunningProgram.Start(
            "sidecar.dll",
            _folder,
            SidecarEnvironment(),
            "run",
            "--port",
            port,
            "--endpoint-file",
            port == "0" ? EndpointPath : EndpointPath + ".second",
            "--provider",
            "compatible",
            "--provider-url",
            server.Endpoint,
            "--token-mint",
            mintUrl
        );

    private Dictionary<string, string> SidecarEnvironment() =>
        new(StringComparer.Ordinal)
        {
            ["SIDECAR_TOKENMINT__APIKEY"] = Jwt,
            ["SIDECAR_BRIDGE__TOKEN"] = DaemonFixture.Token,
            ["SIDECAR_LOGGING__LEVEL"] = "trace",
            ["SIDECAR_LOGGING__FILE"] = Path.Combine(_folder, "logs", "sidecar-.log"),
            ["SIDECAR_DEFAULTCHARACTER"] = "Ada",
            ["SIDECAR_CHARACTERS__ADA__VOICE"] = "marin",
            ["SIDECAR_CHARACTERS__CAPTAIN__VOICE"] = "marin",
        };

    private static async Task<string> AddressOfAsync(RunningProgram mint)
    {
        const string before = "listening on ";
        await Eventually.TrueAsync(
            () => mint.Printed.Contains($"{before}http", StringComparison.Ordinal),
            "the mint has started"
        );
        return mint.Printed.Split(before)[1].Split(',', ' ', '\n')[0];
    }

    private static string TextOf(Metadata trailers) => string.Join(' ', trailers.Select(t => $"{t.Key}={t.Value}"));

    private static async Task RefuseAndRepeatAsync(ForeignSession session)
    {
        await session.SendAsync(
            $$$"""{"type":"error","error":{"type":"{{{session.Credential}}}","code":"invalid_api_key","message":"Incorrect: {{{session.Credential}}}","param":"{{{session.Credential}}}"}}"""
        );
        await session.CloseAsync(3000, $"invalid_api_key {session.Credential}");
    }

    private static async Task RepeatEverywhereAsync(ForeignSession session)
    {
        string secret = session.Credential;
        string description = $$"""{"id":"{{secret}}","type":"realtime","model":"{{secret}}"}""";
        await session.SendAsync($$"""{"type":"session.created","event_id":"{{secret}}","session":{{description}}}""");
        await session.ExpectAsync("session.update");
        await session.SendAsync($$"""{"type":"session.updated","session":{{description}}}""");
        foreach (
            string message in new[]
            {
                $$$"""{"type":"error","event_id":"{{{secret}}}","error":{"type":"{{{secret}}}","code":"{{{secret}}}","message":"{{{secret}}}","param":"{{{secret}}}"}}""",
                $$"""{"type":"{{secret}}"}""",
                $$"""{"type":"response.output_audio.delta","item_id":"{{secret}}","delta":"{{secret}}"}""",
                $$"""{"type":"response.created", {{secret}}""",
                secret,
                $$$"""{"type":"response.created","response":{"id":"{{{secret}}}","status":"in_progress"}}""",
                $$$"""{"type":"response.output_audio_transcript.delta","response_id":"{{{secret}}}","item_id":"{{{secret}}}","output_index":0,"content_index":0,"delta":"{{{secret}}}"}""",
                $$$"""{"type":"response.done","response":{"id":"{{{secret}}}","status":"failed","status_details":{"type":"failed","error":{"type":"{{{secret}}}","code":"{{{secret}}}","message":"{{{secret}}}"}},"output":[]}}""",
            }
        )
        {
            await session.SendAsync(message);
        }
        await session.CloseAsync(1011, $"bad key {secret}");
    }

    private static Task RepeatAsync(HttpContext http, int status, string mediaType) =>
        ScriptedMint.WriteAsync(
            http,
            status,
            mediaType,
            $$$"""{"error":{"code":"invalid_api_key","message":"Incorrect API key {{{http.Request.Headers.Authorization}}}"}}"""
        );

    private static string SignedJwt()
    {
        long expiresAt = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        string signed =
            Url64("""{"alg":"HS256","typ":"JWT"}""")
            + "."
            + Url64($$"""{"iss":"studio","aud":"mint","sub":"player-canary-77","exp":{{expiresAt}}}""");
        byte[] signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(JwtSecret), Encoding.UTF8.GetBytes(signed));
        return $"{signed}.{System.Buffers.Text.Base64Url.EncodeToString(signature)}";
    }

    private static string Url64(string json) =>
        System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    // Without the end, which depends on what follows.
    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))[..^4];
}
