using Microsoft.Extensions.Logging;

namespace Sidecar.Simulator.Hosting;

internal static partial class SimulatorLog
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "Simulator listens on {Endpoint}")]
    public static partial void Listening(ILogger logger, Uri endpoint);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Information, Message = "Simulator session {SessionId} opened")]
    public static partial void SessionOpened(ILogger logger, string sessionId);

    [LoggerMessage(
        EventId = 4003,
        Level = LogLevel.Information,
        Message = "Simulator session {SessionId} ended: {Reason}"
    )]
    public static partial void SessionClosed(ILogger logger, string sessionId, string reason);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Warning, Message = "Simulator refused a connection: {Code}")]
    public static partial void ConnectionRefused(ILogger logger, string code);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Error, Message = "Simulator session {SessionId} failed")]
    public static partial void SessionFailed(ILogger logger, string sessionId, Exception fault);
}
