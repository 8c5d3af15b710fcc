using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Sidecar.TokenMint.Configuration;

internal sealed record RateLimitOptions
{
    [Description("Secrets for one caller, evenly over a minute.")]
    [Range(1, 60_000)]
    public int CallerPerMinute { get; init; } = 12;

    [Description("Secrets one caller may take at once after a pause.")]
    [Range(1, 60_000)]
    public int CallerBurst { get; init; } = 6;

    [Description("Secrets for all callers, evenly over a minute.")]
    [Range(1, 600_000)]
    public int GlobalPerMinute { get; init; } = 600;

    [Description("Secrets all callers may take at once after a pause.")]
    [Range(1, 600_000)]
    public int GlobalBurst { get; init; } = 120;

    [Description("Refused credentials from one address after which it gets 429 instead of 401. On each replica.")]
    [Range(1, 60_000)]
    public int FailuresPerMinute { get; init; } = 30;
}

internal sealed record RedisOptions
{
    [Description("Connection string; replicas with the same one share their limits. Empty: each has its own.")]
    [Secret]
    public string Connection { get; init; } = "";

    [Description("Begins the keys' names.")]
    [Required]
    public string Prefix { get; init; } = "token-mint";
}

internal sealed record ListenOptions
{
    [Description("Address to listen on. Only loopback unless `Listen:AllowRemote` is true.")]
    [Required]
    public string Host { get; init; } = "127.0.0.1";

    [Description("TCP port; 0 takes a free one, which the log tells.")]
    [Range(0, 65_535)]
    public int Port { get; init; } = 52_720;

    [Description("Listen on addresses other than loopback. The mint speaks plain HTTP: put TLS in front of it.")]
    public bool AllowRemote { get; init; }
}

internal sealed record CorsOptions
{
    [Description("Origins whose pages may ask, such as `https://play.example`. Empty: none.")]
    public IReadOnlyList<string> Origins { get; init; } = [];
}

internal sealed record TelemetryOptions
{
    [Description("Where metrics and traces go by OTLP/gRPC, such as `http://collector:4317`. Empty: nowhere.")]
    public string OtlpEndpoint { get; init; } = "";
}

internal enum LogFormat
{
    Text,
    Json,
}

internal sealed record LoggingOptions
{
    [Description("Least level of the log, which goes to standard error.")]
    public LogLevel Level { get; init; } = LogLevel.Information;

    [Description("Lines for people, or one JSON object a line.")]
    public LogFormat Format { get; init; } = LogFormat.Text;
}
