using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sidecar.TokenMint.Callers;
using Sidecar.TokenMint.Limits;
using Sidecar.TokenMint.Secrets;
using Sidecar.TokenMint.Upstream;

namespace Sidecar.TokenMint.Hosting;

/// <summary>
/// Whether this replica should get requests. What hinders minting altogether is unhealthy; what an operator should look at
/// is degraded, and leaves the replica in service.
/// </summary>
internal sealed class MintHealth(
    UpstreamStatus upstream,
    UpstreamKey key,
    CallerAuthenticator callers,
    ICallLimits limits
) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        IWatchedFile? broken = callers
            .Files.Append(key.File)
            .OfType<IWatchedFile>()
            .FirstOrDefault(f => f.Fault != null);
        return Task.FromResult(
            upstream.IsCircuitOpen ? HealthCheckResult.Unhealthy("upstream: failing, the circuit is open")
            : upstream.IsKeyRefused ? HealthCheckResult.Degraded("key: refused by upstream")
            : broken is not null
                ? HealthCheckResult.Degraded($"{Path.GetFileName(broken.Path)}: its new content can't be used")
            : limits is SharedLimits { IsLocal: true } ? HealthCheckResult.Degraded("redis: gone, limits are local")
            : HealthCheckResult.Healthy()
        );
    }

    /// <summary><c>{"status":"degraded","reason":"…"}</c>.</summary>
    public static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        await using Utf8JsonWriter writer = new(context.Response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteString("status", report.Status.ToString().ToLowerInvariant());
        if (report.Entries.Values.Select(e => e.Description).FirstOrDefault(d => d is not null) is { } reason)
        {
            writer.WriteString("reason", reason);
        }
        writer.WriteEndObject();
    }
}
