namespace Sidecar.TokenMint.Tokens;

/// <summary>Why a caller gets no secret, in words that are meant for the caller.</summary>
/// <param name="Code">Stable; ends the problem's <c>type</c> and tags the metric.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">The same for every refusal with this code.</param>
/// <param name="Detail">About this one.</param>
internal sealed record Refusal(string Code, int Status, string Title, string Detail)
{
    /// <summary>The JSON path in the request that the refusal is about.</summary>
    public string? Field { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public static Refusal Unauthorized(string detail) =>
        new("unauthorized", StatusCodes.Status401Unauthorized, "The caller is not known", detail);

    public static Refusal RateLimited(string detail, TimeSpan retryAfter) =>
        new("rate-limited", StatusCodes.Status429TooManyRequests, "Too many requests", detail)
        {
            RetryAfter = retryAfter,
        };

    public static Refusal Malformed(string detail, string? field = null) =>
        new("malformed-request", StatusCodes.Status400BadRequest, "The request can't be understood", detail)
        {
            Field = field,
        };

    public static Refusal Pinned(string field, string detail) =>
        new("pinned-field", StatusCodes.Status400BadRequest, "The operator decides this", detail) { Field = field };
}
