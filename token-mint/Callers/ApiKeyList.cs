using System.Security.Cryptography;
using System.Text;

namespace Sidecar.TokenMint.Callers;

/// <summary>
/// Callers by name, each with the SHA-256 of its key. A plain hash will do because keys are random, not chosen by people.
/// </summary>
internal sealed class ApiKeyList
{
    public const int MinKeyLength = 24;

    private const string HashPrefix = "sha256:";
    private readonly List<(string Name, byte[] Hash)> _entries = [];

    public int Count => _entries.Count;

    /// <summary>From lines <c>NAME = KEY</c> or <c>NAME = sha256:HEX</c>; blank lines and <c>#</c> lines are skipped.</summary>
    /// <exception cref="FormatException">Says which line, and nothing of a key.</exception>
    public static ApiKeyList ParseFile(string text)
    {
        ApiKeyList list = new();
        int lineNumber = 0;
        foreach (string line in text.Split('\n').Select(l => l.Trim()))
        {
            lineNumber++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            int at = line.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                throw new FormatException($"line {lineNumber} is not NAME = KEY");
            }
            string value = line[(at + 1)..].Trim();
            byte[] hash =
                value.StartsWith(HashPrefix, StringComparison.Ordinal)
                    ? ParseHash(value) ?? throw new FormatException($"line {lineNumber}: sha256: takes 64 hex digits")
                : value.Length >= MinKeyLength ? Hash(value)
                : throw new FormatException($"line {lineNumber}: a key has at least {MinKeyLength} characters");
            list.Add(line[..at].Trim(), hash, $"line {lineNumber}");
        }
        return list.Count > 0 ? list : throw new FormatException("names no caller");
    }

    /// <exception cref="FormatException">Says which entry.</exception>
    public static ApiKeyList FromHashes(IReadOnlyDictionary<string, string> hashes)
    {
        ApiKeyList list = new();
        foreach ((string name, string value) in hashes)
        {
            byte[] hash = ParseHash(value) ?? throw new FormatException($"{name}: is not sha256: and 64 hex digits");
            list.Add(name, hash, name);
        }
        return list;
    }

    /// <summary>The name that goes with a key. The time taken does not tell how near a wrong key was.</summary>
    public string? Find(string key)
    {
        byte[] hash = Hash(key);
        string? found = null;
        foreach ((string name, byte[] expected) in _entries)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, expected))
            {
                found = name;
            }
        }
        return found;
    }

    private void Add(string name, byte[] hash, string where)
    {
        if (_entries.Exists(e => e.Name == name || e.Hash.AsSpan().SequenceEqual(hash)))
        {
            throw new FormatException($"{where}: the name or the key is there twice");
        }
        _entries.Add((name, hash));
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static byte[]? ParseHash(string text)
    {
        ReadOnlySpan<char> hex = text.StartsWith(HashPrefix, StringComparison.Ordinal)
            ? text.AsSpan(HashPrefix.Length).Trim()
            : default;
        byte[] hash = new byte[SHA256.HashSizeInBytes];
        return
            hex.Length == 2 * hash.Length
            && Convert.FromHexString(hex, hash, out _, out _) == System.Buffers.OperationStatus.Done
            ? hash
            : null;
    }
}
