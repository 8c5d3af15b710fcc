using Sidecar.Protocol;

namespace Sidecar.Configuration;

/// <summary>The rules about the provider that span more than one key, or that a range can't say.</summary>
internal static class ProviderRules
{
    private const int G711RateHz = 8_000;

    // These belong to the handshake itself; the socket sets them.
    private static readonly string[] HandshakeHeaders = ["Host", "Connection", "Upgrade"];

    public static IEnumerable<ConfigurationFault> Check(
        ProviderOptions provider,
        ProviderKind kind,
        TurnTakingOptions turnTaking
    )
    {
        if (kind == ProviderKind.Azure && provider.Endpoint.Length == 0)
        {
            yield return new(
                "Provider:Endpoint",
                "is needed when Provider:Kind is azure, e.g. https://RESOURCE.openai.azure.com"
            );
        }
        if (kind == ProviderKind.Azure && IsAzurePreview(provider.Endpoint))
        {
            yield return new(
                "Provider:Endpoint",
                "is Azure's former preview interface; the present one is at https://RESOURCE.openai.azure.com/openai/v1/realtime"
            );
        }
        if (kind == ProviderKind.XAi && provider.Model.StartsWith("gpt-", StringComparison.Ordinal))
        {
            yield return new("Provider:Model", $"'{provider.Model}' is not xAI's; take e.g. grok-voice-latest");
        }
        if (provider.Dialect != ProviderDialect.Auto && kind != ProviderKind.Compatible)
        {
            yield return new("Provider:Dialect", "can be chosen only when Provider:Kind is compatible");
        }
        foreach (ConfigurationFault fault in CheckHandshake(provider).Concat(CheckAudio(provider, kind)))
        {
            yield return fault;
        }
        if (
            provider.Capabilities.SpeechEvents == CapabilityWish.No
            && turnTaking.Mode is TurnTakingMode.ServerVad or TurnTakingMode.SemanticVad
        )
        {
            yield return new(
                "TurnTaking:Mode",
                "must be push_to_talk or text_only when Provider:Capabilities:SpeechEvents is no"
            );
        }
    }

    private static IEnumerable<ConfigurationFault> CheckHandshake(ProviderOptions provider)
    {
        if (!AuthSchemeText.TryParse(provider.AuthScheme, out _))
        {
            yield return new("Provider:AuthScheme", $"'{provider.AuthScheme}' is not one of: {AuthSchemeText.Values}");
        }
        IReadOnlyDictionary<string, string> headers = NameValueText.Parse(
            provider.Headers,
            StringComparer.OrdinalIgnoreCase,
            out string? problem
        );
        if (problem is not null)
        {
            yield return new("Provider:Headers", problem);
        }
        foreach (string name in headers.Keys)
        {
            if (!AuthSchemeText.IsToken(name))
            {
                yield return new("Provider:Headers", "has a name with a character that no header's name may have");
            }
            else if (
                HandshakeHeaders.Contains(name, StringComparer.OrdinalIgnoreCase)
                || name.StartsWith("Sec-WebSocket-", StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return new("Provider:Headers", $"may not set {name}");
            }
        }
        NameValueText.Parse(provider.Query, StringComparer.Ordinal, out problem);
        if (problem is not null)
        {
            yield return new("Provider:Query", problem);
        }
    }

    private static IEnumerable<ConfigurationFault> CheckAudio(ProviderOptions provider, ProviderKind kind)
    {
        (string Key, ProviderAudioFormat Format, int RateHz)[] directions =
        [
            ("Provider:InputSampleRateHz", provider.InputFormat, provider.InputSampleRateHz),
            ("Provider:OutputSampleRateHz", provider.OutputFormat, provider.OutputSampleRateHz),
        ];
        foreach ((string key, ProviderAudioFormat format, int rateHz) in directions)
        {
            if (format != ProviderAudioFormat.Pcm)
            {
                if (rateHz is not (PcmFormat.SampleRateHz or G711RateHz))
                {
                    yield return new(key, $"is for pcm; {ConfigurationKeys.Name(format)} is always 8000 Hz");
                }
            }
            else if (kind is not (ProviderKind.Compatible or ProviderKind.XAi) && rateHz != PcmFormat.SampleRateHz)
            {
                yield return new(
                    key,
                    $"{rateHz} Hz is not what {ConfigurationKeys.Name(kind)} has: pcm is at 24000 Hz there"
                );
            }
        }
    }

    private static bool IsAzurePreview(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri) && uri.AbsolutePath.TrimEnd('/') == "/openai/realtime";
}
