using Sidecar.TokenMint.Configuration;
using Sidecar.TokenMint.Secrets;

namespace Sidecar.TokenMint.Upstream;

/// <summary>The API key, the present one.</summary>
internal sealed class UpstreamKey(UpstreamOptions options, TimeProvider time, ILogger<UpstreamKey> logger)
{
    private readonly string _fixed = options.ApiKey.Length > 0 ? Parse(options.ApiKey) : "";

    /// <summary>Null when the key is not from a file.</summary>
    public WatchedFile<string>? File { get; } =
        options.ApiKeyFile.Length > 0 ? new(options.ApiKeyFile, Parse, time, logger) : null;

    public string Current => File?.Current ?? _fixed;

    /// <exception cref="FormatException">It can't be a key.</exception>
    public static string Parse(string text)
    {
        string key = text.Trim();
        return key.Length == 0 ? throw new FormatException("holds no key")
            : key.Any(c => c is < '!' or > '~')
                ? throw new FormatException("has a blank or a character that no key has; was it copied whole?")
            : key;
    }
}
