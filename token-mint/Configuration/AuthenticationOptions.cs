using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Sidecar.TokenMint.Configuration;

internal enum AuthenticationMode
{
    /// <summary>A caller shows an API key or a JWT; at least one of the two is configured.</summary>
    Secured,

    /// <summary>Whoever reaches the port gets a secret.</summary>
    Unsecured,
}

internal sealed record AuthenticationOptions
{
    [Description("`unsecured` gives secrets to whoever reaches the port.")]
    public AuthenticationMode Mode { get; init; } = AuthenticationMode.Secured;

    [Description("Callers by name, each with the SHA-256 of its key as `sha256:HEX`.")]
    [Secret]
    public IReadOnlyDictionary<string, string> ApiKeys { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    [Description(
        "File with a line `NAME = KEY` or `NAME = sha256:HEX` for each caller; a change is noticed within a second."
    )]
    public string ApiKeysFile { get; init; } = "";

    public JwtOptions Jwt { get; init; } = new();
}

internal sealed record JwtOptions
{
    [Description("`iss` that a token must have.")]
    public string Issuer { get; init; } = "";

    [Description("`aud` that a token must have.")]
    public string Audience { get; init; } = "";

    [Description("JWKS file with the public keys of the issuer (RSA, EC); a change is noticed within a second.")]
    public string KeysFile { get; init; } = "";

    [Description("Shared secret for HS256, at least 32 characters.")]
    [Secret]
    public string Secret { get; init; } = "";

    [Description("How far clocks may differ.")]
    [Range(0, 300)]
    public int ClockSkewSeconds { get; init; } = 30;

    public bool IsConfigured => Issuer.Length + Audience.Length + KeysFile.Length + Secret.Length > 0;
}

internal sealed record SafetyOptions
{
    [Description(
        "Secret of at least 16 characters from which callers' safety identifiers are made. The same on every replica."
    )]
    [Secret]
    public string Salt { get; init; } = "";

    [Description("File that holds the salt instead.")]
    public string SaltFile { get; init; } = "";
}
