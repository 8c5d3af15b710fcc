using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sidecar.TokenMint.Configuration;

/// <summary>Reads file, environment and flags, in rising priority, into validated options.</summary>
internal static class ConfigurationLoader
{
    public const string FileName = "mint.json";

    public const string EnvironmentPrefix = "MINT_";

    public static readonly JsonDocumentOptions Json = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    // Their types and their arrays would not survive the framework's flat text keys, so they travel as JSON text.
    private static readonly string[] JsonKeys = [nameof(PolicyOptions.Session), nameof(PolicyOptions.Allow)];

    /// <param name="configPath">From <c>--config</c>; null to look for <c>mint.json</c> in the working folder, then next
    /// to the executable.</param>
    /// <param name="flags">Keys and values from the command line.</param>
    /// <param name="environment">The process environment.</param>
    /// <exception cref="ConfigurationException">With every fault.</exception>
    public static MintOptions Load(
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
        MintOptions options = WithOpenAIKey(binder.Bind(builder.Build()), environment);
        List<ConfigurationFault> faults = [.. binder.Faults];
        HashSet<string> alreadyFaulty = [.. faults.Select(f => f.Key)];
        faults.AddRange(ConfigurationRules.Check(options).Where(f => !alreadyFaulty.Contains(f.Key)));
        return faults.Count == 0 ? options : throw new ConfigurationException(faults);
    }

    public static IReadOnlyDictionary<string, string> ProcessEnvironment() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", StringComparer.Ordinal);

    private static string? FindFile(string? configPath)
    {
        if (configPath is not null)
        {
            return File.Exists(configPath)
                ? configPath
                : throw new ConfigurationException([new("--config", $"there is no file '{configPath}'")]);
        }
        string[] places = [Path.GetFullPath(FileName), Path.Combine(AppContext.BaseDirectory, FileName)];
        return Array.Find(places, File.Exists);
    }

    private static void AddFile(ConfigurationBuilder builder, string path)
    {
        try
        {
            JsonNode? root = JsonNode.Parse(
                File.ReadAllBytes(path),
                new JsonNodeOptions { PropertyNameCaseInsensitive = true },
                Json
            );
            if (root is not JsonObject keys)
            {
                throw new ConfigurationException([new(path, "must hold one JSON object")]);
            }
            if (keys[nameof(MintOptions.Policy)] is JsonObject policy)
            {
                foreach (string key in JsonKeys.Where(policy.ContainsKey))
                {
                    policy[key] = policy[key]?.ToJsonString() ?? "null";
                }
            }
            builder.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(keys.ToJsonString())));
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
    }

    /// <summary>OpenAI's own variable is for OpenAI's own host: it must not travel to any other endpoint.</summary>
    private static MintOptions WithOpenAIKey(MintOptions options, IReadOnlyDictionary<string, string> environment)
    {
        UpstreamOptions upstream = options.Upstream;
        bool isOpenAI =
            Uri.TryCreate(upstream.Endpoint, UriKind.Absolute, out Uri? uri)
            && string.Equals(uri.Host, "api.openai.com", StringComparison.OrdinalIgnoreCase);
        return
            isOpenAI
            && upstream.ApiKey.Length + upstream.ApiKeyFile.Length == 0
            && environment.TryGetValue("OPENAI_API_KEY", out string? key)
            ? options with
            {
                Upstream = upstream with { ApiKey = key },
            }
            : options;
    }

    private static Dictionary<string, string?> FromEnvironment(IReadOnlyDictionary<string, string> environment)
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
