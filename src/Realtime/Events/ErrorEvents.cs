namespace Sidecar.Realtime.Events;

/// <summary><c>error</c>: mostly the session stays open; see <see cref="RealtimeErrors.Classify"/>.</summary>
public sealed class ServerError : ServerEvent
{
    /// <summary>What went wrong.</summary>
    public required ErrorInfo Error { get; init; }
}

/// <summary>The error object of the Realtime API.</summary>
public sealed record ErrorInfo
{
    /// <summary>E.g. <c>invalid_request_error</c>; the list is open.</summary>
    public string Type { get; init; } = "";

    /// <summary>E.g. <c>invalid_value</c>; more telling than the type.</summary>
    public string? Code { get; init; }

    /// <summary>For people.</summary>
    public string Message { get; init; } = "";

    /// <summary>The field at fault, e.g. <c>session.voice</c>.</summary>
    public string? Param { get; init; }

    /// <summary>The id of the client event at fault, where the server attributes the error to one (often it doesn't).
    /// </summary>
    public string? EventId { get; init; }
}
