namespace Sidecar.TokenMint.Secrets;

/// <summary>A small text file, mounted into the container, that holds keys.</summary>
internal static class SecretFile
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>What is wrong with the file, in words that hold none of its content; null when it is good.</summary>
    public static string? FaultOf<T>(string path, Func<string, T> parse)
    {
        try
        {
            parse(Read(path));
            return null;
        }
        catch (Exception fault) when (IsExpected(fault))
        {
            return $"'{path}': {fault.Message}";
        }
    }

    /// <exception cref="IOException">Missing, or unreadable.</exception>
    /// <exception cref="FormatException">Longer than any key file.</exception>
    public static string Read(string path)
    {
        var file = new FileInfo(path);
        return file is { Exists: true, Length: > MaxBytes }
            ? throw new FormatException("is longer than 1 MB")
            : File.ReadAllText(path);
    }

    public static bool IsExpected(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or FormatException;
}
