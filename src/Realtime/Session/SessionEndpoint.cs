namespace Sidecar.Realtime.Session;

/// <summary>The URL to connect to, and how to name it to people.</summary>
internal static class SessionEndpoint
{
    private static readonly string[] Placeholders = ["{model}", "{deployment}"];

    /// <summary>The URL with a WebSocket scheme and the model.</summary>
    /// <exception cref="ArgumentException">Not a URL to which a WebSocket can be opened.</exception>
    public static Uri Resolve(RealtimeSessionOptions options)
    {
        if (!options.Endpoint.IsAbsoluteUri)
        {
            throw new ArgumentException(
                $"The endpoint '{options.Endpoint}' is no absolute URL such as wss://api.openai.com/v1/realtime.",
                nameof(options)
            );
        }

        var endpoint = WithModel(options.Endpoint, options.Model, out var namesModel);
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
        if (options.Dialect.DefaultPath is { } path && uri.Path.Length <= 1)
        {
            uri.Path = path;
        }

        foreach (var (name, value) in options.ExtraQuery)
        {
            uri.Query = AddToQuery(uri.Query, name, value);
        }

        if (options.Model is { Length: > 0 } model && !namesModel && !SaysWhatToOpen(uri.Query))
        {
            uri.Query = AddToQuery(uri.Query, "model", model);
        }

        return uri.Uri;
    }

    /// <summary>Without query and user info: either may hold a key.</summary>
    public static string Display(Uri uri) =>
        uri.GetComponents(UriComponents.Scheme | UriComponents.HostAndPort | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>A query with one parameter more.</summary>
    public static string AddToQuery(string query, string name, string value) =>
        $"{query}{(query.Length > 1 ? "&" : "?")}{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";

    private static Uri WithModel(Uri template, string? model, out bool namesModel)
    {
        var text = template.OriginalString;
        namesModel = Placeholders.Any(placeholder => text.Contains(placeholder, StringComparison.Ordinal));
        if (!namesModel)
        {
            return template;
        }

        var escaped = Uri.EscapeDataString(model ?? "");
        return new Uri(
            Placeholders.Aggregate(text, (url, each) => url.Replace(each, escaped, StringComparison.Ordinal))
        );
    }

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
