namespace Sidecar.Realtime.Session;

/// <summary>Why a session could not be started.</summary>
public enum RealtimeFailureKind
{
    /// <summary>No connection: nobody listens, no such host, no network, TLS refused.</summary>
    Unreachable,

    /// <summary>Connected, but no answer in time.</summary>
    Timeout,

    /// <summary>No key, or a wrong one.</summary>
    Unauthorized,

    /// <summary>The key is good, but not for this: region, project or model access.</summary>
    Forbidden,

    /// <summary>No Realtime API at this address, or no such call or model.</summary>
    NotFound,

    /// <summary>Too many requests.</summary>
    RateLimited,

    /// <summary>The server did not understand the URL or headers.</summary>
    BadRequest,

    /// <summary>The server refused the session's configuration; none of it is in effect.</summary>
    ConfigurationRefused,

    /// <summary>The server has a problem of its own (HTTP 5xx).</summary>
    ServerError,

    /// <summary>The server closed the connection before the session was ready.</summary>
    Closed,

    /// <summary>The account can't be used: quota, billing, deactivated.</summary>
    Account,

    /// <summary>What answers is no Realtime server, or breaks its protocol.</summary>
    ProtocolViolation,
}

/// <summary>Why a session could not be started, for programs and for people. Holds no secret.</summary>
public sealed record RealtimeFailure
{
    /// <summary>Sort of failure.</summary>
    public required RealtimeFailureKind Kind { get; init; }

    /// <summary>What happened, with the address and the server's own words where it gave any.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Remedy { get; init; }

    /// <summary>The status of a refused handshake.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The error code of the server, e.g. <c>invalid_api_key</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The field refused, e.g. <c>session.audio.output.voice</c>.</summary>
    public string? Param { get; init; }

    /// <summary>The WebSocket close code.</summary>
    public int? CloseCode { get; init; }

    /// <summary>How long the server asks to be left alone, at most a day; null where it doesn't say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same attempt may succeed later without anyone acting.</summary>
    public bool IsRetryable =>
        Kind
            is RealtimeFailureKind.Unreachable
                or RealtimeFailureKind.Timeout
                or RealtimeFailureKind.RateLimited
                or RealtimeFailureKind.ServerError
                or RealtimeFailureKind.Closed;
}

/// <summary>A session could not be started.</summary>
public sealed class RealtimeSessionException : Exception
{
    /// <summary>With what happened and what to do as its message.</summary>
    public RealtimeSessionException(RealtimeFailure failure, Exception? innerException = null)
        : base(Text(failure), innerException) => Failure = failure;

    /// <summary>Why.</summary>
    public RealtimeFailure Failure { get; }

    private static string Text(RealtimeFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return $"{failure.Message} {failure.Remedy}";
    }
}
