using System.Security.Cryptography;
using System.Text;
using Grpc.Core;

namespace Sidecar.Bridge;

/// <summary>The secret that a game shows to be let in: random per launch unless configured.</summary>
internal sealed class LaunchToken(string value)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] _expected = Encoding.UTF8.GetBytes(value);

    public string Value { get; } = value;

    /// <summary>32 random bytes, URL-safe.</summary>
    public static LaunchToken Create(string configured) =>
        new(configured.Length > 0 ? configured : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Whether the call carries the token as <c>authorization: Bearer …</c>.</summary>
    public bool IsIn(Metadata headers) =>
        headers.GetValue("authorization") is { } header
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && Matches(header[Scheme.Length..].Trim());

    /// <summary>Compares in constant time, so that the token can't be guessed by timing.</summary>
    public bool Matches(string presented) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented), _expected);
}
