using Sidecar.Configuration;

namespace Sidecar.Credentials;

/// <summary>What this sidecar presents to the mint: a caller's key, or a token of a login service.</summary>
internal static class CallerKey
{
    private const int MaxFileBytes = 64 * 1024;

    /// <summary>Null for none. The file is read each time, so that it can be replaced while the sidecar runs.</summary>
    /// <exception cref="IOException">The file is missing or unreadable, or holds no key; quotes none of it.</exception>
    public static string? Read(TokenMintOptions options)
    {
        if (options.ApiKeyFile.Length == 0)
        {
            return options.ApiKey.Length > 0 ? options.ApiKey : null;
        }
        try
        {
            FileInfo file = new(options.ApiKeyFile);
            if (file is { Exists: true, Length: > MaxFileBytes })
            {
                throw new IOException("it is longer than any key");
            }
            string key = File.ReadAllText(options.ApiKeyFile).Trim();
            return key.Length == 0 ? throw new IOException("it is empty")
                : IsOneWord(key) ? key
                : throw new IOException("it holds more than one word, or a character that no key has");
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException("this user may not read it", fault);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException("there is no such file", fault);
        }
    }

    public static bool IsOneWord(string key) => !key.AsSpan().ContainsAnyExceptInRange('!', '~');
}
