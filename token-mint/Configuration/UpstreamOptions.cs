using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Sidecar.TokenMint.Configuration;

/// <summary>How the API key travels.</summary>
internal enum KeyHeader
{
    /// <summary><c>Authorization: Bearer KEY</c>.</summary>
    Authorization,

    /// <summary><c>api-key: KEY</c>, as Azure OpenAI has it.</summary>
    ApiKey,
}

internal sealed record UpstreamOptions
{
    [Description(
        "Where secrets are minted: `/v1/realtime/client_secrets` below it, or below a path that ends in `/v1`."
    )]
    [Required]
    public string Endpoint { get; init; } = "https://api.openai.com";

    [Description("Let the key travel over http:// to a host other than this one.")]
    public bool AllowPlainHttp { get; init; }

    [Description("The API key. Better in the environment than in a file that might be shared.")]
    [Secret]
    public string ApiKey { get; init; } = "";

    [Description("File that holds the API key and nothing else; a change is noticed within a second.")]
    public string ApiKeyFile { get; init; } = "";

    [Description("Header the key is sent in; `api_key` for Azure OpenAI.")]
    public KeyHeader KeyHeader { get; init; } = KeyHeader.Authorization;

    [Description("Time for one try, answer included.")]
    [Range(50, 60_000)]
    public int TimeoutMs { get; init; } = 5_000;

    [Description("Time for all tries together.")]
    [Range(50, 120_000)]
    public int TotalTimeoutMs { get; init; } = 12_000;

    [Description("Further tries after a network fault, a timeout, 429 or 5xx.")]
    [Range(0, 5)]
    public int Retries { get; init; } = 2;

    [Description(
        "First wait before a further try; it doubles, with jitter. A short `Retry-After` is honoured instead."
    )]
    [Range(1, 5_000)]
    public int RetryDelayMs { get; init; } = 250;

    [Description("Longest `Retry-After` that is waited for; a longer one is passed to the caller at once.")]
    [Range(0, 30_000)]
    public int MaxRetryAfterMs { get; init; } = 2_000;

    [Description("Tries within 30 s from which on the circuit opens, if half of them failed.")]
    [Range(2, 1_000)]
    public int BreakAfterTries { get; init; } = 10;

    [Description("How long the circuit stays open.")]
    [Range(500, 600_000)]
    public int BreakMs { get; init; } = 15_000;
}
