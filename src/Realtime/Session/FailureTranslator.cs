using System.Buffers;
using System.Net.Sockets;
using System.Security.Authentication;
using Sidecar.Realtime.Dialects;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Session;

/// <summary>The one place where what went wrong at the start becomes a <see cref="RealtimeFailure"/>.</summary>
internal static class FailureTranslator
{
    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789_"
    );

    private const string CheckServer = "Is the server running, and is the address right?";

    /// <summary>A handshake that was refused or never happened.</summary>
    /// <param name="uri">Where.</param>
    /// <param name="dialect">Whose remedies apply.</param>
    /// <param name="httpStatus">0 when there was no answer.</param>
    /// <param name="retryAfter">What the answer says of another attempt.</param>
    /// <param name="exception">What the socket says.</param>
    public static RealtimeFailure FromHandshake(
        Uri uri,
        RealtimeDialect dialect,
        int httpStatus,
        TimeSpan? retryAfter,
        Exception exception
    )
    {
        var where = SessionEndpoint.Display(uri);
        if (httpStatus != 0)
        {
            return FromHttpStatus(where, dialect.Remedies, httpStatus) with { RetryAfter = retryAfter };
        }

        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return Unreachable($"Connection refused to {where}.", CheckServer);
                case SocketException
                {
                    SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
                }:
                    return Unreachable(
                        $"No such host: {uri.Host} (for {where}).",
                        "Check the host name and this machine's network."
                    );
                case SocketException socket:
                    return Unreachable($"No connection to {where}: {socket.Message}.", "Check this machine's network.");
                case AuthenticationException tls:
                    return Unreachable(
                        $"No secure connection to {where}: {tls.Message}",
                        "Check that the server speaks TLS here and that its certificate is trusted."
                    );
            }
        }

        var innermost = exception.GetBaseException().Message;
        return Unreachable(
            $"No WebSocket connection to {where}: {ErrorReader.WithoutKeys(innermost)}",
            "Does a Realtime server listen at this address?"
        );
    }

    /// <summary>No answer to the handshake in time.</summary>
    public static RealtimeFailure ConnectTimeout(Uri uri, TimeSpan timeout) =>
        new()
        {
            Kind = RealtimeFailureKind.Timeout,
            Message = $"No answer from {SessionEndpoint.Display(uri)} within {Seconds(timeout)}.",
            Remedy = CheckServer,
        };

    /// <summary>Connected, but silent.</summary>
    public static RealtimeFailure ConfirmTimeout(Uri uri, string expected, TimeSpan timeout) =>
        new()
        {
            Kind = RealtimeFailureKind.Timeout,
            Message =
                $"Connected to {SessionEndpoint.Display(uri)}, but it did not send {expected} within {Seconds(timeout)}.",
            Remedy = "Is this a Realtime API server (path usually /v1/realtime)?",
        };

    /// <summary>The credential source failed.</summary>
    public static RealtimeFailure NoCredential(RealtimeDialect dialect, Exception exception) =>
        new()
        {
            Kind = RealtimeFailureKind.Unauthorized,
            Message = $"No API key could be had: {ErrorReader.WithoutKeys(exception.Message)}",
            Remedy = dialect.Remedies.Key,
        };

    /// <summary>A key that can't be put into a header.</summary>
    public static RealtimeFailure BadHeader(string name) =>
        new()
        {
            Kind = RealtimeFailureKind.BadRequest,
            Message = $"The value of the header {name} has characters that no header may have.",
            Remedy = "Look for a line break or a stray character in the key or in the extra headers.",
        };

    /// <summary>An error event before the session was ready.</summary>
    /// <param name="uri">Where.</param>
    /// <param name="dialect">Whose remedies apply.</param>
    /// <param name="error">What the server says.</param>
    /// <param name="isForUpdate">Whether it answers our session.update.</param>
    public static RealtimeFailure FromError(Uri uri, RealtimeDialect dialect, ErrorInfo error, bool isForUpdate)
    {
        var remedies = dialect.Remedies;
        var where = SessionEndpoint.Display(uri);
        var (kind, remedy) = (error.Code, RealtimeErrors.Classify(error)) switch
        {
            ("invalid_api_key", _) => (RealtimeFailureKind.Unauthorized, remedies.For(error)),
            ("model_not_found" or "DeploymentNotFound", _) => (RealtimeFailureKind.NotFound, remedies.For(error)),
            ("beta_api_shape_disabled", _) => (RealtimeFailureKind.BadRequest, remedies.For(error)),
            ("insufficient_quota" or "billing_hard_limit_reached" or "account_deactivated", _) => (
                RealtimeFailureKind.Account,
                remedies.For(error)
            ),
            (_, RealtimeErrorClass.Fatal) => (RealtimeFailureKind.Unauthorized, remedies.For(error)),
            (_, RealtimeErrorClass.RateLimit) => (RealtimeFailureKind.RateLimited, "Try again later."),
            (_, RealtimeErrorClass.Retry) => (RealtimeFailureKind.ServerError, "Try again later."),
            (_, RealtimeErrorClass.Reconnect) => (RealtimeFailureKind.Closed, "Open a new session."),
            _ when isForUpdate => (
                RealtimeFailureKind.ConfigurationRefused,
                error.Param is { } param
                    ? $"Change {param}; until then none of the configuration applies."
                    : "Change the session's configuration; until then none of it applies."
            ),
            _ => (RealtimeFailureKind.BadRequest, "Check the address, the model and the headers."),
        };
        var what = isForUpdate ? "refused the session's configuration" : "refused the session";
        var field = error.Param is { Length: > 0 } name ? $" ({name})" : "";
        return new RealtimeFailure
        {
            Kind = kind,
            Message = $"{where} {what}{field}: {error.Message}",
            Remedy = remedy,
            Code = error.Code,
            Param = error.Param,
            RetryAfter = RealtimeErrors.RetryAfter(error),
        };
    }

    /// <summary>Closed from this side before it was ready.</summary>
    public static RealtimeFailure ClosedByUs(Uri uri) =>
        new()
        {
            Kind = RealtimeFailureKind.Closed,
            Message = $"The session with {SessionEndpoint.Display(uri)} was closed while it was starting.",
            Remedy = "Open a new one.",
        };

    /// <summary>The connection ended before the session was ready.</summary>
    public static RealtimeFailure FromEnd(
        Uri uri,
        RealtimeDialect dialect,
        SessionEndReason reason,
        int? closeCode,
        string description,
        ErrorInfo? lastError
    )
    {
        if (reason == SessionEndReason.ClosedByUs)
        {
            return ClosedByUs(uri);
        }

        // Close reasons look like invalid_request_error.invalid_api_key.
        var code = lastError?.Code ?? CodeOf(description);
        var kind = (reason, closeCode, code) switch
        {
            (SessionEndReason.ProtocolViolation, _, _) => RealtimeFailureKind.ProtocolViolation,
            (_, _, "beta_api_shape_disabled") => RealtimeFailureKind.BadRequest,
            (_, 3000, _) or (_, _, "invalid_api_key") => RealtimeFailureKind.Unauthorized,
            (_, 4000, _) => RealtimeFailureKind.BadRequest,
            _ => RealtimeFailureKind.Closed,
        };
        return new RealtimeFailure
        {
            Kind = kind,
            Message =
                $"{SessionEndpoint.Display(uri)} ended the connection before the session was ready: {description}",
            Remedy = kind switch
            {
                RealtimeFailureKind.Unauthorized => dialect.Remedies.Key,
                RealtimeFailureKind.BadRequest => "Check the address, the model and the headers.",
                RealtimeFailureKind.ProtocolViolation => "Is this a Realtime API server?",
                _ => "Try again; if it stays so, look at the server's log.",
            },
            Code = code,
            CloseCode = closeCode,
        };
    }

    private static RealtimeFailure FromHttpStatus(string where, DialectRemedies remedies, int status)
    {
        var (kind, what, remedy) = status switch
        {
            401 => (RealtimeFailureKind.Unauthorized, "it wants a valid API key", remedies.Key),
            403 => (RealtimeFailureKind.Forbidden, "this key may not do that", remedies.Access),
            404 => (RealtimeFailureKind.NotFound, "there is no such address, call or model", remedies.Address),
            429 => (RealtimeFailureKind.RateLimited, "too many requests", "Try again later. " + remedies.Account),
            400 or 422 => (RealtimeFailureKind.BadRequest, "it did not understand the request", remedies.Request),
            >= 500 => (RealtimeFailureKind.ServerError, "it has a problem of its own", "Try again later."),
            _ => (
                RealtimeFailureKind.NotFound,
                "it did not open a WebSocket",
                "Does a Realtime server listen at this address?"
            ),
        };
        return new RealtimeFailure
        {
            Kind = kind,
            Message = $"{where} answered HTTP {status}: {what}.",
            Remedy = remedy,
            HttpStatus = status,
        };
    }

    private static RealtimeFailure Unreachable(string message, string remedy) =>
        new()
        {
            Kind = RealtimeFailureKind.Unreachable,
            Message = message,
            Remedy = remedy,
        };

    private static string? CodeOf(string description)
    {
        const string Prefix = "invalid_request_error.";
        var start = description.IndexOf(Prefix, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var rest = description.AsSpan(start + Prefix.Length);
        var length = rest.IndexOfAnyExcept(CodeCharacters);
        return (length < 0 ? rest : rest[..length]).ToString();
    }

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.#} s";
}
