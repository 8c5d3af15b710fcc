using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Sidecar.Configuration;

/// <summary>Where ephemeral secrets come from; see docs/keys.md.</summary>
internal sealed record TokenMintOptions
{
    [Description(
        "Address of a token mint, such as `https://mint.example/token`, or of another service that answers like `client_secrets`."
    )]
    public string Url { get; init; } = "";

    [Description("This sidecar's key or JWT at the mint, sent as `Authorization: Bearer`. Better in the environment.")]
    [Secret]
    public string ApiKey { get; init; } = "";

    [Description("File that holds it instead; read at each request to the mint, so that it can be replaced.")]
    public string ApiKeyFile { get; init; } = "";

    [Description("Time for one try to get a secret; there are three.")]
    [Range(100, 60_000)]
    public int TimeoutMs { get; init; } = 5_000;

    [Description("Let the key travel over http:// to a host other than this one.")]
    public bool AllowHttp { get; init; }
}
