using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Sidecar.TokenMint.Configuration;

namespace Sidecar.TokenMint.Hosting;

internal static class TelemetrySetup
{
    /// <summary>Metrics and traces by OTLP, when there is somewhere to send them.</summary>
    public static void AddMintTelemetry(this IServiceCollection services, TelemetryOptions options)
    {
        if (options.OtlpEndpoint.Length == 0)
        {
            return;
        }
        Uri endpoint = new(options.OtlpEndpoint);
        services
            .AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("token-mint"))
            .WithMetrics(m =>
                m.AddMeter(MintMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "System.Net.Http", "Polly")
                    .AddOtlpExporter(o => o.Endpoint = endpoint)
            )
            .WithTracing(t =>
                t.AddAspNetCoreInstrumentation()
                    .AddSource("System.Net.Http")
                    .AddOtlpExporter(o => o.Endpoint = endpoint)
            );
    }
}
