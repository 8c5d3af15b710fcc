using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Sidecar.TokenMint.Tests.Callers;

/// <summary>Makes JSON Web Tokens by hand, wrong ones among them, so that the checker is not tested with itself.</summary>
internal static class SignedToken
{
    public const string Issuer = "https://login.example";
    public const string Audience = "token-mint";
    public const string Secret = "a-shared-secret-of-32-characters-or-more";

    public static JsonObject Claims(DateTimeOffset now, string subject = "player-7") =>
        new()
        {
            ["iss"] = Issuer,
            ["aud"] = Audience,
            ["sub"] = subject,
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
        };

    public static string Hs256(JsonObject claims, string secret = Secret) =>
        Sign("HS256", claims, text => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), text));

    public static string Rs256(JsonObject claims, RSA key) =>
        Sign("RS256", claims, text => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string Es256(JsonObject claims, ECDsa key) =>
        Sign("ES256", claims, text => key.SignData(text, HashAlgorithmName.SHA256));

    public static string Unsigned(JsonObject claims, string algorithm = "none") => Sign(algorithm, claims, _ => []);

    public static string KeySet(RSA rsa, ECDsa ec)
    {
        RSAParameters r = rsa.ExportParameters(includePrivateParameters: false);
        ECParameters e = ec.ExportParameters(includePrivateParameters: false);
        JsonObject set = new()
        {
            ["keys"] = new JsonArray(
                new JsonObject
                {
                    ["kty"] = "RSA",
                    ["use"] = "sig",
                    ["n"] = Base64UrlEncoder.Encode(r.Modulus),
                    ["e"] = Base64UrlEncoder.Encode(r.Exponent),
                },
                new JsonObject
                {
                    ["kty"] = "EC",
                    ["crv"] = "P-256",
                    ["x"] = Base64UrlEncoder.Encode(e.Q.X),
                    ["y"] = Base64UrlEncoder.Encode(e.Q.Y),
                }
            ),
        };
        return set.ToJsonString();
    }

    private static string Sign(string algorithm, JsonObject claims, Func<byte[], byte[]> sign)
    {
        JsonObject header = new() { ["alg"] = algorithm, ["typ"] = "JWT" };
        string text = $"{Part(header)}.{Part(claims)}";
        return $"{text}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Part(JsonObject json) => Base64UrlEncoder.Encode(json.ToJsonString());
}
