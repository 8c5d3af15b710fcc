namespace Sidecar.Configuration;

/// <summary>A value that was configured, and by what. A secret's value is not shown.</summary>
internal sealed record ConfigurationOrigin(string Key, string Shown, string Source);

/// <summary>What a configuration is made of, before it is judged.</summary>
/// <param name="ConfigPath">From <c>--config</c>; null to look in the usual places.</param>
/// <param name="Flags">Keys and values from the command line.</param>
/// <param name="Environment">The process environment.</param>
internal sealed record ConfigurationSources(
    string? ConfigPath,
    IReadOnlyDictionary<string, string?> Flags,
    IReadOnlyDictionary<string, string> Environment
)
{
    /// <exception cref="ConfigurationException">With every fault.</exception>
    public SidecarOptions Load() => ConfigurationLoader.Load(ConfigPath, Flags, Environment);

    /// <summary>Every key that was set, in the order of the names.</summary>
    /// <exception cref="ConfigurationException">The file can't be read.</exception>
    public IReadOnlyList<ConfigurationOrigin> Origins()
    {
        SortedDictionary<string, ConfigurationOrigin> origins = new(StringComparer.OrdinalIgnoreCase);
        if (ConfigurationLoader.FindFile(ConfigPath) is { } file)
        {
            IConfigurationRoot root = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(file)).Build();
            Add(root.AsEnumerable(), Path.GetFullPath(file));
        }
        Add(ConfigurationLoader.FromEnvironment(Environment), "the environment");
        Add(Flags, "the command line");
        if (!origins.ContainsKey("Provider:ApiKey") && Environment.ContainsKey("OPENAI_API_KEY"))
        {
            origins["OPENAI_API_KEY"] = new("OPENAI_API_KEY", "(set)", "the environment");
        }
        return [.. origins.Values];

        void Add(IEnumerable<KeyValuePair<string, string?>> pairs, string source)
        {
            foreach ((string key, string? value) in pairs.Where(p => p.Value is not null))
            {
                origins[key] = new(key, Show(key, value!), source);
            }
        }
    }

    private static string Show(string key, string value) =>
        !IsSecret(key)
            ? value.Length <= 60
                ? value
                : $"{value.AsSpan(0, 59)}…"
            : value.Length > 0
                ? "(set)"
                : "(not set)";

    // What no key of ours is may be anything, a misspelled secret too.
    private static bool IsSecret(string key) => !ConfigurationKeys.All.Any(k => !k.IsSecret && Matches(k.Key, key));

    private static bool Matches(string pattern, string key)
    {
        string[] wanted = pattern.Split(':');
        string[] given = key.Split(':');
        return wanted.Length == given.Length
            && wanted
                .Zip(given)
                .All(p => p.First == "<name>" || p.First.Equals(p.Second, StringComparison.OrdinalIgnoreCase));
    }
}
