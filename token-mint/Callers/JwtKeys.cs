using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Sidecar.TokenMint.Callers;

/// <summary>The keys that tokens may be signed with, and the algorithms that go with them.</summary>
internal sealed class JwtKeys
{
    public const int MinSecretLength = 32;

    private JwtKeys(IReadOnlyList<SecurityKey> keys, IReadOnlyList<string> algorithms)
    {
        Keys = keys;
        Algorithms = algorithms;
    }

    public IReadOnlyList<SecurityKey> Keys { get; }

    /// <summary>Only those of the configured kind of key, so that a public key can't pass for a shared secret.</summary>
    public IReadOnlyList<string> Algorithms { get; }

    public static JwtKeys FromSecret(string secret) =>
        new([new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret))], [SecurityAlgorithms.HmacSha256]);

    /// <summary>From a JSON Web Key Set (RFC 7517 §5) of public RSA and EC keys.</summary>
    /// <exception cref="FormatException">It is not one, or has no such key.</exception>
    public static JwtKeys FromKeySet(string json)
    {
        IList<SecurityKey> keys;
        try
        {
            var set = new JsonWebKeySet(json);
            if (
                set.Keys.Any(k =>
                    k.Kty is not (JsonWebAlgorithmsKeyTypes.RSA or JsonWebAlgorithmsKeyTypes.EllipticCurve)
                )
            )
            {
                throw new FormatException("may hold only RSA and EC keys");
            }
            keys = set.GetSigningKeys();
        }
        catch (Exception fault) when (fault is ArgumentException or System.Text.Json.JsonException)
        {
            throw new FormatException("is not a JSON Web Key Set", fault);
        }
        return keys.Count > 0
            ? new(
                [.. keys],
                [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256]
            )
            : throw new FormatException("has no key that tokens can be signed with");
    }
}
