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
            // Cut off with unread data, the client's own stack would throw the refusal away.
            await client.DrainUntilClosedAsync(aborted);
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
        await new SessionConnection(session, client, outbox, time, logger).RunAsync(stopping, aborted);
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
