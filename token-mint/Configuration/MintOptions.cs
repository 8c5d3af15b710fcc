namespace Sidecar.TokenMint.Configuration;

/// <summary>
/// The whole configuration. Each leaf property is a key <c>Section:Name</c> of <c>mint.json</c>, and
/// <c>MINT_SECTION__NAME</c> in the environment. docs/token-mint.md is checked against these attributes.
/// </summary>
internal sealed record MintOptions
{
    public UpstreamOptions Upstream { get; init; } = new();

    public PolicyOptions Policy { get; init; } = new();

    public AuthenticationOptions Authentication { get; init; } = new();

    public SafetyOptions Safety { get; init; } = new();

    public RateLimitOptions RateLimits { get; init; } = new();

    public RedisOptions Redis { get; init; } = new();

    public ListenOptions Listen { get; init; } = new();

    public CorsOptions Cors { get; init; } = new();

    public TelemetryOptions Telemetry { get; init; } = new();

    public LoggingOptions Logging { get; init; } = new();
}
