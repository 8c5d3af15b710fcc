namespace Sidecar.Configuration;

/// <summary>Rules of prices, budgets and telemetry that a range can't say.</summary>
internal static class UsageRules
{
    public static IEnumerable<ConfigurationFault> Check(SidecarOptions options) =>
        CheckBudget(options).Concat(CheckTelemetry(options.Telemetry));

    /// <summary>The headers, or null where the text is not <c>name=value,…</c>.</summary>
    public static IReadOnlyDictionary<string, string>? ParseHeaders(string text)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || part.Any(c => c is < ' ' or > '~'))
            {
                return null;
            }
            headers[part[..equals].Trim()] = part[(equals + 1)..].Trim();
        }
        return headers;
    }

    // A budget in money that doesn't see part of what is spent would be none.
    private static IEnumerable<ConfigurationFault> CheckBudget(SidecarOptions options)
    {
        if (!options.Budget.HasMoneyLimit())
        {
            yield break;
        }
        string model = options.Provider.Model;
        ModelPriceOptions? prices = options.Pricing.Models.GetValueOrDefault(model);
        if (prices is not { TextInput: not null, AudioInput: not null, TextOutput: not null, AudioOutput: not null })
        {
            yield return new(
                $"Pricing:Models:{model}",
                "needs TextInput, AudioInput, TextOutput and AudioOutput, because Budget sets a limit in money; "
                    + "without prices, use Budget:TokensPerConversation or Budget:TokensPerDay"
            );
        }
        string transcription = options.Provider.TranscriptionModel;
        ModelPriceOptions? ofTranscription = options.Pricing.Models.GetValueOrDefault(transcription);
        if (
            transcription.Length > 0
            && ofTranscription is not ({ PerMinute: not null } or { AudioInput: not null, TextOutput: not null })
        )
        {
            yield return new(
                $"Pricing:Models:{transcription}",
                "needs PerMinute, or AudioInput and TextOutput, because Budget sets a limit in money and "
                    + "Provider:TranscriptionModel costs too; leave that empty for no transcription"
            );
        }
    }

    private static IEnumerable<ConfigurationFault> CheckTelemetry(TelemetryOptions telemetry)
    {
        bool isUrl =
            Uri.TryCreate(telemetry.OtlpEndpoint, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https";
        if (telemetry.OtlpEndpoint.Length > 0 && !isUrl)
        {
            yield return new("Telemetry:OtlpEndpoint", "is not an http:// or https:// URL");
        }
        if (ParseHeaders(telemetry.OtlpHeaders) is null)
        {
            yield return new("Telemetry:OtlpHeaders", "is not name=value, with commas between");
        }
    }
}
