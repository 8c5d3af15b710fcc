using System.Text.Json;

namespace Sidecar.Configuration;

/// <summary>Reads file, environment and flags, in rising priority, into validated options.</summary>
internal static class ConfigurationLoader
{
    public const string FileName = "sidecar.json";

    public const string EnvironmentPrefix = "SIDECAR_";

    /// <param name="configPath">From <c>--config</c>; null to look for <c>sidecar.json</c> next to the executable, then
    /// in the working directory.</param>
    /// <param name="flags">Keys and values from the command line.</param>
    /// <param name="environment">The process environment.</param>
    /// <exception cref="ConfigurationException">With every fault.</exception>
    public static SidecarOptions Load(
        string? configPath,
        IReadOnlyDictionary<string, string?> flags,
        IReadOnlyDictionary<string, string> environment
    )
    {
        ConfigurationBuilder builder = new();
        if (FindFile(configPath) is { } path)
        {
            AddFile(builder, path);
        }
        builder.AddInMemoryCollection(FromEnvironment(environment));
        builder.AddInMemoryCollection(flags);

        OptionsBinder binder = new();
        SidecarOptions options = WithOpenAIKey(binder.Bind(Build(builder)), environment);
        List<ConfigurationFault> faults = [.. binder.Faults];
        HashSet<string> alreadyFaulty = [.. faults.Select(f => f.Key)];
        faults.AddRange(ConfigurationRules.Check(options).Where(f => !alreadyFaulty.Contains(f.Key)));
        return faults.Count == 0 ? options : throw new ConfigurationException(faults);
    }

    /// <summary>The environment of this process.</summary>
    public static IReadOnlyDictionary<string, string> ProcessEnvironment() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", StringComparer.Ordinal);

    internal static string? FindFile(string? configPath)
    {
        if (configPath is not null)
        {
            return File.Exists(configPath)
                ? configPath
                : throw new ConfigurationException([new("--config", $"there is no file '{configPath}'")]);
        }
        string[] places = [Path.Combine(AppContext.BaseDirectory, FileName), Path.GetFullPath(FileName)];
        return Array.Find(places, File.Exists);
    }

    private static void AddFile(ConfigurationBuilder builder, string path)
    {
        try
        {
            // Parsed here first: the framework's reader reports neither line nor column.
            using FileStream stream = File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(
                stream,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ConfigurationException([new(path, "must hold one JSON object")]);
            }
        }
        catch (JsonException fault)
        {
            string where = $"line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1}";
            throw new ConfigurationException([new(path, $"is not valid JSON at {where}")]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException([new(path, $"can't be read: {fault.Message}")]);
        }
        builder.AddJsonFile(Path.GetFullPath(path), optional: false, reloadOnChange: false);
    }

    private static IConfigurationRoot Build(ConfigurationBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (Exception fault) when (fault is InvalidDataException or FormatException)
        {
            throw new ConfigurationException([new(FileName, (fault.InnerException ?? fault).Message)]);
        }
    }

    /// <summary>
    /// OpenAI's own variable is for OpenAI's own host: it must not travel to any other endpoint. Where a token mint gives
    /// the secrets it is not even read: another program's variable is no fault of this configuration.
    /// </summary>
    private static SidecarOptions WithOpenAIKey(SidecarOptions options, IReadOnlyDictionary<string, string> environment)
    {
        ProviderOptions provider = options.Provider;
        bool isOpenAI =
            provider.Kind is not (ProviderKind.Azure or ProviderKind.XAi)
            && (
                provider.Endpoint.Length == 0
                || (
                    Uri.TryCreate(provider.Endpoint, UriKind.Absolute, out Uri? uri)
                    && uri.Host == ProviderEndpoint.OpenAIHost
                )
            );
        bool isWanted =
            provider.Auth == ProviderAuth.DirectKey
            || (provider.Auth == ProviderAuth.Auto && options.TokenMint.Url.Length == 0);
        return
            provider.ApiKey.Length == 0
            && isOpenAI
            && isWanted
            && environment.TryGetValue("OPENAI_API_KEY", out string? key)
            ? options with
            {
                Provider = provider with { ApiKey = key },
            }
            : options;
    }

    internal static Dictionary<string, string?> FromEnvironment(IReadOnlyDictionary<string, string> environment)
    {
        Dictionary<string, string?> keys = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in environment)
        {
            if (name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
            {
                keys[name[EnvironmentPrefix.Length..].Replace("__", ":", StringComparison.Ordinal)] = value;
            }
        }
        return keys;
    }
}
