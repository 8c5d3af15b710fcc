using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Sidecar.Simulator.Tests.Wire;

public sealed class HandshakeTests
{
    [Theory]
    [InlineData("", "missing_required_parameter")]
    [InlineData("model=", "missing_required_parameter")]
    [InlineData("model=gpt-realtime&intent=transcription", "invalid_value")]
    [InlineData("intent=karaoke", "invalid_value")]
    public async Task Query_WithoutExactlyOneRoute_Is400(string query, string code)
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(server, query));
        Assert.Equal(code, (string)(await ErrorBodyAsync(server, query))["error"]!["code"]!);
    }

    [Fact]
    public async Task Query_NamingACall_Is404()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, "call_id=rtc_1"));
    }

    [Fact]
    public async Task Key_RequiredAndMissing_Is401()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options with { RequireKey = true });

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, "model=gpt-realtime"));
    }

    [Theory]
    [InlineData("header")]
    [InlineData("azure header")]
    [InlineData("subprotocol")]
    public async Task Key_AcceptedOne_OpensASession(string way)
    {
        await using var server = await TestServer.StartAsync(TestServer.Options with { AcceptedKeys = ["sk-right"] });
        await using var client = await WireClient.ConnectAsync(
            server,
            configure: options =>
            {
                switch (way)
                {
                    case "header":
                        options.SetRequestHeader("Authorization", "Bearer sk-right");
                        break;
                    case "azure header":
                        options.SetRequestHeader("api-key", "sk-right");
                        break;
                    default:
                        options.AddSubProtocol("realtime");
                        options.AddSubProtocol("openai-insecure-api-key.sk-right");
                        break;
                }
            }
        );

        await client.ExpectAsync("session.created");
        Assert.Equal(way == "subprotocol" ? "realtime" : null, client.Socket.SubProtocol);
    }

    [Fact]
    public async Task Key_WrongOne_IsToldSoAndClosedWith3000()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options with { AcceptedKeys = ["sk-right"] });
        await using var client = await WireClient.ConnectAsync(
            server,
            configure: options => options.SetRequestHeader("Authorization", "Bearer sk-wrong")
        );

        Assert.Equal("invalid_api_key", (string)(await client.ExpectAsync("error"))["error"]!["code"]!);
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(3000, (int)client.Socket.CloseStatus!.Value);
        Assert.Equal("invalid_request_error.invalid_api_key", client.Socket.CloseStatusDescription);
    }

    [Fact]
    public async Task BetaHeader_IsToldSoAndClosedWith4000()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.ConnectAsync(
            server,
            configure: options => options.SetRequestHeader("OpenAI-Beta", "realtime=v1")
        );

        Assert.Equal("beta_api_shape_disabled", (string)(await client.ExpectAsync("error"))["error"]!["code"]!);
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(4000, (int)client.Socket.CloseStatus!.Value);
        Assert.Equal("invalid_request_error.beta_api_shape_disabled", client.Socket.CloseStatusDescription);
    }

    [Fact]
    public async Task Refusal_ReachesAClientThatIsAlreadySending()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.ConnectAsync(
            server,
            configure: options => options.SetRequestHeader("OpenAI-Beta", "realtime=v1")
        );
        await client.AppendAsync(Speech.Silence(5000));

        await client.ExpectAsync("error");
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(4000, (int)client.Socket.CloseStatus!.Value);
    }

    [Fact]
    public async Task Sessions_BeyondTheLimit_Are429UntilOneEnds()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options with { MaxSessions = 1 });
        await using (await WireClient.OpenAsync(server))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(server, "model=gpt-realtime"));
        }

        await using var next = await WireClient.OpenAsync(server);
    }

    [Fact]
    public async Task OtherPaths_Are404AsJson()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient();

        using var response = await http.GetAsync(
            new Uri($"http://127.0.0.1:{server.Port}/v1/models"),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(
            "unknown_url",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Start_OnATakenPort_SaysWhichPort()
    {
        await using var server = await TestServer.StartAsync();

        var fault = await Assert.ThrowsAsync<SimulatorStartException>(() =>
            TestServer.StartAsync(TestServer.Options with { Port = server.Port })
        );

        Assert.Contains($"127.0.0.1:{server.Port}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithWrongOptions_NamesEveryOne()
    {
        var fault = await Assert.ThrowsAsync<SimulatorStartException>(() =>
            TestServer.StartAsync(
                new()
                {
                    Port = 70_000,
                    MaxSessions = 0,
                    Voice = new() { WordsPerMinute = 9 },
                }
            )
        );

        Assert.Contains("Port:", fault.Message, StringComparison.Ordinal);
        Assert.Contains("MaxSessions:", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Voice.WordsPerMinute:", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(SimulatorServer server, string query)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() =>
            socket.ConnectAsync(new Uri($"{server.Endpoint}?{query}"), TestContext.Current.CancellationToken)
        );
        return socket.HttpStatusCode;
    }

    // ClientWebSocket doesn't show the body of a refusal: send the same handshake as plain HTTP.
    private static async Task<JsonNode> ErrorBodyAsync(SimulatorServer server, string query)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri($"http://127.0.0.1:{server.Port}/v1/realtime?{query}")
        );
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
