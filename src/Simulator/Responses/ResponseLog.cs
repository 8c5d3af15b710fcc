using Microsoft.Extensions.Logging;

namespace Sidecar.Simulator.Responses;

internal static partial class ResponseLog
{
    [LoggerMessage(
        EventId = 4201,
        Level = LogLevel.Warning,
        Message = "Response {ResponseId} failed: the voice couldn't speak it"
    )]
    public static partial void VoiceFailed(ILogger logger, string responseId, Exception fault);
}
