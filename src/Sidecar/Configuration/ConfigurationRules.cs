using System.Net;
using Sidecar.Conversation;

namespace Sidecar.Configuration;

/// <summary>The rules that span more than one key, or that a range can't say.</summary>
internal static class ConfigurationRules
{
    public static IEnumerable<ConfigurationFault> Check(SidecarOptions options)
    {
        ProviderOptions provider = options.Provider;
        if (provider.Endpoint.Length > 0 && !IsRealtimeUrl(provider.Endpoint))
        {
            yield return new(
                "Provider:Endpoint",
                $"'{WithoutQuery(provider.Endpoint)}' is not a ws://, wss://, http:// or https:// URL"
            );
        }
        if (provider.Kind == ProviderKind.Compatible && provider.Endpoint.Length == 0)
        {
            yield return new("Provider:Endpoint", "is needed when Provider:Kind is compatible");
        }
        foreach (ConfigurationFault fault in CredentialRules.Check(options))
        {
            yield return fault;
        }
        foreach (
            ConfigurationFault fault in ProviderRules.Check(
                provider,
                ProviderEndpoint.Resolve(options),
                options.TurnTaking
            )
        )
        {
            yield return fault;
        }
        foreach (ConfigurationFault fault in CheckBridge(options.Bridge))
        {
            yield return fault;
        }
        foreach (ConfigurationFault fault in CheckLiveLinkFace(options.LiveLinkFace))
        {
            yield return fault;
        }
        foreach (ConfigurationFault fault in UsageRules.Check(options))
        {
            yield return fault;
        }
        if (WhyNoWeights(options.Face) is { } whyNoWeights)
        {
            yield return new("Face:WeightsFile", whyNoWeights);
        }
        foreach (ConfigurationFault fault in options.Face.Style.Check("Face:Style"))
        {
            yield return fault;
        }
        string source = options.Microphone.Source;
        if (source != "none" && !source.StartsWith("file:", StringComparison.Ordinal))
        {
            yield return new("Microphone:Source", $"'{source}' is neither none nor file:PATH");
        }
        if (!options.Characters.ContainsKey(options.DefaultCharacter))
        {
            string known = string.Join(", ", options.Characters.Keys);
            yield return new("DefaultCharacter", $"'{options.DefaultCharacter}' is not one of Characters: {known}");
        }
        foreach (ConfigurationFault fault in CheckTurnTaking(options.TurnTaking, "TurnTaking"))
        {
            yield return fault;
        }
        foreach ((string name, CharacterOptions character) in options.Characters)
        {
            foreach (ConfigurationFault fault in CheckTurnTaking(character.TurnTaking, $"Characters:{name}:TurnTaking"))
            {
                yield return fault;
            }
            if (WhyNoTools(character.ToolsFile) is { } why)
            {
                yield return new($"Characters:{name}:ToolsFile", why);
            }
        }
        foreach (string name in options.Characters.Keys.Where(n => n.Length > 64 || n.Any(char.IsControl)))
        {
            yield return new($"Characters:{name}", "a name has at most 64 characters and no control characters");
        }
    }

    private static IEnumerable<ConfigurationFault> CheckTurnTaking(TurnTakingOptions? turnTaking, string section)
    {
        if (turnTaking?.IdleTimeoutMs is > 0 and < 5_000)
        {
            yield return new($"{section}:IdleTimeoutMs", $"{turnTaking.IdleTimeoutMs} is neither 0 nor 5000…30000");
        }
        if (turnTaking is not null && turnTaking.CoughMs >= turnTaking.BackchannelMs)
        {
            yield return new(
                $"{section}:CoughMs",
                $"{turnTaking.CoughMs} is not less than BackchannelMs, {turnTaking.BackchannelMs}"
            );
        }
    }

    private static string? WhyNoTools(string path)
    {
        try
        {
            ToolFile.Read(path);
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }

    private static IEnumerable<ConfigurationFault> CheckLiveLinkFace(LiveLinkFaceOptions face)
    {
        if (CheckHost("LiveLinkFace", face.Host, face.AllowRemote) is { } fault)
        {
            yield return fault;
        }
        if (face.DeviceId.Length > 0 && !Guid.TryParseExact(face.DeviceId, "D", out _))
        {
            yield return new("LiveLinkFace:DeviceId", $"'{face.DeviceId}' is not a UUID");
        }
    }

    private static ConfigurationFault? CheckHost(string section, string host, bool allowRemote)
    {
        if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        if (!IPAddress.TryParse(host, out IPAddress? address))
        {
            return new($"{section}:Host", $"'{host}' is not an IP address");
        }
        return IPAddress.IsLoopback(address) || allowRemote
            ? null
            : new($"{section}:Host", $"{host} is not loopback; set {section}:AllowRemote to true if that is meant");
    }

    // A file of its own may be broken; the built-in one is tested.
    private static string? WhyNoWeights(FaceOptions options)
    {
        if (options.Engine != FaceEngineKind.Solver || options.WeightsFile.Length == 0)
        {
            return null;
        }
        try
        {
            FaceEngines.OpenSolver(options);
            return null;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }

    private static IEnumerable<ConfigurationFault> CheckBridge(BridgeOptions bridge)
    {
        if (CheckHost("Bridge", bridge.Host, bridge.AllowRemote) is { } fault)
        {
            yield return fault;
        }
        if (bridge.Token.Length is > 0 and < 16)
        {
            yield return new("Bridge:Token", "is shorter than 16 characters; leave it empty for a random one");
        }
        if (bridge.Token.Any(c => c is < '!' or > '~'))
        {
            yield return new("Bridge:Token", "may hold only printable ASCII without blanks");
        }
        if (bridge.NamedPipe.Length > 0 && !OperatingSystem.IsWindows())
        {
            yield return new("Bridge:NamedPipe", "exists only on Windows; use Bridge:UnixSocket here");
        }
        // sockaddr_un holds 108 bytes on Linux and Windows, with the closing NUL.
        if (System.Text.Encoding.UTF8.GetByteCount(bridge.UnixSocket) > 107)
        {
            yield return new("Bridge:UnixSocket", "is longer than the 107 bytes that a socket path may have");
        }
    }

    // Whatever stands behind a question mark or before an at sign may be a key.
    private static string WithoutQuery(string url) => url.Split('?')[0].Split('@')[^1];

    private static bool IsRealtimeUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is ("ws" or "wss" or "http" or "https");
}
