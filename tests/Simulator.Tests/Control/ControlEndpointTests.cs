using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Tests.Faults;
using Sidecar.Simulator.Tests.Wire;

namespace Sidecar.Simulator.Tests.Control;

public sealed class ControlEndpointTests : IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Post_ForTheCurrentSession_StrikesItAtOnce()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);

        var (status, body) = await PostAsync(server, """{"fault":"close","code":1011,"session":"current"}""");

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("close", (string)body["armed"]![0]!["fault"]!);
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(1011, (int)client.Socket.CloseStatus!.Value);
        await using var next = await WireClient.OpenAsync(server);
        await FaultyServer.ConverseAsync(next);
        var report = await StatusAsync(server);
        Assert.Equal("close", (string)Assert.Single((JsonArray)report["struck"]!)!["fault"]!);
    }

    [Fact]
    public async Task Status_ShowsSessionsAndWhatWaits_AndDeleteForgetsIt()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        await FaultyServer.ConverseAsync(client);
        await PostAsync(server, """[{"fault":"eof"},{"fault":"refuse","status":503,"repeat":true}]""");

        var report = await StatusAsync(server);
        Assert.Equal("openai", (string)report["dialect"]!);
        var session = Assert.Single((JsonArray)report["sessions"]!)!;
        Assert.Equal("gpt-realtime-2.1-mini", (string)session["model"]!);
        Assert.Equal(1, (int)session["user_turns"]!);
        Assert.Equal(["eof", "refuse"], ((JsonArray)report["waiting"]!).Select(fault => (string)fault!["fault"]!));

        using var deleted = await _http.DeleteAsync(Uri(server, "faults"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.Empty((JsonArray)(await StatusAsync(server))["waiting"]!);
        await using var next = await WireClient.OpenAsync(server);
        await FaultyServer.ConverseAsync(next);
    }

    [Fact]
    public async Task Delete_LiftsAStall()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        await PostAsync(server, """{"fault":"stall","session":"current","when":{"turn":1}}""");
        await FaultyServer.AskAsync(client);
        while ((string?)(await StatusAsync(server))["struck"]!.AsArray().FirstOrDefault()?["fault"] != "stall") { }

        using var deleted = await _http.DeleteAsync(Uri(server, "faults"), TestContext.Current.CancellationToken);

        await client.UntilAsync("response.done");
    }

    [Fact]
    public async Task Post_OfNonsense_SaysWhere()
    {
        await using var server = await TestServer.StartAsync();

        var (status, body) = await PostAsync(server, """{"fault":"close","code":99}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("faults(1,25): $.code: expected", (string)body["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin", "https://example.com", HttpStatusCode.Forbidden)]
    [InlineData("Host", "example.com", HttpStatusCode.Forbidden)]
    [InlineData("Content-Type", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task PagesOfABrowser_AreKeptOut(string header, string value, HttpStatusCode expected)
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Uri(server, "faults"))
        {
            Content = new StringContent("""{"fault":"eof"}""", Encoding.UTF8, "application/json"),
        };
        if (header == "Content-Type")
        {
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(value);
        }
        else
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        Assert.Empty((JsonArray)(await StatusAsync(server))["waiting"]!);
    }

    private static Uri Uri(SimulatorServer server, string path) =>
        new($"http://127.0.0.1:{server.Port}/simulator/{path}");

    private async Task<JsonNode> StatusAsync(SimulatorServer server) =>
        JsonNode.Parse(await _http.GetStringAsync(Uri(server, "status"), TestContext.Current.CancellationToken))!;

    private async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(SimulatorServer server, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(
            Uri(server, "faults"),
            content,
            TestContext.Current.CancellationToken
        );
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(body)!);
    }
}
