using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Sidecar.Tests.Logging;
using Sidecar.TokenMint.Configuration;
using Sidecar.TokenMint.Hosting;

namespace Sidecar.Tests.Credentials;

/// <summary>Our token mint, whole, on a free loopback port.</summary>
internal sealed class RealMint : IAsyncDisposable
{
    public const string UpstreamKey = "sk-the-key-that-never-leaves-the-mint";
    public const string CallerKey = "studio-key-0123456789abcdef";

    private readonly WebApplication _app;
    private readonly Logger _logger;

    private RealMint(WebApplication app, Logger logger, CapturedLog log)
    {
        _app = app;
        _logger = logger;
        Log = log;
    }

    public string Url => $"{_app.Urls.First()}/token";

    public CapturedLog Log { get; }

    /// <param name="upstream">The provider's HTTP address, as far as <c>/v1</c>.</param>
    public static async Task<RealMint> StartAsync(string upstream, params (string Key, string Value)[] sets)
    {
        Dictionary<string, string?> keys = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Upstream:Endpoint"] = upstream,
            ["Upstream:ApiKey"] = UpstreamKey,
            ["Upstream:RetryDelayMs"] = "1",
            ["Authentication:ApiKeys:studio"] =
                "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CallerKey))),
            ["Safety:Salt"] = "a-salt-for-these-tests",
            ["Listen:Port"] = "0",
        };
        foreach ((string key, string value) in sets)
        {
            keys[key] = value;
        }
        CapturedLog log = new();
        Logger logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(log).CreateLogger();
        WebApplication app = MintHost.Create(
            ConfigurationLoader.Load(null, keys, new Dictionary<string, string>()),
            builder => builder.Services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddSerilog(logger))
        );
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RealMint(app, logger, log);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _logger.DisposeAsync();
    }
}
