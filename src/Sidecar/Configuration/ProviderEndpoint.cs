namespace Sidecar.Configuration;

/// <summary>Which server the configuration leads to.</summary>
internal static class ProviderEndpoint
{
    public const string OpenAIHost = "api.openai.com";

    private static readonly Uri OpenAI = new($"wss://{OpenAIHost}/v1/realtime");

    private static readonly Uri XAi = new("wss://api.x.ai/v1/realtime");

    private static readonly string[] AzureDomains =
    [
        ".openai.azure.com",
        ".cognitiveservices.azure.com",
        ".services.ai.azure.com",
    ];

    /// <summary>What <see cref="ProviderKind.Auto"/> means here.</summary>
    public static ProviderKind Resolve(SidecarOptions options) =>
        options.Provider.Kind switch
        {
            ProviderKind.Auto when options.Provider.Endpoint.Length > 0 => KindOf(options.Provider.Endpoint),
            ProviderKind.Auto => HasKey(options) ? ProviderKind.OpenAI : ProviderKind.Simulator,
            ProviderKind kind => kind,
        };

    /// <summary>What <see cref="ProviderAuth.Auto"/> means here. The built-in simulator needs nothing.</summary>
    public static ProviderAuth ResolveAuth(SidecarOptions options) =>
        Resolve(options) == ProviderKind.Simulator ? ProviderAuth.None
        : options.Provider.Auth != ProviderAuth.Auto ? options.Provider.Auth
        : options.TokenMint.Url.Length > 0 ? ProviderAuth.TokenMint
        : ProviderAuth.None;

    /// <summary>The endpoint of a provider that is not the simulator.</summary>
    public static Uri Of(ProviderOptions provider) =>
        provider.Endpoint.Length > 0 ? new Uri(provider.Endpoint)
        : provider.Kind == ProviderKind.XAi ? XAi
        : OpenAI;

    // An endpoint that is no URL leads nowhere; that fault is reported by itself.
    private static ProviderKind KindOf(string endpoint) =>
        !Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri) ? ProviderKind.Compatible
        : uri.Host == OpenAIHost ? ProviderKind.OpenAI
        : uri.Host == XAi.Host ? ProviderKind.XAi
        : Array.Exists(AzureDomains, domain => uri.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase))
            ? ProviderKind.Azure
        : ProviderKind.Compatible;

    // Whoever says where the key comes from means to use it, also when the key itself is missing.
    private static bool HasKey(SidecarOptions options) =>
        options.Provider.ApiKey.Length > 0
        || options.TokenMint.Url.Length > 0
        || options.Provider.Auth is ProviderAuth.DirectKey or ProviderAuth.TokenMint;
}
