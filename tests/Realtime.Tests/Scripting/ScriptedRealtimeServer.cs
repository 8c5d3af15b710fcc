using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Sidecar.Realtime.Tests.Scripting;

/// <summary>A WebSocket server on loopback that does exactly what a test tells it, down to the bytes.</summary>
internal sealed class ScriptedRealtimeServer : IAsyncDisposable
{
    private const string WebSocketGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private readonly WebApplication _app;
    private readonly TaskCompletionSource<IHeaderDictionary> _headers = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly TaskCompletionSource<Exception?> _finished = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private ScriptedRealtimeServer(WebApplication app) => _app = app;

    public Uri Endpoint { get; private set; } = new("ws://127.0.0.1");

    public string RequestTarget { get; private set; } = "";

    /// <summary>The headers of the first handshake.</summary>
    public Task<IHeaderDictionary> Headers => _headers.Task;

    /// <summary>Ends with the script; throws what failed in it.</summary>
    public async Task ScriptAsync()
    {
        var failure = await _finished.Task.WaitAsync(TestTime.Patience);
        if (failure is not null)
        {
            throw new InvalidOperationException($"The server's script failed: {failure.Message}", failure);
        }
    }

    public static Task<ScriptedRealtimeServer> RefusingAsync(
        int httpStatus,
        params (string Name, string Value)[] headers
    ) =>
        StartAsync(context =>
        {
            context.Response.StatusCode = httpStatus;
            foreach (var (name, value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            return Task.CompletedTask;
        });

    public static Task<ScriptedRealtimeServer> ServingAsync(Func<ScriptedConnection, Task> script) =>
        StartAsync(async context =>
        {
            var key = context.Request.Headers.SecWebSocketKey.ToString();
            context.Response.Headers.Connection = "Upgrade";
            context.Response.Headers.Upgrade = "websocket";
            context.Response.Headers.SecWebSocketAccept = AcceptFor(key);
            var stream = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
            await script(new ScriptedConnection(stream, context.Abort));
        });

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 §4.2.2 prescribes SHA-1.")]
    private static string AcceptFor(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + WebSocketGuid)));

    private static async Task<ScriptedRealtimeServer> StartAsync(Func<HttpContext, Task> handle)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1)
        );
        var app = builder.Build();
        var server = new ScriptedRealtimeServer(app);
        app.Run(context => server.HandleAsync(context, handle));
        await app.StartAsync();
        server.Endpoint = new Uri(app.Urls.Single().Replace("http:", "ws:", StringComparison.Ordinal) + "/v1/realtime");
        return server;
    }

    private async Task HandleAsync(HttpContext context, Func<HttpContext, Task> handle)
    {
        RequestTarget = context.Request.Path + context.Request.QueryString;
        _headers.TrySetResult(context.Request.Headers);
        try
        {
            await handle(context);
            _finished.TrySetResult(null);
        }
        catch (Exception e)
        {
            _finished.TrySetResult(e);
        }
    }
}
