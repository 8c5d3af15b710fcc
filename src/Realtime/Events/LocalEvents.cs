namespace Sidecar.Realtime.Events;

/// <summary>Why a session ended.</summary>
public enum SessionEndReason
{
    /// <summary>We closed it.</summary>
    ClosedByUs,

    /// <summary>The server closed it, with whatever code: not asked for, so to be treated as a drop.</summary>
    ClosedByServer,

    /// <summary>The connection broke without a close.</summary>
    ConnectionLost,

    /// <summary>The server sent what no server may send, such as a message beyond the limit.</summary>
    ProtocolViolation,

    /// <summary>It never came to be: the connection or the configuration failed.</summary>
    FailedToStart,

    /// <summary>Control events piled up unsent beyond the bound: the server doesn't read.</summary>
    SendQueueFull,
}

/// <summary>Local: the session is over. Comes exactly once, last, however the session ended.</summary>
public sealed class SessionEnded : ServerEvent
{
    /// <summary>Why.</summary>
    public required SessionEndReason Reason { get; init; }

    /// <summary>The WebSocket close code (RFC 6455 §7.4) where the server sent one; null for a bare end of stream.
    /// </summary>
    public int? CloseCode { get; init; }

    /// <summary>For people: what happened, with the server's own reason where it gave one.</summary>
    public required string Description { get; init; }

    /// <summary>The last error the server sent before, such as <c>session_expired</c>; null if it sent none.</summary>
    public ErrorInfo? LastError { get; init; }
}

/// <summary>Local: a message of the server made no sense and was dropped. Counted; the session goes on.</summary>
public sealed class MalformedMessage : ServerEvent
{
    /// <summary>What is wrong. Never quotes the message.</summary>
    public required string Reason { get; init; }

    /// <summary>Where in the message, in bytes; null where no place can be told.</summary>
    public long? BytePosition { get; init; }

    /// <summary>Size of the message, in bytes.</summary>
    public required long MessageBytes { get; init; }
}

/// <summary>Local: the server answered a <see cref="ResponseCreate"/> neither with a response nor with an error in time.
/// The next one may be sent.</summary>
public sealed class ResponseStartTimedOut : ServerEvent
{
    /// <summary>The id of the <see cref="ResponseCreate"/>.</summary>
    public required string ClientEventId { get; init; }

    /// <summary>How long it was waited for.</summary>
    public required TimeSpan Timeout { get; init; }
}
