using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Sidecar.Configuration;
using Sidecar.Hosting;

namespace Sidecar.Telemetry;

/// <summary>Sends metrics and traces to a collector, when there is one.</summary>
internal static class OtlpExport
{
    // A collector that is gone must not hold up the end of the daemon.
    private const int TimeoutMs = 3_000;

    public static void AddOtlpExport(this IServiceCollection services, TelemetryOptions options)
    {
        if (options.OtlpEndpoint.Length == 0)
        {
            return;
        }
        services.AddHostedService<ExportFaults>();
        services
            .AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("sidecar", serviceVersion: BuildVersion.Text))
            .WithMetrics(m =>
                m.AddMeter(TelemetryNames.Source)
                    .AddOtlpExporter(
                        (exporter, reader) =>
                        {
                            Aim(exporter, options, "v1/metrics");
                            PeriodicExportingMetricReaderOptions period = reader.PeriodicExportingMetricReaderOptions;
                            period.ExportIntervalMilliseconds = options.ExportIntervalMs;
                            period.ExportTimeoutMilliseconds = TimeoutMs;
                        }
                    )
            )
            .WithTracing(t =>
                t.AddSource(TelemetryNames.Source).AddOtlpExporter(exporter => Aim(exporter, options, "v1/traces"))
            );
    }

    private static void Aim(OtlpExporterOptions exporter, TelemetryOptions options, string httpPath)
    {
        bool isHttp = options.OtlpProtocol == OtlpProtocol.HttpProtobuf;
        exporter.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = isHttp
            ? new Uri($"{options.OtlpEndpoint.TrimEnd('/')}/{httpPath}")
            : new Uri(options.OtlpEndpoint);
        exporter.Headers = string.Join(
            ',',
            UsageRules.ParseHeaders(options.OtlpHeaders)!.Select(h => $"{h.Key}={Uri.EscapeDataString(h.Value)}")
        );
        exporter.TimeoutMilliseconds = TimeoutMs;
    }
}
