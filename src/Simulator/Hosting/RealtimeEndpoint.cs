using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sidecar.Simulator.Session;
using Sidecar.Simulator.Voices;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Hosting;

/// <summary>Answers <c>GET /v1/realtime</c>: checks the handshake and runs one session per socket.</summary>
internal sealed class RealtimeEndpoint(
    SimulatorOptions options,
    IVoice voice,
    TimeProvider time,
    ILogger logger,
    CancellationToken stopping
)
{
    private int _sessions;
    private int _sessionsEver;

    public async Task HandleAsync(HttpContext http)
    {
        if (!IsRealtimePath(http.Request.Path))
        {
            await RefuseAsync(
                http,
                new(404, $"Unknown request URL: {http.Request.Method} {http.Request.Path}.", null, "unknown_url")
            );
            return;
        }

        if (!http.WebSockets.IsWebSocketRequest)
        {
            await RefuseAsync(http, new(400, "This endpoint takes WebSocket connections.", null, null));
            return;
        }

        var handshake = Handshake.Read(http, options);
        if (handshake.Fault is { } fault)
        {
            await RefuseAsync(http, fault);
            return;
        }

        if (Interlocked.Increment(ref _sessions) > options.MaxSessions)
        {
            Interlocked.Decrement(ref _sessions);
            await RefuseAsync(
                http,
                new(429, $"Too many sessions: the limit is {options.MaxSessions}.", null, "rate_limit_exceeded")
            );
            return;
        }

        try
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync(handshake.Subprotocol);
            await ServeAsync(socket, handshake, http.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref _sessions);
        }
    }

    private static bool IsRealtimePath(PathString path) => path == "/v1/realtime" || path == "/openai/v1/realtime";

    private async Task ServeAsync(WebSocket socket, Handshake handshake, CancellationToken aborted)
    {
        var number = Interlocked.Increment(ref _sessionsEver);
        // Ids need to be unlike, not unguessable.
        var ids = new WireIds(options.Seed is { } seed ? new Random(unchecked(seed + (number * 7919))) : new Random());
        var outbox = new Outbox();
        var sessionId = "";
        Action<WireDirection, ReadOnlyMemory<byte>>? tap = options.WireTap is { } wireTap
            ? (direction, utf8) => wireTap(sessionId, direction, utf8)
            : null;
        var client = new ClientSocket(socket, time, tap);
        if (Refusal(handshake) is { } refusal)
        {
            SimulatorLog.ConnectionRefused(logger, refusal.Error.Code!);
            new SessionEvents(ids, outbox, options.StrictSpec).Refuse(refusal.Error, clientEventId: null);
            outbox.Close(refusal.CloseCode, $"{refusal.Error.Type}.{refusal.Error.Code}");
            await client.WriteAsync(outbox, aborted);
            return;
        }

        using var session = new RealtimeSession(
            options,
            handshake.Model,
            ids,
            voice,
            client.Inbox,
            outbox,
            time,
            logger
        );
        sessionId = session.Id;
        SimulatorLog.SessionOpened(logger, session.Id, handshake.Model ?? "(transcription)");
        var reason = await RunAsync(session, client, outbox, aborted);
        SimulatorLog.SessionClosed(logger, session.Id, reason);
    }

    private async Task<string> RunAsync(
        RealtimeSession session,
        ClientSocket client,
        Outbox outbox,
        CancellationToken aborted
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);
        var reading = client.ReadAsync(session.Wake, ending.Token);
        var writing = client.WriteAsync(outbox, ending.Token);
        var running = Task.Run(() => session.RunAsync(ending.Token), CancellationToken.None);
        var first = await Task.WhenAny(reading, writing, running, outbox.Overflowed);
        var reason =
            first == outbox.Overflowed ? "the client doesn't read its events"
            : stopping.IsCancellationRequested ? "the server stops"
            : first.IsFaulted ? $"the connection broke: {first.Exception.InnerException!.Message}"
            : first == reading ? "the client closed"
            : "the server closed";
        if (outbox.Closing && first != outbox.Overflowed)
        {
            await IgnoreFaultsAsync(writing);
        }
        else if (first == reading && reading.IsCompletedSuccessfully)
        {
            await IgnoreFaultsAsync(client.CloseAsync(WebSocketCloseStatus.NormalClosure, "", aborted));
        }
        else if (stopping.IsCancellationRequested)
        {
            await IgnoreFaultsAsync(
                client.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "server shutting down", aborted)
            );
        }

        await ending.CancelAsync();
        await IgnoreFaultsAsync(Task.WhenAll(reading, writing, running));
        if (running is { IsFaulted: true, Exception.InnerException: { } fault } && !ending.IsCancellationRequested)
        {
            SimulatorLog.SessionFailed(logger, session.Id, fault);
        }

        return reason;
    }

    private (RealtimeError Error, int CloseCode)? Refusal(Handshake handshake)
    {
        if (handshake.Beta)
        {
            return (
                new("The Realtime Beta API is no longer supported. Please use /v1/realtime for the GA API.")
                {
                    Code = "beta_api_shape_disabled",
                },
                4000
            );
        }

        return
            options.AcceptedKeys.Count > 0
            && !options.AcceptedKeys.Contains(handshake.Key ?? "", StringComparer.Ordinal)
            ? (new("Incorrect API key provided.") { Code = "invalid_api_key" }, 3000)
            : null;
    }

    private static async Task IgnoreFaultsAsync(Task task)
    {
        // How a dying connection dies is already told by its first fault.
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task RefuseAsync(HttpContext http, HandshakeFault fault)
    {
        http.Response.StatusCode = fault.StatusCode;
        http.Response.ContentType = "application/json";
        var body = new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["message"] = fault.Message,
                ["type"] = "invalid_request_error",
                ["param"] = fault.Param,
                ["code"] = fault.Code,
            },
        };
        await http.Response.Body.WriteAsync(WireJson.Write(body), http.RequestAborted);
    }
}
