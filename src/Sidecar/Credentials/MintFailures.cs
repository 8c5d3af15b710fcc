using System.Collections.Frozen;
using System.Net;
using Sidecar.Realtime.Session;

namespace Sidecar.Credentials;

/// <summary>What can go wrong with the mint, in words for the game and its developer. Nothing that the mint wrote is
/// quoted, save the known codes of our own mint.</summary>
internal sealed class MintFailures(Uri url)
{
    private static readonly FrozenSet<string> KnownCodes = FrozenSet.ToFrozenSet(
        [
            "pinned-field",
            "malformed-request",
            "unauthorized",
            "rate-limited",
            "upstream-refused-the-mint",
            "upstream-quota",
            "upstream-refused-the-policy",
            "upstream-unreachable",
            "upstream-failed",
            "upstream-answer",
            "upstream-busy",
            "upstream-down",
            "upstream-timeout",
        ],
        StringComparer.Ordinal
    );

    private readonly string _mint = $"The token mint at {Display(url)}";

    /// <summary>Without query: it may hold a key.</summary>
    public static string Display(Uri url) =>
        url.GetComponents(UriComponents.Scheme | UriComponents.HostAndPort | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>The code in a problem's <c>type</c>; null for any that our mint doesn't have.</summary>
    public static string? KnownCode(string? type)
    {
        const string prefix = "urn:sidecar:token-mint:";
        return type?.StartsWith(prefix, StringComparison.Ordinal) == true && KnownCodes.Contains(type[prefix.Length..])
            ? type[prefix.Length..]
            : null;
    }

    public RealtimeFailure Unreachable(HttpRequestError error) =>
        Of(
            RealtimeFailureKind.Unreachable,
            error switch
            {
                HttpRequestError.NameResolutionError => "has a host name that can't be found.",
                HttpRequestError.SecureConnectionError => "can't be reached securely.",
                HttpRequestError.ConnectionError => "can't be reached: nobody answers there.",
                _ => "broke the connection off.",
            },
            error == HttpRequestError.SecureConnectionError
                ? "Check that it speaks TLS there and that its certificate is trusted."
                : "Is it running, and is TokenMint:Url right?"
        );

    public RealtimeFailure Timeout(TimeSpan timeout) =>
        Of(
            RealtimeFailureKind.Timeout,
            $"did not answer within {timeout.TotalSeconds:0.#} s.",
            "Is it overloaded? TokenMint:TimeoutMs says how long it may take."
        );

    public RealtimeFailure KeyFile(string path, string problem) =>
        new()
        {
            Kind = RealtimeFailureKind.Unreachable,
            Message = $"TokenMint:ApiKeyFile '{path}' can't be used: {problem}.",
            Remedy = "Put the caller's key there; it is read again at the next attempt.",
        };

    /// <param name="what">Ends the sentence "… answered with".</param>
    public RealtimeFailure BadAnswer(string what) =>
        Of(
            RealtimeFailureKind.ServerError,
            $"answered with {what}.",
            "Is TokenMint:Url the address of a token mint (path usually /token), or does something stand in front of it?"
        );

    /// <summary>An answer that is no secret.</summary>
    public RealtimeFailure Status(HttpStatusCode status, string? code)
    {
        int number = (int)status;
        (RealtimeFailureKind kind, string what, string remedy) = (number, code) switch
        {
            (401, _) => (
                RealtimeFailureKind.Unauthorized,
                "does not know this sidecar",
                "Set TokenMint:ApiKey (or TokenMint:ApiKeyFile) to a key or token that the mint accepts."
            ),
            (403, _) => (
                RealtimeFailureKind.Forbidden,
                "gives this sidecar nothing",
                "Ask the mint's operator, or set TokenMint:ApiKey to a caller that may have secrets."
            ),
            (429, _) => (
                RealtimeFailureKind.RateLimited,
                "has reached its limit",
                "Wait; the mint's operator sets the limits."
            ),
            (400 or 422, "pinned-field") => (
                RealtimeFailureKind.BadRequest,
                "pins another model",
                "Set Provider:Model to the mint's, or TokenMint:Url to the mint's /token."
            ),
            (404 or 405, _) => (
                RealtimeFailureKind.NotFound,
                "has no secrets at this address",
                "Check the path of TokenMint:Url (usually /token)."
            ),
            (>= 300 and < 400, _) => (
                RealtimeFailureKind.NotFound,
                "sends the request elsewhere, and a key does not follow",
                "Set TokenMint:Url to where it leads."
            ),
            (408 or 425, _) => (RealtimeFailureKind.ServerError, "lost patience", "Try again later."),
            (502, "upstream-refused-the-mint" or "upstream-quota" or "upstream-refused-the-policy") => (
                RealtimeFailureKind.ServerError,
                "is not served by its provider",
                "The mint's operator has to act: its log says why."
            ),
            (>= 500, _) => (RealtimeFailureKind.ServerError, "has a problem of its own", "Look at the mint's log."),
            _ => (RealtimeFailureKind.BadRequest, "did not understand the request", "Check TokenMint:Url."),
        };
        string said = code is null ? $"HTTP {number}" : $"HTTP {number}, {code}";
        return Of(kind, $"{what} ({said}).", remedy) with { HttpStatus = number, Code = code };
    }

    private RealtimeFailure Of(RealtimeFailureKind kind, string what, string remedy) =>
        new()
        {
            Kind = kind,
            Message = $"{_mint} {what}",
            Remedy = remedy,
        };
}
