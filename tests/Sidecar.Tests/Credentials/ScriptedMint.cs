using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sidecar.Tests.Credentials;

/// <summary>One request to the mint.</summary>
internal sealed record MintRequestSeen(string Path, string Authorization, string Body, DateTimeOffset At);

/// <summary>
/// A mint whose answers a test decides; by default a new secret <c>ek_scripted_1</c>, <c>ek_scripted_2</c>, … each time. Its
/// clock is the test's.
/// </summary>
internal sealed class ScriptedMint : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private int _secrets;

    private ScriptedMint(WebApplication app, TimeProvider time)
    {
        _app = app;
        _time = time;
    }

    public ConcurrentQueue<MintRequestSeen> Seen { get; } = new();

    public int LifetimeS { get; set; } = 600;

    public string SecretPrefix { get; set; } = "ek_scripted_";

    public string? Model { get; set; }

    /// <summary>How far this server's clock is ahead of the test's.</summary>
    public TimeSpan ClockSkew { get; set; }

    /// <summary>Null for <see cref="GiveSecretAsync"/>.</summary>
    public Func<HttpContext, Task>? Answer { get; set; }

    public string Url { get; private set; } = "";

    /// <param name="port">To come back where an earlier one was.</param>
    public static async Task<ScriptedMint> StartAsync(TimeProvider? time = null, int port = 0)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        ScriptedMint mint = new(builder.Build(), time ?? TimeProvider.System);
        mint._app.Run(mint.HandleAsync);
        await mint._app.StartAsync(TestContext.Current.CancellationToken);
        string address = mint
            ._app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        mint.Url = $"{address}/token";
        return mint;
    }

    public Task GiveSecretAsync(HttpContext http)
    {
        DateTimeOffset now = _time.GetUtcNow() + ClockSkew;
        http.Response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
        string session = Model is null ? "" : $$""","session":{"type":"realtime","model":"{{Model}}"}""";
        int number = Interlocked.Increment(ref _secrets);
        return WriteAsync(
            http,
            200,
            "application/json",
            $$"""{"value":"{{SecretPrefix}}{{number}}","expires_at":{{now.ToUnixTimeSeconds() + LifetimeS}}{{session}}}"""
        );
    }

    public static Task WriteAsync(HttpContext http, int status, string mediaType, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = mediaType;
        return http.Response.WriteAsync(body);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        using StreamReader reader = new(http.Request.Body);
        string body = await reader.ReadToEndAsync();
        Seen.Enqueue(
            new MintRequestSeen(
                http.Request.Path,
                http.Request.Headers.Authorization.ToString(),
                body,
                _time.GetUtcNow()
            )
        );
        await (Answer ?? GiveSecretAsync)(http);
    }
}
