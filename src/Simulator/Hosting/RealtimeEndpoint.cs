using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Sidecar.Simulator.Dialects;
using Sidecar.Simulator.Secrets;
using Sidecar.Simulator.Session;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Hosting;

/// <summary>Answers <c>GET /v1/realtime</c>: checks the handshake and runs one session per socket.</summary>
internal sealed class RealtimeEndpoint(SessionServices services, SecretStore secrets, CancellationToken stopping)
{
    private readonly SimulatorOptions _options = services.Options;
    private int _sessions;
    private int _sessionsEver;

    public async Task HandleAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            await HttpFault.WriteAsync(http, new(400, "This endpoint takes WebSocket connections.", null, null));
            return;
        }

        if (services.Faults.Refusal() is { } refusal)
        {
            await HttpFault.WriteAsync(http, HandshakeFault.Of(refusal));
            return;
        }

        var handshake = Handshake.Read(http, _options, secrets);
        if (handshake.Fault is { } fault)
        {
            await HttpFault.WriteAsync(http, fault);
            return;
        }

        if (Interlocked.Increment(ref _sessions) > _options.MaxSessions)
        {
            Interlocked.Decrement(ref _sessions);
            await HttpFault.WriteAsync(
                http,
                new(429, $"Too many sessions: the limit is {_options.MaxSessions}.", null, "rate_limit_exceeded")
            );
            return;
        }

        try
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync(handshake.Subprotocol);
            var transport = http.Features.Get<IConnectionSocketFeature>()?.Socket;
            await ServeAsync(socket, transport, handshake, http.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref _sessions);
        }
    }

    private async Task ServeAsync(WebSocket socket, Socket? transport, Handshake handshake, CancellationToken aborted)
    {
        var number = Interlocked.Increment(ref _sessionsEver);
        // Ids need to be unlike, not unguessable.
        var ids = new WireIds(_options.Seed is { } seed ? new Random(unchecked(seed + (number * 7919))) : new Random());
        var outbox = new Outbox();
        var sessionId = "";
        Action<WireDirection, ReadOnlyMemory<byte>>? tap = _options.WireTap is { } wireTap
            ? (direction, utf8) => wireTap(sessionId, direction, utf8)
            : null;
        using var client = new ClientSocket(socket, transport, services.Time, tap);
        if (Refusal(handshake) is { } refusal)
        {
            SimulatorLog.ConnectionRefused(services.Logger, refusal.Error.Code!);
            new SessionEvents(ids, outbox, new Dialect(), _options.StrictSpec).Refuse(
                refusal.Error,
                clientEventId: null
            );
            outbox.Close(refusal.CloseCode, $"{refusal.Error.Type}.{refusal.Error.Code}");
            await client.WriteAsync(outbox, aborted);
            // Cut off with unread data, the client's own stack would throw the refusal away.
            await client.DrainUntilClosedAsync(aborted);
            return;
        }

        var start = new SessionStart(handshake.Model) { Configuration = handshake.Secret?.Configuration };
        using var session = new RealtimeSession(services, start, ids, client.Inbox, outbox, client);
        sessionId = session.Id;
        await new SessionConnection(session, client, outbox, services.Time, services.Logger).RunAsync(
            stopping,
            aborted
        );
    }

    private (RealtimeError Error, int CloseCode)? Refusal(Handshake handshake)
    {
        if (handshake.Beta && _options.Dialect is (SimulatorDialect.OpenAI or SimulatorDialect.Azure))
        {
            return (
                new("The Realtime Beta API is no longer supported. Please use /v1/realtime for the GA API.")
                {
                    Code = "beta_api_shape_disabled",
                },
                4000
            );
        }

        var wrong =
            handshake.WrongSecret
            || (
                handshake.Secret is null
                && _options.AcceptedKeys.Count > 0
                && !_options.AcceptedKeys.Contains(handshake.Key ?? "", StringComparer.Ordinal)
            );
        return wrong ? (new("Incorrect API key provided.") { Code = "invalid_api_key" }, 3000) : null;
    }
}
