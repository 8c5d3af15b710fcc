using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sidecar.TokenMint.Configuration;
using Sidecar.TokenMint.Hosting;

namespace Sidecar.TokenMint.Tests;

/// <summary>The whole service on a free loopback port, as the command line would start it.</summary>
internal sealed class RunningMint : IAsyncDisposable
{
    public const string UpstreamKey = "sk-the-mints-own-key-5f1d7c";
    public const string GameKey = "game-key-0123456789abcdef";
    public const string EditorKey = "editor-key-0123456789abcdef";
    public const string Salt = "a-salt-that-no-log-may-show";

    private readonly WebApplication _app;

    private RunningMint(WebApplication app, CapturedLog log)
    {
        _app = app;
        Log = log;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
    }

    public CapturedLog Log { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Sends no credential of its own.</summary>
    public HttpClient Client { get; }

    public static string HashOf(string key) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>What a test does not set: limits that no test meets by accident, and waits that no test notices.</summary>
    public static MintOptions Options(string endpoint, params (string Key, string? Value)[] sets)
    {
        Dictionary<string, string?> keys = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Upstream:Endpoint"] = endpoint,
            ["Upstream:ApiKey"] = UpstreamKey,
            ["Upstream:RetryDelayMs"] = "1",
            ["Authentication:ApiKeys:game"] = HashOf(GameKey),
            ["Authentication:ApiKeys:editor"] = HashOf(EditorKey),
            ["Safety:Salt"] = Salt,
            ["RateLimits:CallerPerMinute"] = "60000",
            ["RateLimits:CallerBurst"] = "60000",
            ["RateLimits:GlobalPerMinute"] = "600000",
            ["RateLimits:GlobalBurst"] = "600000",
            ["Listen:Port"] = "0",
        };
        foreach ((string key, string? value) in sets)
        {
            if (value is null)
            {
                keys.Remove(key);
            }
            else
            {
                keys[key] = value;
            }
        }
        return ConfigurationLoader.Load(null, keys, new Dictionary<string, string>());
    }

    public static Task<RunningMint> StartAsync(ScriptedUpstream upstream, params (string Key, string? Value)[] sets) =>
        StartAsync(Options(upstream.Address, sets), TimeProvider.System);

    public static async Task<RunningMint> StartAsync(MintOptions options, TimeProvider time)
    {
        CapturedLog log = new();
        WebApplication app = MintHost.Create(
            options,
            builder =>
            {
                builder.Services.AddSingleton(time);
                builder.Services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
            }
        );
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningMint(app, log);
    }

    public Task<HttpResponseMessage> PostAsync(string? body = null, string key = GameKey)
    {
        HttpRequestMessage request = new(HttpMethod.Post, "/token");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonNode> JsonOf(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;

    /// <summary>Checks that it is a problem of this kind, and gives it.</summary>
    public static async Task<JsonNode> AssertProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        JsonNode problem = await JsonOf(answer);
        Assert.Equal(
            (status, $"urn:sidecar:token-mint:{code}", "application/problem+json"),
            ((int)answer.StatusCode, (string)problem["type"]!, answer.Content.Headers.ContentType?.MediaType)
        );
        Assert.Equal(status, (int)problem["status"]!);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        return problem;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
