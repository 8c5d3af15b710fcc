using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sidecar.Tests.Telemetry;

/// <summary>A collector that keeps what it is sent, by gRPC or by HTTP.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Endpoint { get; private set; } = "";

    /// <summary>Path, the key that came along, and the protobuf as text: names and values stand in it as they are.</summary>
    public ConcurrentQueue<(string Path, string Key, string Body)> Exports { get; } = new();

    public static async Task<OtlpReceiver> StartAsync(bool isGrpc)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                listen => listen.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1
            );
        });
        OtlpReceiver receiver = new(builder.Build());
        receiver._app.Run(http => receiver.TakeAsync(http, isGrpc));
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        receiver.Endpoint = receiver
            ._app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        return receiver;
    }

    public bool HasGot(string path, string text) =>
        Exports.Any(e => e.Path == path && e.Body.Contains(text, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http, bool isGrpc)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body);
        Exports.Enqueue(
            (http.Request.Path, http.Request.Headers["x-key"].ToString(), Encoding.UTF8.GetString(body.ToArray()))
        );
        if (!isGrpc)
        {
            http.Response.ContentType = "application/x-protobuf";
            return;
        }
        http.Response.ContentType = "application/grpc";
        // An empty message, uncompressed.
        await http.Response.Body.WriteAsync(new byte[5]);
        http.Response.AppendTrailer("grpc-status", "0");
    }
}
