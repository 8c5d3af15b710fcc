using System.ClientModel;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using OpenAI.Realtime;

namespace Sidecar.TokenMint.Tests.Tokens;

public sealed class TokenEndpointTests
{
    [Fact]
    public async Task Post_WithoutBody_GivesValueExpiryAndSession_AndNothingElse()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);

        using HttpResponseMessage answer = await mint.PostAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonObject json = (JsonObject)await RunningMint.JsonOf(answer);
        Assert.Equal(["value", "expires_at", "session"], json.Select(p => p.Key));
        Assert.Equal("ek_scripted", (string)json["value"]!);
        Assert.Equal(1_785_218_000, (int)json["expires_at"]!);
        Assert.Equal("gpt-realtime-2.1", (string)json["session"]!["model"]!);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Upstream_IsAskedWithTheMintsKey_TheTemplate_AndTheLongestLife()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);

        (await mint.PostAsync()).Dispose();

        Assert.Equal("/v1/realtime/client_secrets", upstream.Last.Path);
        Assert.Equal($"Bearer {RunningMint.UpstreamKey}", upstream.Last.Authorization);
        const string Expected = """
            {"expires_after":{"anchor":"created_at","seconds":600},
             "session":{"type":"realtime","model":"gpt-realtime-2.1","audio":{"output":{"voice":"marin"}}}}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), upstream.Last.Body));
    }

    [Fact]
    public async Task Get_WithSeconds_GivesASecretThatLivesThatLong()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);
        using HttpRequestMessage request = new(HttpMethod.Get, "/token?seconds=30");
        request.Headers.Add("X-Api-Key", RunningMint.GameKey);

        using HttpResponseMessage answer = await mint.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("ek_scripted", (string)(await RunningMint.JsonOf(answer))["value"]!);
        Assert.Equal(30, (int)upstream.Last.Body["expires_after"]!["seconds"]!);
    }

    [Fact]
    public async Task SafetyIdentifier_IsStablePerCaller_AndTellsNothingOfTheCaller()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);

        (await mint.PostAsync()).Dispose();
        (await mint.PostAsync()).Dispose();
        (await mint.PostAsync(key: RunningMint.EditorKey)).Dispose();

        string[] seen = [.. upstream.Seen.Select(s => s.SafetyIdentifier)];
        Assert.Equal(seen[0], seen[1]);
        Assert.NotEqual(seen[0], seen[2]);
        Assert.Matches("^[0-9a-f]{64}$", seen[0]);
    }

    [Fact]
    public async Task OfficialClient_PointedAtTheMint_GetsItsSecretAsFromOpenAI()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);
        RealtimeClient client = new(
            new ApiKeyCredential(RunningMint.GameKey),
            new RealtimeClientOptions { Endpoint = new Uri(mint.Client.BaseAddress!, "/v1") }
        );

        ClientResult result = await client.CreateRealtimeClientSecretAsync(
            BinaryContent.Create(
                BinaryData.FromString("""{"session":{"type":"realtime","model":"gpt-realtime-2.1"}}""")
            )
        );

        JsonNode json = JsonNode.Parse(result.GetRawResponse().Content)!;
        Assert.Equal("ek_scripted", (string)json["value"]!);
        Assert.Equal("realtime.session", (string)json["session"]!["object"]!);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"session":{"type":"realtime","type":"realtime"}}""")]
    [InlineData("""{"session":[]}""")]
    [InlineData("""{"seconds":10}""")]
    [InlineData("""{"expires_after":{"seconds":"10"}}""")]
    [InlineData("""{"expires_after":{"seconds":10.5}}""")]
    [InlineData("""{"expires_after":{"seconds":9}}""")]
    [InlineData("""{"expires_after":{"seconds":99999999999}}""")]
    [InlineData("""{"expires_after":{"anchor":"tomorrow"}}""")]
    public async Task MalformedBody_IsRefused_AndUpstreamHearsNothing(string body)
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);

        using HttpResponseMessage answer = await mint.PostAsync(body);

        await RunningMint.AssertProblemAsync(answer, 400, "malformed-request");
        Assert.Empty(upstream.Seen);
    }

    [Fact]
    public async Task DeepBody_IsRefused()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);

        using HttpResponseMessage answer = await mint.PostAsync(new string('[', 8_000));

        await RunningMint.AssertProblemAsync(answer, 400, "malformed-request");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HugeBody_IsRefused_WithAndWithoutItsLengthSaid(bool chunked)
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);
        using HttpRequestMessage request = new(HttpMethod.Post, "/token");
        request.Headers.Add("X-Api-Key", RunningMint.GameKey);
        request.Headers.TransferEncodingChunked = chunked;
        request.Content = new StringContent(new string(' ', 20_000), Encoding.UTF8, "application/json");

        using HttpResponseMessage answer = await mint.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await RunningMint.AssertProblemAsync(answer, 413, "body-too-long");
        Assert.Empty(upstream.Seen);
    }

    [Fact]
    public async Task BodyThatIsNotJson_IsRefused()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);
        using HttpRequestMessage request = new(HttpMethod.Post, "/token");
        request.Headers.Add("X-Api-Key", RunningMint.GameKey);
        request.Content = new StringContent("seconds=10", Encoding.UTF8, "application/x-www-form-urlencoded");

        using HttpResponseMessage answer = await mint.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await RunningMint.AssertProblemAsync(answer, 415, "content-type");
    }

    [Theory]
    [InlineData("/", "GET", 404, "not-found")]
    [InlineData("/token", "DELETE", 405, "method")]
    [InlineData("/v1/realtime/client_secrets", "GET", 405, "method")]
    public async Task OtherPathsAndMethods_AreProblemsToo(string path, string method, int status, string code)
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);
        using HttpRequestMessage request = new(new HttpMethod(method), path);

        using HttpResponseMessage answer = await mint.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await RunningMint.AssertProblemAsync(answer, status, code);
    }
}
