using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Sidecar.TokenMint.Configuration;
using Sidecar.TokenMint.Secrets;

namespace Sidecar.TokenMint.Callers;

/// <summary>Callers with a JSON Web Token (RFC 7519): signature, algorithm, issuer, audience, times and subject count.</summary>
internal sealed class JwtCallers(JwtOptions options, TimeProvider time, ILogger<JwtCallers> logger)
{
    private const int MaxSubjectLength = 256;
    private readonly JwtKeys? _fixed = options.Secret.Length > 0 ? JwtKeys.FromSecret(options.Secret) : null;
    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = 8 * 1024 };

    public WatchedFile<JwtKeys>? File { get; } =
        options.KeysFile.Length > 0 ? new(options.KeysFile, JwtKeys.FromKeySet, time, logger) : null;

    /// <summary>The caller, or null for a token that does not count.</summary>
    public async ValueTask<Caller?> FindAsync(string token)
    {
        JwtKeys keys = File?.Current ?? _fixed!;
        TokenValidationResult result = await _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = options.Issuer,
                ValidAudience = options.Audience,
                IssuerSigningKeys = keys.Keys,
                TryAllIssuerSigningKeys = true,
                ValidAlgorithms = keys.Algorithms,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                LifetimeValidator = IsWithinLifetime,
            }
        );
        string? subject = result.IsValid && result.SecurityToken is JsonWebToken jwt ? jwt.Subject : null;
        if (string.IsNullOrEmpty(subject) || subject.Length > MaxSubjectLength)
        {
            Log.TokenRefused(logger, result.Exception?.GetType().Name ?? "no subject");
            return null;
        }
        string id = $"jwt:{options.Issuer}|{subject}";
        return new Caller(id, "jwt:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..12]);
    }

    private bool IsWithinLifetime(DateTime? from, DateTime? to, SecurityToken token, TokenValidationParameters _)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        var skew = TimeSpan.FromSeconds(options.ClockSkewSeconds);
        return to is { } end && now < end + skew && (from is not { } begin || now >= begin - skew);
    }
}
