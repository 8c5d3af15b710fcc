using Microsoft.Extensions.Logging;

namespace Sidecar.Realtime.Session;

/// <summary>Event ids 2000 to 2099. No transcript, no audio, no key at any level.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information, "Connecting to {Endpoint}")]
    public static partial void Connecting(ILogger logger, string endpoint);

    [LoggerMessage(2001, LogLevel.Information, "Session {SessionId} is ready, model {Model}")]
    public static partial void Ready(ILogger logger, string? sessionId, string? model);

    [LoggerMessage(2002, LogLevel.Information, "Session ended: {Reason}, close code {CloseCode}: {Description}")]
    public static partial void Ended(ILogger logger, string reason, int? closeCode, string description);

    [LoggerMessage(2003, LogLevel.Warning, "Dropped a message of {Bytes} bytes: {Reason} (at byte {Position})")]
    public static partial void Malformed(ILogger logger, long bytes, string reason, long? position);

    [LoggerMessage(2004, LogLevel.Error, "An observer of the session's events failed; the session goes on")]
    public static partial void ObserverFault(ILogger logger, Exception exception);

    [LoggerMessage(2005, LogLevel.Debug, "Ignored an event of unknown type {Type}")]
    public static partial void UnknownEvent(ILogger logger, string type);

    [LoggerMessage(2006, LogLevel.Warning, "The server reported {Code} ({Type}), field {Param}")]
    public static partial void ServerError(ILogger logger, string? code, string type, string? param);

    [LoggerMessage(2007, LogLevel.Warning, "No answer to a request for a response within {TimeoutMs} ms")]
    public static partial void ResponseStartTimedOut(ILogger logger, double timeoutMs);

    [LoggerMessage(2008, LogLevel.Debug, "Sending failed")]
    public static partial void SendFailed(ILogger logger, Exception exception);

    [LoggerMessage(2009, LogLevel.Warning, "Failed to start: {Message}")]
    public static partial void FailedToStart(ILogger logger, string message);

    [LoggerMessage(2010, LogLevel.Debug, "The server did not answer the close within {TimeoutMs} ms")]
    public static partial void CloseUnanswered(ILogger logger, double timeoutMs);

    [LoggerMessage(2011, LogLevel.Warning, "The socket can't keep up: microphone audio is being dropped")]
    public static partial void DroppingAudio(ILogger logger);

    [LoggerMessage(2012, LogLevel.Debug, "Not sent: {Type}, which this server does not know")]
    public static partial void NotSent(ILogger logger, string type);
}
