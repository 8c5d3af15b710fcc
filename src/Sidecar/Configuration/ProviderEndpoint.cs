namespace Sidecar.Configuration;

/// <summary>Which server the configuration leads to.</summary>
internal static class ProviderEndpoint
{
    public const string OpenAIHost = "api.openai.com";

    private static readonly Uri OpenAI = new($"wss://{OpenAIHost}/v1/realtime");

    /// <summary>What <see cref="ProviderKind.Auto"/> means here.</summary>
    public static ProviderKind Resolve(ProviderOptions provider) =>
        provider.Kind switch
        {
            ProviderKind.Auto when provider.Endpoint.Length > 0 => IsOpenAI(provider.Endpoint)
                ? ProviderKind.OpenAI
                : ProviderKind.Compatible,
            ProviderKind.Auto => provider.ApiKey.Length > 0 ? ProviderKind.OpenAI : ProviderKind.Simulator,
            ProviderKind kind => kind,
        };

    /// <summary>The endpoint of a provider that is not the simulator.</summary>
    public static Uri Of(ProviderOptions provider) =>
        provider.Endpoint.Length > 0 ? new Uri(provider.Endpoint) : OpenAI;

    private static bool IsOpenAI(string endpoint) => new Uri(endpoint).Host == OpenAIHost;
}
