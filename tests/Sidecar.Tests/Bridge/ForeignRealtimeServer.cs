using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sidecar.Tests.Bridge;

/// <summary>
/// Another server of the Realtime API, written from its documentation and not from the simulator. Each connection takes
/// the next behaviour; when there is none left it behaves.
/// </summary>
internal sealed class ForeignRealtimeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Func<ForeignSession, Task>> _behaviours;

    private ForeignRealtimeServer(WebApplication app, IEnumerable<Func<ForeignSession, Task>> behaviours)
    {
        _app = app;
        _behaviours = new(behaviours);
    }

    public string Endpoint { get; private set; } = "";

    /// <summary>The Authorization header of each connection.</summary>
    public ConcurrentQueue<string> Credentials { get; } = new();

    /// <summary>The query of each connection.</summary>
    public ConcurrentQueue<string> Queries { get; } = new();

    public static async Task<ForeignRealtimeServer> StartAsync(params Func<ForeignSession, Task>[] behaviours)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        ForeignRealtimeServer server = new(builder.Build(), behaviours);
        server._app.UseWebSockets();
        server._app.Run(server.ServeAsync);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        string address = server
            ._app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        server.Endpoint = $"ws://{new Uri(address).Authority}/v1/realtime";
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _app.DisposeAsync();
        _stop.Dispose();
    }

    private async Task ServeAsync(HttpContext http)
    {
        Credentials.Enqueue(http.Request.Headers.Authorization.ToString());
        Queries.Enqueue(http.Request.QueryString.ToString());
        using WebSocket socket = await http.WebSockets.AcceptWebSocketAsync();
        using ForeignSession session = new(socket, http, _stop.Token);
        try
        {
            if (_behaviours.TryDequeue(out Func<ForeignSession, Task>? behave))
            {
                await behave(session);
            }
            else
            {
                await session.BehaveAsync();
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
        {
            // The sidecar has gone, or the test is over.
        }
    }
}

/// <summary>The server's side of one connection.</summary>
internal sealed class ForeignSession(WebSocket socket, HttpContext http, CancellationToken stop) : IDisposable
{
    private readonly byte[] _buffer = new byte[256 * 1024];
    private int _answers;

    /// <summary>What is said, and how it sounds: 100 ms of the same sample.</summary>
    public string Transcript { get; set; } = "Good day.";

    public static string AudioBase64 { get; } =
        Convert.ToBase64String(
            new byte[4_800]
                .Select(_ => (byte)17)
                .ToArray()
        );

    /// <summary>What this connection presented, without the scheme.</summary>
    public string Credential => http.Request.Headers.Authorization.ToString().Split(' ')[^1];

    /// <summary>Refuses the credential as the live service does: after the handshake.</summary>
    public async Task RefuseCredentialAsync()
    {
        await SendAsync(
            """{"type":"error","error":{"type":"invalid_request_error","code":"invalid_api_key","message":"Incorrect API key."}}"""
        );
        await CloseAsync(3000, "invalid_request_error.invalid_api_key");
    }

    /// <summary>Confirms the session and answers every response.create.</summary>
    public async Task BehaveAsync()
    {
        await ConfirmAsync();
        await AnswerAsync();
    }

    public async Task ConfirmAsync()
    {
        const string session = """{"id":"sess_foreign","object":"realtime.session","type":"realtime","model":"m"}""";
        await SendAsync($$$"""{"type":"session.created","event_id":"e1","session":{{{session}}}}""");
        await ExpectAsync("session.update");
        await SendAsync($$$"""{"type":"session.updated","event_id":"e2","session":{{{session}}}}""");
    }

    /// <summary>Answers until the sidecar goes.</summary>
    public async Task AnswerAsync()
    {
        while (true)
        {
            await ExpectAsync("response.create");
            string id = $"resp_{++_answers}";
            string place = $$"""
                "response_id":"{{id}}","item_id":"item_{{id}}","output_index":0,"content_index":0
                """;
            string item = $$"""{"id":"item_{{id}}","type":"message","role":"assistant","status":"completed"}""";
            await SendAsync($$$"""{"type":"response.created","response":{"id":"{{{id}}}","status":"in_progress"}}""");
            await SendAsync(
                $$"""{"type":"response.output_audio_transcript.delta",{{place}},"delta":"{{Transcript}}"}"""
            );
            await SendAsync($$"""{"type":"response.output_audio.delta",{{place}},"delta":"{{AudioBase64}}"}""");
            await SendAsync(
                $$"""{"type":"response.output_audio_transcript.done",{{place}},"transcript":"{{Transcript}}"}"""
            );
            await SendAsync($$"""{"type":"response.output_audio.done",{{place}}}""");
            await SendAsync($$$"""{"type":"response.output_item.done","response_id":"{{{id}}}","item":{{{item}}}}""");
            await SendAsync(
                $$$"""{"type":"response.done","response":{"id":"{{{id}}}","status":"completed","output":[{{{item}}}]}}"""
            );
        }
    }

    public Task SendAsync(string json) => SendAsync(Encoding.UTF8.GetBytes(json), endOfMessage: true);

    public Task SendAsync(byte[] bytes, bool endOfMessage) =>
        socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage, stop);

    public Task SendBinaryAsync(byte[] bytes) => socket.SendAsync(bytes, WebSocketMessageType.Binary, true, stop);

    public Task CloseAsync(int code, string reason) => socket.CloseAsync((WebSocketCloseStatus)code, reason, stop);

    /// <summary>Cuts the connection without a close frame.</summary>
    public void Cut() => http.Abort();

    /// <summary>Gets every event that is read, where somebody wants them.</summary>
    public List<JsonNode>? Received { get; set; }

    /// <summary>Reads until an event of this type comes.</summary>
    public Task ExpectAsync(string type) => ExpectAsync(message => (string?)message["type"] == type);

    /// <summary>Reads until such an event comes.</summary>
    public async Task ExpectAsync(Predicate<JsonNode> isExpected)
    {
        while (true)
        {
            int count = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(_buffer.AsMemory(count), stop);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw new WebSocketException("The sidecar closed the connection.");
                }
                count += part.Count;
            } while (!part.EndOfMessage);
            JsonNode message = JsonNode.Parse(_buffer.AsSpan(0, count))!;
            Received?.Add(message);
            if (isExpected(message))
            {
                return;
            }
        }
    }

    public void Dispose() => socket.Dispose();
}
