namespace Sidecar.Realtime.Session;

/// <summary>The URL to connect to, and how to name it to people.</summary>
internal static class SessionEndpoint
{
    /// <summary>The URL with a WebSocket scheme and the model.</summary>
    /// <exception cref="ArgumentException">Not a URL to which a WebSocket can be opened.</exception>
    public static Uri Resolve(RealtimeSessionOptions options)
    {
        var endpoint = options.Endpoint;
        if (!endpoint.IsAbsoluteUri)
        {
            throw new ArgumentException(
                $"The endpoint '{endpoint}' is no absolute URL such as wss://api.openai.com/v1/realtime.",
                nameof(options)
            );
        }

        var scheme = endpoint.Scheme switch
        {
            "ws" or "http" => "ws",
            "wss" or "https" => "wss",
            _ => throw new ArgumentException(
                $"The endpoint's scheme is '{endpoint.Scheme}'; it must be ws, wss, http or https.",
                nameof(options)
            ),
        };
        var uri = new UriBuilder(endpoint)
        {
            Scheme = scheme,
            Port = endpoint.IsDefaultPort ? -1 : endpoint.Port,
            Fragment = "",
        };
        if (options.Model is { Length: > 0 } model && !SaysWhatToOpen(endpoint.Query))
        {
            var separator = uri.Query.Length > 1 ? "&" : "?";
            uri.Query = $"{uri.Query}{separator}model={Uri.EscapeDataString(model)}";
        }

        return uri.Uri;
    }

    /// <summary>Without query and user info: either may hold a key.</summary>
    public static string Display(Uri uri) =>
        uri.GetComponents(UriComponents.Scheme | UriComponents.HostAndPort | UriComponents.Path, UriFormat.UriEscaped);

    private static bool SaysWhatToOpen(string query) =>
        query
            .TrimStart('?')
            .Split('&')
            .Any(pair =>
                pair.StartsWith("model=", StringComparison.Ordinal)
                || pair.StartsWith("call_id=", StringComparison.Ordinal)
                || pair.StartsWith("intent=", StringComparison.Ordinal)
            );
}
