using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Sidecar.Configuration;

internal enum OtlpProtocol
{
    Grpc,
    HttpProtobuf,
}

/// <summary>Where metrics and traces go.</summary>
internal sealed record TelemetryOptions
{
    [Description(
        "OpenTelemetry collector that metrics and traces are sent to, e.g. `http://127.0.0.1:4317`; empty: none."
    )]
    public string OtlpEndpoint { get; init; } = "";

    [Description(
        "How: gRPC (usually port 4317), or protobuf over HTTP (4318; `/v1/traces` and `/v1/metrics` are added)."
    )]
    public OtlpProtocol OtlpProtocol { get; init; } = OtlpProtocol.Grpc;

    [Description("Headers for the collector, `name=value` with commas between; for its key.")]
    [Secret]
    public string OtlpHeaders { get; init; } = "";

    [Description("How often metrics are sent.")]
    [Range(100, 3_600_000)]
    public int ExportIntervalMs { get; init; } = 60_000;
}
