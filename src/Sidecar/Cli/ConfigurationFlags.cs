using System.CommandLine;
using Sidecar.Configuration;

namespace Sidecar.Cli;

/// <summary>The flags that set configuration keys, the same for every command that has a daemon in it.</summary>
/// <param name="bareProvider">Whether <c>--provider</c> may stand without a kind, where it means something of its own.
/// </param>
internal sealed class ConfigurationFlags(bool bareProvider = false)
{
    private readonly Option<string?> _config = new("--config")
    {
        Description = "Configuration file; default: sidecar.json next to the executable or here.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Sets any configuration key, e.g. --set TurnTaking:SilenceDurationMs=600. May be repeated.",
        HelpName = "KEY=VALUE",
    };

    private readonly Dictionary<Option<string?>, string> _keys = new()
    {
        [Flag("--provider", "Who answers: auto, openai, azure, xai, compatible or simulator.", "KIND")] =
            "Provider:Kind",
        [Flag("--provider-url", "WebSocket URL of a server that speaks the Realtime API.", "URL")] =
            "Provider:Endpoint",
        [Flag("--auth", "Where the key comes from: auto, token-mint, direct-key or none.", "KIND")] = "Provider:Auth",
        [Flag("--token-mint", "URL of the token mint that gives ephemeral secrets.", "URL")] = "TokenMint:Url",
        [Flag("--model", "Model of the provider.", "NAME")] = "Provider:Model",
        [Flag("--script", "Script file for the simulator.", "FILE")] = "Simulator:Script",
        [Flag("--port", "TCP port of the game link; 0 takes a free one.", "N")] = "Bridge:Port",
        [Flag("--endpoint-file", "Where address and token are written.", "FILE")] = "Bridge:EndpointFile",
        [Flag("--microphone", "none, or file:PATH for a WAV file.", "SOURCE")] = "Microphone:Source",
        [Flag("--log-level", "trace, debug, information, warning, error, critical or none.", "LEVEL")] =
            "Logging:Level",
    };

    /// <summary>Only <c>--config</c> and <c>--set</c>, for commands that have no daemon in them.</summary>
    public static ConfigurationFlags FileOnly()
    {
        ConfigurationFlags flags = new();
        flags._keys.Clear();
        return flags;
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_config);
        foreach (Option<string?> option in _keys.Keys)
        {
            if (bareProvider && option.Name == "--provider")
            {
                option.Arity = ArgumentArity.ZeroOrOne;
            }
            command.Options.Add(option);
        }
        command.Options.Add(_set);
    }

    /// <summary>Reads file, environment and flags.</summary>
    /// <param name="overrides">Keys that this command sets itself, below what the flags say.</param>
    /// <exception cref="ConfigurationException">With every fault.</exception>
    public SidecarOptions Load(ParseResult parsed, IEnumerable<KeyValuePair<string, string?>>? overrides = null) =>
        Sources(parsed, overrides).Load();

    /// <summary>What there is to read, unjudged.</summary>
    /// <param name="overrides">Keys that this command sets itself, below what the flags say.</param>
    /// <exception cref="ConfigurationException">A <c>--set</c> is not KEY=VALUE.</exception>
    public ConfigurationSources Sources(
        ParseResult parsed,
        IEnumerable<KeyValuePair<string, string?>>? overrides = null
    )
    {
        Dictionary<string, string?> flags = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, string? value) in overrides ?? [])
        {
            flags[key] = value;
        }
        foreach ((Option<string?> option, string key) in _keys)
        {
            if (parsed.GetResult(option) is { Tokens.Count: > 0 })
            {
                flags[key] = parsed.GetValue(option);
            }
        }
        bool namesAKey =
            flags.ContainsKey("TokenMint:Url")
            || flags.GetValueOrDefault("Provider:Auth") is not (null or "auto" or "none");
        if ((flags.ContainsKey("Provider:Endpoint") || namesAKey) && !IsProviderNamed(parsed))
        {
            // Whoever names a server, or where its key comes from, means to use it, also where the command's own choice
            // is the simulator.
            flags["Provider:Kind"] = "auto";
        }
        foreach (string pair in parsed.GetValue(_set) ?? [])
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw new ConfigurationException([new("--set", $"'{pair}' is not KEY=VALUE")]);
            }
            flags[pair[..equals]] = pair[(equals + 1)..];
        }
        return new ConfigurationSources(parsed.GetValue(_config), flags, ConfigurationLoader.ProcessEnvironment());
    }

    private static bool IsProviderNamed(ParseResult parsed) => parsed.GetResult("--provider") is { Tokens.Count: > 0 };

    private static Option<string?> Flag(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName };
}
