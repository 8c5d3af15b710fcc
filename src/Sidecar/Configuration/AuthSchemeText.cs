using Sidecar.Realtime.Session;

namespace Sidecar.Configuration;

/// <summary>The values of <c>Provider:AuthScheme</c>.</summary>
internal static class AuthSchemeText
{
    public const string Values = "auto, bearer, api-key, header:NAME, query:NAME, subprotocol";

    /// <param name="text">As configured.</param>
    /// <param name="authentication">Null for <c>auto</c>.</param>
    /// <returns>False for any other text.</returns>
    public static bool TryParse(string text, out RealtimeAuthentication? authentication)
    {
        string[] parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        string name = parts.Length > 1 ? parts[1] : "";
        (authentication, bool isKnown) = (parts[0].ToLowerInvariant(), name) switch
        {
            ("auto", "") => (null, true),
            ("bearer", "") => (RealtimeAuthentication.Bearer, true),
            ("api-key", "") => (RealtimeAuthentication.Header("api-key"), true),
            ("header", { Length: > 0 }) => (RealtimeAuthentication.Header(name), IsToken(name)),
            ("query", { Length: > 0 }) => (RealtimeAuthentication.Query(name), true),
            ("subprotocol", "") => (RealtimeAuthentication.Subprotocol(), true),
            _ => ((RealtimeAuthentication?)null, false),
        };
        return isKnown;
    }

    /// <summary>A name that a header may have (RFC 9110 §5.6.2).</summary>
    public static bool IsToken(string name) =>
        name.Length > 0
        && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));
}
