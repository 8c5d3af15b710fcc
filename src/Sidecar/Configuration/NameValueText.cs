namespace Sidecar.Configuration;

/// <summary>Text such as <c>name=value; other=value</c>. Only the first <c>=</c> of a pair separates.</summary>
internal static class NameValueText
{
    /// <summary>The pairs; names are compared as given.</summary>
    /// <param name="text">Empty for none.</param>
    /// <param name="names">How names are told apart.</param>
    /// <param name="problem">What is wrong, without quoting a value; null if nothing is.</param>
    public static IReadOnlyDictionary<string, string> Parse(string text, StringComparer names, out string? problem)
    {
        Dictionary<string, string> pairs = new(names);
        problem = null;
        string[] parts = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < parts.Length && problem is null; i++)
        {
            int separator = parts[i].IndexOf('=', StringComparison.Ordinal);
            string name = separator < 0 ? "" : parts[i][..separator].TrimEnd();
            string value = parts[i][(separator + 1)..].TrimStart();
            if (name.Length == 0 || value.Length == 0)
            {
                problem = $"pair {i + 1} is not name=value";
            }
            else if (!pairs.TryAdd(name, value))
            {
                problem = $"names '{name}' twice";
            }
            else if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            {
                problem = $"the value of '{name}' has a character other than printable ASCII";
            }
        }
        return pairs;
    }
}
