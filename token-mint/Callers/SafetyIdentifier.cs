using System.Security.Cryptography;
using System.Text;
using Sidecar.TokenMint.Configuration;
using Sidecar.TokenMint.Secrets;

namespace Sidecar.TokenMint.Callers;

/// <summary>
/// A stable name of a caller for the provider, from which the caller can't be found without the salt: HMAC-SHA-256
/// (RFC 2104) of the caller's id, as 64 hexadecimal digits.
/// </summary>
internal sealed class SafetyIdentifier(SafetyOptions options)
{
    public const int MinSaltLength = 16;

    private readonly byte[] _salt = Encoding.UTF8.GetBytes(
        ParseSalt(options.SaltFile.Length > 0 ? SecretFile.Read(options.SaltFile) : options.Salt)
    );

    public string Of(string callerId) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_salt, Encoding.UTF8.GetBytes(callerId)));

    /// <exception cref="FormatException">It is too short to hide anything.</exception>
    public static string ParseSalt(string text)
    {
        string salt = text.Trim();
        return salt.Length >= MinSaltLength
            ? salt
            : throw new FormatException($"holds fewer than {MinSaltLength} characters");
    }
}
