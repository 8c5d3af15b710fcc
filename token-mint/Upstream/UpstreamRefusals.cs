using System.Net;
using Sidecar.TokenMint.Policy;
using Sidecar.TokenMint.Tokens;

namespace Sidecar.TokenMint.Upstream;

/// <summary>What a caller is told when the server did not mint: nothing of the server's own words.</summary>
internal static class UpstreamRefusals
{
    public const string KeyRefusedCode = "upstream-refused-the-mint";

    private const string NoSecret = "No secret could be minted";
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public static readonly Refusal NotASecret = Bad("upstream-answer", "The provider answered with something else.");

    public static readonly Refusal Unreachable = Bad("upstream-unreachable", "The provider could not be reached.");

    public static readonly Refusal Timeout = new(
        "upstream-timeout",
        StatusCodes.Status504GatewayTimeout,
        NoSecret,
        "The provider did not answer in time."
    );

    public static Refusal CircuitOpen(TimeSpan? retryAfter) =>
        Busy("upstream-down", "The provider has been failing; it is left alone for a moment.", retryAfter);

    /// <param name="answer">Not a 2xx.</param>
    public static Refusal Of(HttpResponseMessage answer, byte[] body, MintRequest wanted)
    {
        (string? code, string? param) = UpstreamAnswer.ReadError(body);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Bad(
                KeyRefusedCode,
                "The provider refused the mint's own key; its operator has to look."
            ),
            HttpStatusCode.TooManyRequests when code == "insufficient_quota" => Bad(
                "upstream-quota",
                "The mint's account has no quota left; its operator has to look."
            ),
            HttpStatusCode.TooManyRequests => Busy(
                "upstream-busy",
                "The provider limits the mint; try again later.",
                UpstreamAnswer.RetryAfterOf(answer)
            ),
            HttpStatusCode.BadRequest when param is not null && wanted.CallerFields.Contains(param) =>
                Refusal.Malformed($"The provider does not take this {param}.", param),
            HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity => Bad(
                "upstream-refused-the-policy",
                "The provider refused the session that the mint's operator configured."
            ),
            HttpStatusCode.GatewayTimeout => Timeout,
            >= HttpStatusCode.InternalServerError => Bad("upstream-failed", "The provider failed."),
            _ => NotASecret,
        };
    }

    private static Refusal Bad(string code, string detail) =>
        new(code, StatusCodes.Status502BadGateway, NoSecret, detail);

    private static Refusal Busy(string code, string detail, TimeSpan? retryAfter) =>
        new(code, StatusCodes.Status503ServiceUnavailable, NoSecret, detail)
        {
            RetryAfter = retryAfter is { } wait ? (wait < LongestWait ? wait : LongestWait) : DefaultWait,
        };
}
