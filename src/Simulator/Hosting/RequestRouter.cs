using Microsoft.AspNetCore.Http;
using Sidecar.Simulator.Control;
using Sidecar.Simulator.Secrets;

namespace Sidecar.Simulator.Hosting;

/// <summary>Sends each HTTP request to the endpoint that answers it.</summary>
internal sealed class RequestRouter(RealtimeEndpoint realtime, SecretsEndpoint secrets, ControlEndpoint control)
{
    public Task HandleAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        return path switch
        {
            "/v1/realtime" or "/openai/v1/realtime" => realtime.HandleAsync(http),
            "/v1/realtime/client_secrets" or "/openai/v1/realtime/client_secrets" => secrets.HandleAsync(http),
            ControlEndpoint.Faults or ControlEndpoint.Status => control.HandleAsync(http),
            _ => HttpFault.WriteAsync(
                http,
                new(404, $"Unknown request URL: {http.Request.Method} {path}.", null, "unknown_url")
            ),
        };
    }
}
