namespace Sidecar.Realtime.Session;

/// <summary>Where in the handshake the key goes.</summary>
public enum RealtimeAuthenticationPlace
{
    /// <summary><c>Authorization: Bearer</c> and the key.</summary>
    Bearer,

    /// <summary>A header that holds the bare key.</summary>
    Header,

    /// <summary>A parameter of the URL's query. Proxies and servers tend to log those.</summary>
    Query,

    /// <summary>A WebSocket subprotocol that ends with the key, beside <c>realtime</c>.</summary>
    Subprotocol,
}

/// <summary>How a key is presented; holds no key.</summary>
/// <param name="Place">Where it goes.</param>
/// <param name="Name">The header, the query parameter, or what the subprotocol begins with; empty for a bearer token.
/// </param>
public sealed record RealtimeAuthentication(RealtimeAuthenticationPlace Place, string Name = "")
{
    private const string OpenAISubprotocol = "openai-insecure-api-key.";

    /// <summary><c>Authorization: Bearer</c>: what OpenAI, xAI and Azure with an Entra token take.</summary>
    public static RealtimeAuthentication Bearer { get; } = new(RealtimeAuthenticationPlace.Bearer);

    /// <summary>The bare key in a header, such as Azure's <c>api-key</c>.</summary>
    public static RealtimeAuthentication Header(string name) => new(RealtimeAuthenticationPlace.Header, name);

    /// <summary>The key in the query.</summary>
    public static RealtimeAuthentication Query(string name) => new(RealtimeAuthenticationPlace.Query, name);

    /// <summary>As browsers do it, which can set no header; default in OpenAI's spelling.</summary>
    public static RealtimeAuthentication Subprotocol(string prefix = OpenAISubprotocol) =>
        new(RealtimeAuthenticationPlace.Subprotocol, prefix);
}
