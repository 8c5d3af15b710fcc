using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Sidecar.Simulator.Faults;
using Sidecar.Simulator.Hosting;

namespace Sidecar.Simulator.Control;

/// <summary>
/// Orders faults while the server runs: <c>POST</c> and <c>DELETE /simulator/faults</c>, <c>GET /simulator/status</c>.
/// </summary>
internal sealed class ControlEndpoint(SimulatorOptions options, FaultBoard board)
{
    public const string Faults = "/simulator/faults";
    public const string Status = "/simulator/status";

    private const int MaxBodyBytes = 1024 * 1024;

    public Task HandleAsync(HttpContext http) =>
        Stranger(http) is { } stranger ? HttpFault.WriteAsync(http, stranger)
        : http.Request.Path == Status && http.Request.Method == HttpMethods.Get ? ReportAsync(http)
        : http.Request.Path == Faults && http.Request.Method == HttpMethods.Post ? OrderAsync(http)
        : http.Request.Path == Faults && http.Request.Method == HttpMethods.Delete ? ClearAsync(http)
        : HttpFault.WriteAsync(
            http,
            new(405, $"Not allowed to {http.Request.Method} on {http.Request.Path}.", null, "method_not_supported")
        );

    // The socket is on loopback already; this keeps pages in the user's browser out.
    private static HandshakeFault? Stranger(HttpContext http)
    {
        var host = http.Request.Host.Host.Trim('[', ']');
        var local = host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
        return !local || http.Request.Headers.ContainsKey("Origin")
                ? new(403, "The control endpoint is for programs on this machine.", null, "forbidden")
            : http.Request.Method == HttpMethods.Post && !http.Request.HasJsonContentType()
                ? new(415, "Expected Content-Type: application/json.", null, "unsupported_media_type")
            : null;
    }

    private async Task OrderAsync(HttpContext http)
    {
        if (await LimitedBody.ReadAsync(http, MaxBodyBytes) is not { } utf8)
        {
            await HttpFault.WriteAsync(http, new(413, "The request body is too large.", null, null));
            return;
        }

        IReadOnlyList<SimulatorFault> faults;
        try
        {
            faults = FaultReader.ReadAll(utf8, "faults");
        }
        catch (SimulatorScriptException fault)
        {
            await HttpFault.WriteAsync(http, new(400, fault.Message, null, "invalid_fault"));
            return;
        }

        if (board.Add(faults) is not { } tickets)
        {
            await HttpFault.WriteAsync(http, new(429, "Too many faults wait already.", null, "too_many_faults"));
            return;
        }

        var armed = new JsonArray([.. tickets.Select(FaultBoard.Describe)]);
        await HttpFault.WriteAsync(http, StatusCodes.Status201Created, new JsonObject { ["armed"] = armed });
    }

    private Task ClearAsync(HttpContext http)
    {
        board.Clear();
        return HttpFault.WriteAsync(http, StatusCodes.Status200OK, Report());
    }

    private Task ReportAsync(HttpContext http) => HttpFault.WriteAsync(http, StatusCodes.Status200OK, Report());

    private JsonObject Report()
    {
        var (sessions, waiting, struck) = board.Status();
        return new()
        {
            ["dialect"] = options.Dialect.ToString().ToLowerInvariant(),
            ["sessions"] = sessions,
            ["waiting"] = waiting,
            ["struck"] = struck,
        };
    }
}
