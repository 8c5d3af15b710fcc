using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Simulator.Tests.Wire;

namespace Sidecar.Simulator.Tests.Secrets;

public sealed class ClientSecretTests : IDisposable
{
    private const string Ada =
        """{"expires_after":{"anchor":"created_at","seconds":60},"session":{"type":"realtime","model":"gpt-realtime","instructions":"Be Ada.","audio":{"output":{"voice":"cedar"}}}}""";

    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Secret_OpensSessionsWithItsConfigurationUntilItExpires()
    {
        var time = new FakeTimeProvider();
        await using var server = await TestServer.StartAsync(
            TestServer.Options with
            {
                AcceptedKeys = ["sk-real"],
            },
            time
        );
        var (status, body) = await PostAsync(server, Ada);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(time.GetUtcNow().AddSeconds(60).ToUnixTimeSeconds(), (long)body["expires_at"]!);
        Assert.Equal(0, (long)body["session"]!["expires_at"]!);
        Assert.Equal("cedar", (string)body["session"]!["audio"]!["output"]!["voice"]!);
        var secret = (string)body["value"]!;
        Assert.StartsWith("ek_", secret, StringComparison.Ordinal);

        await using var first = await ConnectAsync(server, secret, "model=gpt-realtime");
        var session = (await first.ExpectAsync("session.created"))["session"]!;
        Assert.Equal("Be Ada.", (string)session["instructions"]!);
        Assert.Equal("cedar", (string)session["audio"]!["output"]!["voice"]!);
        await using var second = await ConnectAsync(server, secret, "");
        session = (await second.ExpectAsync("session.created"))["session"]!;
        Assert.Equal("gpt-realtime", (string)session["model"]!);

        time.Advance(TimeSpan.FromSeconds(60));
        await using var late = await ConnectAsync(server, secret, "model=gpt-realtime");
        Assert.Equal("invalid_api_key", (string)(await late.ExpectAsync("error"))["error"]!["code"]!);
        Assert.Null(await late.ReceiveAsync());
        Assert.Equal(3000, (int)late.Socket.CloseStatus!.Value);
        await first.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await first.ExpectAsync("input_audio_buffer.cleared");
    }

    [Fact]
    public async Task EmptyBody_GivesTenMinutesAndDefaults()
    {
        var time = new FakeTimeProvider();
        await using var server = await TestServer.StartAsync(TestServer.Options, time);

        var (_, body) = await PostAsync(server, "{}");

        Assert.Equal(time.GetUtcNow().AddSeconds(600).ToUnixTimeSeconds(), (long)body["expires_at"]!);
        Assert.Equal("realtime", (string)body["session"]!["type"]!);
    }

    [Fact]
    public async Task TranscriptionSecret_OpensATranscriptionSession()
    {
        await using var server = await TestServer.StartAsync();
        var (_, body) = await PostAsync(
            server,
            """{"session":{"type":"transcription","audio":{"input":{"transcription":{"model":"whisper-1"}}}}}"""
        );

        await using var client = await ConnectAsync(server, (string)body["value"]!, "");
        var session = (await client.ExpectAsync("session.created"))["session"]!;
        Assert.Equal("realtime.transcription_session", (string)session["object"]!);
        Assert.Equal("whisper-1", (string)session["audio"]!["input"]!["transcription"]!["model"]!);
    }

    [Theory]
    [InlineData(
        """{"expires_after":{"anchor":"created_at","seconds":9}}""",
        "integer_below_min_value",
        "expires_after.seconds"
    )]
    [InlineData(
        """{"expires_after":{"anchor":"created_at","seconds":7201}}""",
        "integer_above_max_value",
        "expires_after.seconds"
    )]
    [InlineData("""{"expires_after":{"anchor":"now","seconds":60}}""", "invalid_value", "expires_after.anchor")]
    [InlineData(
        """{"session":{"type":"realtime","max_response_output_tokens":5}}""",
        "unknown_parameter",
        "session.max_response_output_tokens"
    )]
    [InlineData("""{"session":{}}""", "missing_required_parameter", "session.type")]
    [InlineData("""{"sesion":{}}""", "unknown_parameter", "sesion")]
    [InlineData("""[1]""", "invalid_type", "")]
    [InlineData("""{"session":""", "invalid_json", null)]
    public async Task WrongBody_Is400WithCodeAndParam(string json, string code, string? param)
    {
        await using var server = await TestServer.StartAsync();

        var (status, body) = await PostAsync(server, json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_request_error", (string)body["error"]!["type"]!);
        Assert.Equal(code, (string)body["error"]!["code"]!);
        Assert.Equal(param, (string?)body["error"]!["param"]);
        Assert.NotNull((string)body["error"]!["message"]!);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("sk-wrong", "invalid_api_key")]
    [InlineData("ek_0123456789abcdef", "invalid_api_key")]
    public async Task WrongKey_Is401(string? key, string? code)
    {
        await using var server = await TestServer.StartAsync(TestServer.Options with { AcceptedKeys = ["sk-real"] });

        var (status, body) = await PostAsync(server, Ada, key);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal(code, (string?)body["error"]!["code"]);
    }

    [Fact]
    public async Task Get_Is405()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await _http.GetAsync(Address(server), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    private static Uri Address(SimulatorServer server) =>
        new($"http://127.0.0.1:{server.Port}/v1/realtime/client_secrets");

    private static Task<WireClient> ConnectAsync(SimulatorServer server, string secret, string query) =>
        WireClient.ConnectAsync(
            server,
            query,
            options => options.SetRequestHeader("Authorization", "Bearer " + secret)
        );

    private async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(
        SimulatorServer server,
        string json,
        string? key = "sk-real"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(server))
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(body)!);
    }
}
